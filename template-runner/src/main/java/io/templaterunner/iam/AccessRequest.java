package io.templaterunner.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request, as policies see it.
 *
 * @param principal who asks
 * @param action what for, such as {@code s3:GetObject}
 * @param resource the ARN of what it is done to
 * @param context the values of condition keys, such as {@code aws:SourceArn}; names are compared without regard to case
 */
public record AccessRequest(Principal principal, String action, String resource, Map<String, List<String>> context) {

    public AccessRequest {
        TreeMap<String, List<String>> byLowerCaseName = new TreeMap<>();
        context.forEach((name, values) -> byLowerCaseName.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        context = Map.copyOf(byLowerCaseName);
    }

    /** A request without any condition key. */
    public AccessRequest(Principal principal, String action, String resource) {
        this(principal, action, resource, Map.of());
    }
}
