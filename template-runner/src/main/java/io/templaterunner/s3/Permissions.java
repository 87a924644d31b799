package io.templaterunner.s3;

import io.templaterunner.iam.AccessRequest;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one principal may do.
 *
 * @param principalArn who asks
 * @param identityPolicies the principal's own
 * @param bucketPolicies of all buckets
 */
record Permissions(String principalArn, List<Policy> identityPolicies, PoliciesByBucket bucketPolicies) {

    private static final String ARN = "arn:aws:s3:::";

    boolean allowsOnObject(String action, String bucket, String key, Map<String, String> context) {
        return allows(action, bucket, ARN + bucket + "/" + key, context);
    }

    boolean allowsOnBucket(String action, String bucket, Map<String, String> context) {
        return allows(action, bucket, ARN + bucket, context);
    }

    boolean allowsOnAll(String action) {
        return allows(action, "", "*", Map.of());
    }

    private boolean allows(String action, String bucket, String resource, Map<String, String> specific) {
        Map<String, List<String>> context = new HashMap<>();
        specific.forEach((name, value) -> context.put(name, List.of(value)));
        // Loopback stands for the TLS of the real service.
        context.put("aws:SecureTransport", List.of("true"));
        context.put("aws:PrincipalArn", List.of(principalArn));
        String account = principalArn.split(":", 6).length == 6 ? principalArn.split(":", 6)[4] : "";
        if (!account.isEmpty()) {
            context.put("aws:PrincipalAccount", List.of(account));
            context.put("aws:ResourceAccount", List.of(account));
            context.put("s3:ResourceAccount", List.of(account));
        }
        AccessRequest request = new AccessRequest(new Principal.Aws(principalArn), action, resource, context);
        List<Policy> policies = Stream.concat(identityPolicies.stream(), bucketPolicies.of(bucket).stream())
                .toList();
        return Policy.decide(policies, request).isAllowed();
    }
}
