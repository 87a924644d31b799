package io.templaterunner.template;

import io.templaterunner.template.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A resource as the template declares it, not yet evaluated.
 *
 * @param id its logical id
 * @param at where it stands
 * @param type such as {@code AWS::S3::Bucket}
 * @param properties its properties, with the functions in them
 * @param dependsOn the logical ids that it names itself
 * @param condition the condition under which it exists, if it has one
 * @param deletionPolicy what becomes of it when it leaves the template: {@code Delete} if nothing is said
 * @param updateReplacePolicy what becomes of it when another one takes its place
 */
public record Resource(
        String id,
        Source at,
        Value type,
        Fields properties,
        List<Value> dependsOn,
        Optional<Value> condition,
        String deletionPolicy,
        String updateReplacePolicy) {

    static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");
    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata");
    private static final Set<String> DELETION = Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");
    private static final Set<String> REPLACEMENT = Set.of("Delete", "Retain", "Snapshot");

    static Resource declared(String id, Value declaration) {
        Source at = declaration.at();
        if (!ALPHANUMERIC.matcher(id).matches()) {
            throw new TemplateException(at, "Template format error: Resource name " + id + " is non alphanumeric.");
        }
        Fields fields = declaration.asFields();
        fields.values().forEach((key, value) -> {
            if (!ATTRIBUTES.contains(key)) {
                throw new TemplateException(value.at(), "Invalid template resource property '" + key + "'");
            }
        });
        checkPolicy(fields, "DeletionPolicy", DELETION, "deletion");
        checkPolicy(fields, "UpdateReplacePolicy", REPLACEMENT, "update replace");
        Value type = fields.find("Type")
                .orElseThrow(() -> new TemplateException(
                        at,
                        "Template format error: [/Resources/" + id + "] Every Resources object must contain a Type"
                                + " member."));
        type.asText();
        return new Resource(
                id,
                at,
                type,
                fields.fieldsOrEmpty("Properties"),
                fields.find("DependsOn").map(Value::asItemsOrOne).orElse(List.of()),
                fields.find("Condition"),
                fields.findText("DeletionPolicy").orElse("Delete"),
                fields.findText("UpdateReplacePolicy").orElse("Delete"));
    }

    private static void checkPolicy(Fields fields, String name, Set<String> policies, String kind) {
        fields.find(name).ifPresent(policy -> {
            if (!policies.contains(policy.asText())) {
                throw new TemplateException(
                        policy.at(),
                        "Template format error: Unrecognized " + name + " " + policy.asText() + " for resource");
            }
            // None of the types that run on one machine has snapshots.
            if (policy.asText().equals("Snapshot")) {
                throw new TemplateException(
                        policy.at(),
                        "Template error: resource type "
                                + fields.findText("Type").orElse("") + " does not support " + kind
                                + " policy Snapshot");
            }
        });
    }
}
