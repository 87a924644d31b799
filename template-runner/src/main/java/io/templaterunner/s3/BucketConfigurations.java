package io.templaterunner.s3;

import io.templaterunner.stack.Declaration;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what a bucket's declaration says of versions and lifecycle.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html">Lifecycle
 *     configuration elements</a>
 */
final class BucketConfigurations {

    private static final int MAX_ID = 255;
    private static final String OLD_VERSIONS = "NoncurrentVersionExpiration";
    private static final String UNFINISHED = "AbortIncompleteMultipartUpload";
    private static final List<String> ACTIONS = List.of(
            OLD_VERSIONS, UNFINISHED, "ExpiredObjectDeleteMarker", "NoncurrentVersionTransitions", "Transitions");

    private BucketConfigurations() {}

    static BucketConfiguration read(Declaration declaration) {
        List<Value> rules =
                declaration.properties().fieldsOrEmpty("LifecycleConfiguration").itemsOrEmpty("Rules");
        check(declaration, rules);
        return new BucketConfiguration(
                declaration
                        .properties()
                        .fieldsOrEmpty("VersioningConfiguration")
                        .findText("Status")
                        .filter("Enabled"::equals)
                        .isPresent(),
                days(declaration, rules, OLD_VERSIONS, "NoncurrentDays"),
                days(declaration, rules, UNFINISHED, "DaysAfterInitiation"));
    }

    private static void check(Declaration declaration, List<Value> rules) {
        Set<String> ids = new HashSet<>();
        for (Value rule : rules) {
            Fields fields = rule.asFields();
            if (ACTIONS.stream().allMatch(action -> fields.find(action).isEmpty())) {
                throw declaration.refused(rule, "At least one action needs to be specified in a rule");
            }
            fields.find("Id").ifPresent(id -> {
                if (id.asText().length() > MAX_ID) {
                    throw declaration.refused(id, "ID length should not exceed allowed limit of 255");
                }
                if (!ids.add(id.asText())) {
                    throw declaration.refused(id, "Rule ID must be unique. Found same ID for more than one rule");
                }
            });
        }
    }

    /** Of several rules, the one that lets go first. */
    private static OptionalInt days(Declaration declaration, List<Value> rules, String action, String property) {
        return rules.stream()
                .map(Value::asFields)
                .filter(rule -> rule.get("Status").asText().equals("Enabled"))
                .map(rule -> rule.fieldsOrEmpty(action).find(property))
                .flatMap(Optional::stream)
                .mapToInt(days -> positive(declaration, days, action, property))
                .min();
    }

    private static int positive(Declaration declaration, Value days, String action, String property) {
        if (days.asInteger() < 1) {
            throw declaration.refused(days, "'" + property + "' for " + action + " action must be a positive integer");
        }
        return days.asInteger();
    }
}
