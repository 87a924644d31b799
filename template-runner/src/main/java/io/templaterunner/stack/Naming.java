package io.templaterunner.stack;

import io.templaterunner.template.PseudoParameters;
import io.templaterunner.template.Source;
import io.templaterunner.template.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The names that AWS makes up. Here the same stack gets the same ones at every start, so that what is kept under them is
 * found again.
 */
public record Naming(PseudoParameters pseudo) {

    /** A name for a resource that the template gives none, such as {@code stack-Logical-1AB2CD3EF4}. */
    public String physical(String logicalId) {
        return pseudo.stackName() + "-" + logicalId + "-" + id(logicalId).toUpperCase(Locale.ROOT);
    }

    /** Ten small letters and digits. */
    public String id(String logicalId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((pseudo.stackId() + "/" + logicalId).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(36).substring(0, 10);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The ARN of something in the stack's account and region. */
    public String arn(String service, String resource) {
        return "arn:" + pseudo.partition() + ":" + service + ":" + pseudo.region() + ":" + pseudo.accountId() + ":"
                + resource;
    }

    /** The ARN of something in IAM, which has no region. */
    public String iamArn(String resource) {
        return "arn:" + pseudo.partition() + ":iam::" + pseudo.accountId() + ":" + resource;
    }

    /** The ARN of a bucket. */
    public String bucketArn(String bucket) {
        return "arn:" + pseudo.partition() + ":s3:::" + bucket;
    }

    /** An attribute's value. */
    public static Value value(Declaration declaration, String text) {
        Source at = declaration.resource().at();
        return new Value.Text(at, text);
    }
}
