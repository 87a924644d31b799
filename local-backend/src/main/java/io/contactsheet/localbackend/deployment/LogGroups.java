package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Evaluation.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The log groups of a stack. On this computer logs go to one file, and these groups stay empty. */
final class LogGroups {

    private static final String ALL_STREAMS = ":*";

    private final Naming naming;
    private final Map<String, String> idByArn = new LinkedHashMap<>();

    LogGroups(Naming naming) {
        this.naming = naming;
    }

    Identity create(Declaration declaration) {
        String name = declaration.findText("LogGroupName").orElseGet(() -> naming.physical(declaration.id()));
        if (!name.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            throw declaration.refused(
                    declaration.properties().get("LogGroupName"),
                    "Value '" + name + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular"
                            + " expression pattern: [\\.\\-_/#A-Za-z0-9]+, with a length of at most 512");
        }
        String arn = naming.arn("logs", "log-group:" + name);
        if (idByArn.putIfAbsent(arn, declaration.id()) != null) {
            throw declaration.refused(declaration.properties(), "The specified log group already exists: " + name);
        }
        return new Identity(name, Map.of("Arn", Naming.value(declaration, arn + ALL_STREAMS)));
    }

    /** The logical id of the group with an ARN, with the mark for all its streams or without; empty if there is none. */
    Optional<String> find(String arn) {
        String plain = arn.endsWith(ALL_STREAMS) ? arn.substring(0, arn.length() - ALL_STREAMS.length()) : arn;
        return Optional.ofNullable(idByArn.get(plain));
    }
}
