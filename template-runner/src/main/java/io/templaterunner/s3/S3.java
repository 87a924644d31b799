package io.templaterunner.s3;

import io.templaterunner.cloudwatch.MetricSource;
import io.templaterunner.iam.Roles;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.StackContext;
import java.util.List;

/** S3: the buckets of a stack and their policies. */
public final class S3 implements AwsService {

    private final EmbeddedS3 storage;
    private final Buckets buckets;
    private final BucketPolicyDeclarations policies;

    /**
     * @param storage holds the objects; it is not closed here
     * @param roles whom policies may name
     * @param events tells others of changes
     */
    public S3(StackContext context, EmbeddedS3 storage, Roles roles, BucketEvents events) {
        this.storage = storage;
        buckets = new Buckets(context, storage, events);
        policies = new BucketPolicyDeclarations(context.naming(), storage, buckets, roles);
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::S3::Bucket", buckets::create, buckets::remove),
                ResourceKind.of("AWS::S3::BucketPolicy", policies::create));
    }

    @Override
    public void removeMade() {
        buckets.removeMade();
    }

    @Override
    public void start() {
        storage.startLifecycles();
    }

    /** What it reports. */
    public MetricSource metrics() {
        return new BucketMetrics(buckets);
    }
}
