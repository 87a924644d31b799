package io.templaterunner.logs;

import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.StackContext;
import io.templaterunner.template.Evaluation.Identity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * CloudWatch Logs: the log groups of a stack. Those of access logs are files on this computer; those of functions stay
 * empty, for what functions log goes to the log of this program.
 */
public final class LogGroups implements AwsService {

    private static final String ALL_STREAMS = ":*";

    private final Naming naming;
    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Declared> byArn = new LinkedHashMap<>();

    /**
     * A log group.
     *
     * @param logicalId of its resource
     */
    public record Declared(String logicalId, LogGroup group) {}

    public LogGroups(StackContext context) {
        this.naming = context.naming();
        this.folder = context.folder().resolve("logs");
        this.clock = context.clock();
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(ResourceKind.of("AWS::Logs::LogGroup", this::create, this::remove));
    }

    private Identity create(Declaration declaration) {
        String name = declaration.findText("LogGroupName").orElseGet(() -> naming.physical(declaration.id()));
        if (!name.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            throw declaration.refused(
                    declaration.properties().get("LogGroupName"),
                    "Value '" + name + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular"
                            + " expression pattern: [\\.\\-_/#A-Za-z0-9]+, with a length of at most 512");
        }
        String arn = naming.arn("logs", "log-group:" + name);
        if (byArn.containsKey(arn)) {
            throw declaration.refused(declaration.properties(), "The specified log group already exists: " + name);
        }
        OptionalInt days = declaration
                .properties()
                .find("RetentionInDays")
                .map(value -> OptionalInt.of(value.asInteger()))
                .orElse(OptionalInt.empty());
        byArn.put(arn, new Declared(declaration.id(), new LogGroup(folder, name, days, clock)));
        return new Identity(name, Map.of("Arn", Naming.value(declaration, arn + ALL_STREAMS)));
    }

    /** The group with an ARN, with the mark for all its streams or without; empty if there is none. */
    public Optional<Declared> find(String arn) {
        String plain = arn.endsWith(ALL_STREAMS) ? arn.substring(0, arn.length() - ALL_STREAMS.length()) : arn;
        return Optional.ofNullable(byArn.get(plain));
    }

    /** With all that was logged. */
    private void remove(DeployedResource resource) {
        try (LogGroup group = new LogGroup(folder, resource.physicalId(), OptionalInt.empty(), clock)) {
            group.clear();
        }
    }

    @Override
    public void close() {
        byArn.values().forEach(declared -> declared.group().close());
    }
}
