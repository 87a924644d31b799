package io.templaterunner.s3;

import io.templaterunner.iam.BucketPolicyRules;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyDocuments;
import io.templaterunner.iam.PolicyException;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.iam.Roles;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The policies of a stack's buckets. */
final class BucketPolicyDeclarations {

    private final Naming naming;
    private final EmbeddedS3 s3;
    private final Buckets buckets;
    private final Roles roles;
    private final BucketPolicyRules rules = new BucketPolicyRules();
    private final Set<String> withPolicy = new HashSet<>();

    BucketPolicyDeclarations(Naming naming, EmbeddedS3 s3, Buckets buckets, Roles roles) {
        this.naming = naming;
        this.s3 = s3;
        this.buckets = buckets;
        this.roles = roles;
    }

    Identity create(Declaration declaration) {
        Value bucket = declaration.properties().get("Bucket");
        String name = bucket.asText();
        if (!buckets.isNamed(name)) {
            throw declaration.refused(bucket, "The specified bucket does not exist: " + name);
        }
        Policy policy = policy(declaration, name);
        if (!withPolicy.add(name)) {
            throw declaration.refused(bucket, "The bucket policy already exists on bucket " + name + ".");
        }
        s3.setBucketPolicy(name, policy);
        return new Identity(naming.physical(declaration.id()), Map.of());
    }

    private Policy policy(Declaration declaration, String bucket) {
        Value document = declaration.properties().get("PolicyDocument");
        Policy policy = PolicyDocuments.read(declaration, document, PolicyKind.RESOURCE);
        try {
            rules.check(policy, naming.bucketArn(bucket), roles::exists);
        } catch (PolicyException refused) {
            throw declaration.refused(document, String.valueOf(refused.getMessage()));
        }
        if (buckets.hasNoPublicPolicy(bucket) && BucketPolicyRules.isPublic(policy)) {
            throw declaration.refused(
                    document,
                    "Access Denied: not authorized to perform s3:PutBucketPolicy on " + naming.bucketArn(bucket)
                            + " because public policies are prevented by the BlockPublicPolicy setting in S3 Block"
                            + " Public Access.");
        }
        return policy;
    }
}
