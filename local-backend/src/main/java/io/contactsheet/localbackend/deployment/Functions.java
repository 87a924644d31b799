package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.functions.EventInvokeConfig;
import io.contactsheet.localbackend.functions.FunctionConfiguration;
import io.contactsheet.localbackend.functions.LambdaFunction;
import io.contactsheet.localbackend.functions.MessageQueue;
import io.contactsheet.localbackend.s3.AccessKey;
import io.contactsheet.localbackend.s3.EmbeddedS3;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

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
    private final Services services;
    private final Pictures pictures;
    private final PublishedVersions published;
    private final UnaryOperator<String> localised;
    private final Map<String, DeployedFunction> byName = new LinkedHashMap<>();

    /**
     * @param pictures that versions took
     * @param published the versions that there are
     * @param localised puts this machine's addresses into a text
     */
    Functions(
            Naming naming,
            Roles roles,
            Queues queues,
            EmbeddedS3 s3,
            Services services,
            Pictures pictures,
            PublishedVersions published,
            UnaryOperator<String> localised) {
        this.pictures = pictures;
        this.published = published;
        this.localised = localised;
        this.naming = naming;
        this.roles = roles;
        this.queues = queues;
        this.s3 = s3;
        this.services = services;
    }

    Identity create(Declaration declaration) {
        String name = declaration.findText("FunctionName").orElseGet(() -> naming.physical(declaration.seed()));
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
        number(declaration, "Timeout", 3, 1, 900);
        number(declaration, "MemorySize", 128, 128, 10_240);
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
        variables(declaration);
        SnapStart.check(declaration);
        byName.put(
                name,
                new DeployedFunction(
                        declaration,
                        Math.max(1, Math.min(concurrency, Runtime.getRuntime().availableProcessors())),
                        role,
                        (then, qualifier, version) -> configuration(name, arn, then, role, qualifier, version)));
        return new Identity(name, Map.of("Arn", Naming.value(declaration, arn)));
    }

    /** What a version of a function is, as its declaration says of the time when it was published. */
    private FunctionConfiguration configuration(
            String name, String arn, Declaration then, Roles.Role now, String qualifier, String version) {
        Roles.Role role = roles.find(then.text("Role")).orElse(now);
        int memory = number(then, "MemorySize", 128, 128, 10_240);
        Map<String, String> environment = environment(name, memory, role, variables(then));
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", version);
        return new FunctionConfiguration(
                name,
                qualifier.equals(FunctionName.LATEST) ? arn : arn + ":" + qualifier,
                then.text("Handler"),
                environment,
                Duration.ofSeconds(number(then, "Timeout", 3, 1, 900)),
                memory);
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
        services.admit(role, key);
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("AWS_ACCESS_KEY_ID", key.id());
        environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
        environment.put("AWS_REGION", naming.pseudo().region());
        environment.put("AWS_DEFAULT_REGION", naming.pseudo().region());
        environment.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_API_GATEWAY", services.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", services.endpoint().toString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(memory));
        return environment;
    }

    Identity createVersion(Declaration declaration) {
        FunctionName name = named(declaration, declaration.properties().get("FunctionName"));
        DeployedFunction function = function(name);
        SnapStart.checkConcurrency(declaration, function.latest());
        Fields latest = function.latest().canonical();
        Fields picture = pictures.of(declaration, latest);
        String arn = naming.arn("lambda", "function:" + name.name());
        String version = declaration
                .history()
                .goingOn()
                .map(before -> before.physicalId().substring(before.physicalId().lastIndexOf(':') + 1))
                .orElseGet(() -> publish(declaration, name.name(), arn, picture));
        function.qualify(
                version,
                declaration.id(),
                version,
                function.latest().withProperties((Fields) picture.withTexts(localised), picture));
        return new Identity(
                arn + ":" + version,
                Map.of(
                        "FunctionArn", Naming.value(declaration, arn + ":" + version),
                        "Version", Naming.value(declaration, version)));
    }

    private String publish(Declaration declaration, String function, String arn, Fields picture) {
        published.of(arn, picture).ifPresent(same -> {
            throw declaration.refused(
                    declaration.properties(),
                    "A version for this Lambda function exists ( " + same
                            + " ). Modify the function to create a new version.");
        });
        String version = String.valueOf(published.next(function));
        published.add(arn + ":" + version, picture);
        return version;
    }

    Identity createAlias(Declaration declaration) {
        FunctionName name = named(declaration, declaration.properties().get("FunctionName"));
        Value version = declaration.properties().get("FunctionVersion");
        DeployedFunction.Qualifier target = qualifier(declaration, name.name(), version.asText())
                .orElseThrow(() -> declaration.refused(
                        version,
                        "Function not found: " + naming.arn("lambda", "function:" + name.name()) + ":"
                                + version.asText()));
        SnapStart.checkConcurrency(declaration, target.declaration());
        String alias = declaration.text("Name");
        function(name).qualify(alias, declaration.id(), target.version(), target.declaration());
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
        String id = naming.physical(declaration.seed());
        return new Identity(id, Map.of("Id", Naming.value(declaration, id)));
    }

    Identity createEventInvokeConfig(Declaration declaration) {
        FunctionName name = named(declaration, declaration.properties().get("FunctionName"));
        Value qualifier = declaration.properties().get("Qualifier");
        DeployedFunction function = function(name);
        if (qualifier(declaration, name.name(), qualifier.asText()).isEmpty()) {
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

    /** The function or qualified function of a property, which must certainly stand by then. */
    FunctionName named(Declaration declaration, Value value) {
        return find(value.asText())
                .filter(name ->
                        qualifier(declaration, name.name(), name.qualifier()).isPresent())
                .orElseThrow(() -> declaration.refused(value, "Function not found: " + value.asText()));
    }

    /**
     * Only what certainly stands by then counts: CloudFormation makes what does not depend on each other in any order.
     */
    private Optional<DeployedFunction.Qualifier> qualifier(Declaration declaration, String function, String qualifier) {
        return Optional.ofNullable(byName.get(function))
                .flatMap(deployed -> deployed.qualifier(qualifier))
                .filter(found -> declaration.before().contains(found.logicalId()));
    }

    /** The function or qualified function of a name or an ARN, if it stands. */
    Optional<FunctionName> find(String text) {
        return FunctionName.parse(text).filter(name -> {
            DeployedFunction function = byName.get(name.name());
            return function != null && function.qualifier(name.qualifier()).isPresent();
        });
    }

    /** What runs under the name or the ARN of a function, if it stands. Safe for several threads when all stands. */
    synchronized Optional<LambdaFunction> runtime(String text) {
        return find(text).map(name -> function(name).runtime(name.qualifier()));
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
        byName.values().forEach(DeployedFunction::load);
    }

    @Override
    public void close() {
        byName.values().forEach(DeployedFunction::close);
    }
}
