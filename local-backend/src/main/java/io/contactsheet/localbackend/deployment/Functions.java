package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.functions.EventInvokeConfig;
import io.contactsheet.localbackend.functions.FunctionConfiguration;
import io.contactsheet.localbackend.functions.MessageQueue;
import io.contactsheet.localbackend.s3.AccessKey;
import io.contactsheet.localbackend.s3.EmbeddedS3;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions of a stack: their configuration, versions, aliases, permissions and asynchronous invocation. */
final class Functions implements AutoCloseable {

    static final String SERVICE = "lambda.amazonaws.com";

    private static final int MAX_ENVIRONMENT_BYTES = 4096;
    private static final Set<String> RESERVED_VARIABLES = Set.of(
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT",
            "_HANDLER",
            "_X_AMZN_TRACE_ID");

    private final Naming naming;
    private final Roles roles;
    private final Queues queues;
    private final EmbeddedS3 s3;
    private final Map<String, DeployedFunction> byName = new LinkedHashMap<>();

    Functions(Naming naming, Roles roles, Queues queues, EmbeddedS3 s3) {
        this.naming = naming;
        this.roles = roles;
        this.queues = queues;
        this.s3 = s3;
    }

    Identity create(Declaration declaration) {
        String name = declaration.findText("FunctionName").orElseGet(() -> naming.physical(declaration.id()));
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw declaration.refused(
                    declaration.properties().get("FunctionName"),
                    "Value '" + name + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular"
                            + " expression pattern: [a-zA-Z0-9-_]+, with a length of at most 64");
        }
        if (byName.containsKey(name)) {
            throw declaration.refused(declaration.properties(), "Function already exist: " + name);
        }
        JavaRuntime.check(declaration);
        int timeout = number(declaration, "Timeout", 3, 1, 900);
        int memory = number(declaration, "MemorySize", 128, 128, 10_240);
        int concurrency = number(
                declaration,
                "ReservedConcurrentExecutions",
                Runtime.getRuntime().availableProcessors(),
                0,
                1000);
        String arn = naming.arn("lambda", "function:" + name);
        Value roleArn = declaration.properties().get("Role");
        Roles.Role role = roles.assumableByLambda(roleArn.asText(), arn)
                .orElseThrow(() ->
                        declaration.refused(roleArn, "The role defined for the function cannot be assumed by Lambda."));
        Map<String, String> variables = variables(declaration);
        byName.put(
                name,
                new DeployedFunction(
                        declaration,
                        Duration.ofSeconds(timeout),
                        Math.max(1, Math.min(concurrency, Runtime.getRuntime().availableProcessors())),
                        role,
                        () -> new FunctionConfiguration(
                                name,
                                arn,
                                declaration.text("Handler"),
                                environment(name, memory, role, variables),
                                Duration.ofSeconds(timeout),
                                memory)));
        return new Identity(name, Map.of("Arn", Naming.value(declaration, arn)));
    }

    private static int number(Declaration declaration, String property, int usual, int least, int most) {
        return declaration
                .properties()
                .find(property)
                .map(value -> {
                    int number = value.asInteger();
                    if (number < least || number > most) {
                        throw declaration.refused(
                                value,
                                "Value '" + number + "' at '" + property + "' failed to satisfy constraint: Member must"
                                        + " have value between " + least + " and " + most);
                    }
                    return number;
                })
                .orElse(usual);
    }

    private static Map<String, String> variables(Declaration declaration) {
        Map<String, String> variables = new HashMap<>();
        Value.Fields declared =
                declaration.properties().fieldsOrEmpty("Environment").fieldsOrEmpty("Variables");
        declared.values().forEach((name, value) -> variables.put(name, value.asText()));
        Set<String> reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED_VARIABLES);
        if (!reserved.isEmpty()) {
            throw declaration.refused(
                    declared,
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided contains reserved keys that are currently not supported for modification."
                            + " Reserved keys used in this request: " + String.join(", ", reserved));
        }
        int bytes = variables.entrySet().stream()
                .mapToInt(variable ->
                        variable.getKey().length() + variable.getValue().length())
                .sum();
        if (bytes > MAX_ENVIRONMENT_BYTES) {
            throw declaration.refused(
                    declared,
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided exceeded the 4KB limit.");
        }
        return variables;
    }

    private Map<String, String> environment(String name, int memory, Roles.Role role, Map<String, String> variables) {
        AccessKey key = s3.keyFor(role.arn(), role.policies());
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("AWS_ACCESS_KEY_ID", key.id());
        environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
        environment.put("AWS_REGION", naming.pseudo().region());
        environment.put("AWS_DEFAULT_REGION", naming.pseudo().region());
        environment.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", FunctionName.LATEST);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(memory));
        return environment;
    }

    Identity createVersion(Declaration declaration) {
        FunctionName name = named(declaration, declaration.properties().get("FunctionName"));
        String version = function(name).publish();
        String arn = naming.arn("lambda", "function:" + name.name() + ":" + version);
        return new Identity(
                arn,
                Map.of(
                        "FunctionArn", Naming.value(declaration, arn),
                        "Version", Naming.value(declaration, version)));
    }

    Identity createAlias(Declaration declaration) {
        FunctionName name = named(declaration, declaration.properties().get("FunctionName"));
        Value version = declaration.properties().get("FunctionVersion");
        if (!function(name).qualifiers().contains(version.asText())) {
            throw declaration.refused(
                    version,
                    "Function not found: " + naming.arn("lambda", "function:" + name.name()) + ":" + version.asText());
        }
        String alias = declaration.text("Name");
        function(name).qualifiers().add(alias);
        String arn = naming.arn("lambda", "function:" + name.name() + ":" + alias);
        return new Identity(arn, Map.of("AliasArn", Naming.value(declaration, arn)));
    }

    Identity createPermission(Declaration declaration) {
        FunctionName name = named(declaration, declaration.properties().get("FunctionName"));
        Value action = declaration.properties().get("Action");
        if (!action.asText().matches("lambda:[*]|lambda:[a-zA-Z]+|[*]")) {
            throw declaration.refused(
                    action,
                    "Value '" + action.asText() + "' at 'action' failed to satisfy constraint: Member must satisfy"
                            + " regular expression pattern: (lambda:[*]|lambda:[a-zA-Z]+|[*])");
        }
        function(name)
                .permissions()
                .add(new DeployedFunction.InvokePermission(
                        declaration.id(),
                        name.qualifier(),
                        action.asText(),
                        declaration.text("Principal"),
                        declaration.findText("SourceArn"),
                        declaration.findText("SourceAccount")));
        String id = naming.physical(declaration.id());
        return new Identity(id, Map.of("Id", Naming.value(declaration, id)));
    }

    Identity createEventInvokeConfig(Declaration declaration) {
        FunctionName name = named(declaration, declaration.properties().get("FunctionName"));
        Value qualifier = declaration.properties().get("Qualifier");
        DeployedFunction function = function(name);
        if (!function.qualifiers().contains(qualifier.asText())) {
            throw declaration.refused(
                    qualifier,
                    "The function " + name.name() + " doesn't exist with the qualifier " + qualifier.asText());
        }
        int attempts = number(declaration, "MaximumRetryAttempts", 2, 0, 2);
        int age = number(declaration, "MaximumEventAgeInSeconds", 21_600, 60, 21_600);
        Optional<MessageQueue> failures = declaration
                .properties()
                .fieldsOrEmpty("DestinationConfig")
                .fieldsOrEmpty("OnFailure")
                .find("Destination")
                .map(destination -> failures(declaration, function, destination));
        function.asynchronous()
                .put(
                        qualifier.asText(),
                        new DeployedFunction.AsynchronousInvocation(
                                new EventInvokeConfig(attempts, Duration.ofSeconds(age)), failures));
        return new Identity(naming.physical(declaration.id()), Map.of());
    }

    private MessageQueue failures(Declaration declaration, DeployedFunction function, Value destination) {
        MessageQueue queue = queues.find(destination.asText())
                .orElseThrow(() -> declaration.refused(
                        destination,
                        "The destination ARN " + destination.asText()
                                + " is invalid; on this computer it must be that of a queue of this stack."));
        if (!Roles.allows(function.role(), "sqs:SendMessage", destination.asText())) {
            throw declaration.refused(
                    destination,
                    "The function's execution role does not have permissions to call SendMessage on "
                            + destination.asText());
        }
        return queue;
    }

    /** The function or qualified function of a property, which must stand. */
    FunctionName named(Declaration declaration, Value value) {
        return find(value.asText())
                .orElseThrow(() -> declaration.refused(value, "Function not found: " + value.asText()));
    }

    /** The function or qualified function of a name or an ARN, if it stands. */
    Optional<FunctionName> find(String text) {
        return FunctionName.parse(text).filter(name -> {
            DeployedFunction function = byName.get(name.name());
            return function != null && function.qualifiers().contains(name.qualifier());
        });
    }

    DeployedFunction function(FunctionName name) {
        DeployedFunction function = byName.get(name.name());
        if (function == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return function;
    }

    /** Finds all handlers, so that a wrong one is told of now and not with the first photo. */
    void load() {
        byName.values().forEach(DeployedFunction::runtime);
    }

    @Override
    public void close() {
        byName.values().forEach(DeployedFunction::close);
    }
}
