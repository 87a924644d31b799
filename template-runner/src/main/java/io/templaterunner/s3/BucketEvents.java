package io.templaterunner.s3;

import io.templaterunner.stack.Declaration;

/** Whoever tells others of the changes of a stack's buckets. */
@FunctionalInterface
public interface BucketEvents {

    /**
     * Takes note of whom a bucket tells, as its declaration says. They are told once the stack is complete.
     *
     * @param bucket its name
     * @throws io.templaterunner.template.TemplateException if S3 would refuse it
     */
    void subscribe(Declaration declaration, String bucket);
}
