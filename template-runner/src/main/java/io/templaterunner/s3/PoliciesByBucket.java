package io.templaterunner.s3;

import io.templaterunner.iam.Policy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The policies of the buckets that have one. Safe for several threads at once. */
final class PoliciesByBucket {

    private final Map<String, Policy> byBucket = new ConcurrentHashMap<>();

    void set(String bucket, @Nullable Policy policy) {
        if (policy == null) {
            byBucket.remove(bucket);
        } else {
            byBucket.put(bucket, policy);
        }
    }

    List<Policy> of(String bucket) {
        Policy policy = byBucket.get(bucket);
        return policy == null ? List.of() : List.of(policy);
    }
}
