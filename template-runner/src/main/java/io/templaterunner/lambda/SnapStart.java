package io.templaterunner.lambda;

import io.templaterunner.stack.Declaration;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.Optional;

/**
 * What cannot go together with snapshots of a function's process.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html#snapstart-runtimes">Supported features and
 *     limitations</a>
 */
final class SnapStart {

    private static final int MOST_STORAGE_MEGABYTES = 512;
    private static final String CONCURRENCY = "ProvisionedConcurrencyConfig";

    private SnapStart() {}

    static void check(Declaration function) {
        Optional<Value> storage = function.properties()
                .fieldsOrEmpty("EphemeralStorage")
                .find("Size")
                .filter(size -> size.asInteger() > MOST_STORAGE_MEGABYTES);
        if (isOn(function) && storage.isPresent()) {
            throw function.refused(
                    storage.get(),
                    "SnapStart is not supported for functions with ephemeral storage greater than 512 MB: "
                            + storage.get().asText());
        }
    }

    /** Of a version or an alias of the function. */
    static void checkConcurrency(Declaration qualifier, Declaration function) {
        Fields properties = qualifier.properties();
        if (isOn(function) && properties.find(CONCURRENCY).isPresent()) {
            throw qualifier.refused(
                    properties.get(CONCURRENCY),
                    "Provisioned Concurrency is not supported for functions that are configured with SnapStart.");
        }
    }

    private static boolean isOn(Declaration function) {
        return function.properties()
                .fieldsOrEmpty("SnapStart")
                .findText("ApplyOn")
                .filter("PublishedVersions"::equals)
                .isPresent();
    }
}
