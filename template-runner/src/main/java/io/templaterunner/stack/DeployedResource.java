package io.templaterunner.stack;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resource as a deployment left it, in the form in which the stack remembers it.
 *
 * @param type such as {@code Custom::Site}
 * @param physicalId what {@code Ref} gives
 * @param incarnation how often it was replaced
 * @param properties without functions: strings, lists and maps
 * @param attributes what {@code Fn::GetAtt} gives
 * @param dependencies the logical ids of those that stood before it
 * @param deletionPolicy what becomes of it when it leaves the template
 * @param updateReplacePolicy what becomes of it when another one takes its place
 * @param snapshot what it took a snapshot of when it was made, and goes on to serve; null for most types
 * @param code the fingerprint of the functions' code at that time
 */
public record DeployedResource(
        String type,
        String physicalId,
        int incarnation,
        Object properties,
        Map<String, String> attributes,
        List<String> dependencies,
        String deletionPolicy,
        String updateReplacePolicy,
        @JsonAlias("picture") @Nullable Object snapshot,
        String code) {

    static final String DELETE = "Delete";

    /** Members that the file of an earlier version of the program does not have are filled in. */
    public DeployedResource {
        Objects.requireNonNull(type);
        Objects.requireNonNull(physicalId);
        properties = Objects.requireNonNullElse((@Nullable Object) properties, Map.of());
        attributes = Objects.requireNonNullElse((@Nullable Map<String, String>) attributes, Map.of());
        dependencies = Objects.requireNonNullElse((@Nullable List<String>) dependencies, List.of());
        deletionPolicy = Objects.requireNonNullElse((@Nullable String) deletionPolicy, DELETE);
        updateReplacePolicy = Objects.requireNonNullElse((@Nullable String) updateReplacePolicy, DELETE);
        code = Objects.requireNonNullElse((@Nullable String) code, "");
    }
}
