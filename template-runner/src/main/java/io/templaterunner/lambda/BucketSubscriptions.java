package io.templaterunner.lambda;

import io.templaterunner.s3.BucketEvents;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.StackContext;
import io.templaterunner.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which functions are told of which changes of the buckets of a stack. */
final class BucketSubscriptions implements BucketEvents {

    private static final String SERVICE = "s3.amazonaws.com";

    private final StackContext context;
    private final Naming naming;
    private final Functions functions;
    private final NotificationSettings settings;
    private final Map<Channel, List<NotificationConfiguration>> channels = new LinkedHashMap<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private record Channel(String bucket, FunctionName target) {}

    BucketSubscriptions(StackContext context, Functions functions, NotificationSettings settings) {
        this.context = context;
        this.naming = context.naming();
        this.functions = functions;
        this.settings = settings;
    }

    @Override
    public void subscribe(Declaration declaration, String bucket) {
        Set<String> seen = new HashSet<>();
        for (Value value : declaration
                .properties()
                .fieldsOrEmpty("NotificationConfiguration")
                .itemsOrEmpty("LambdaConfigurations")) {
            Value.Fields fields = value.asFields();
            Value function = fields.get("Function");
            FunctionName target = functions
                    .find(function.asText())
                    .filter(name -> mayInvoke(name, bucket, declaration.before()))
                    .orElseThrow(() -> declaration.refused(
                            function, "Unable to validate the following destination configurations"));
            NotificationConfiguration configuration = configuration(declaration, fields);
            if (!seen.add(configuration.event() + configuration.prefix() + "/" + configuration.suffix())) {
                throw declaration.refused(
                        value,
                        "Configurations overlap. Configurations on the same bucket cannot share a common event type.");
            }
            channels.computeIfAbsent(new Channel(bucket, target), _ -> new ArrayList<>())
                    .add(configuration);
        }
    }

    /**
     * Only permissions that certainly stand by then count: CloudFormation makes what does not depend on each other in
     * any order.
     */
    private boolean mayInvoke(FunctionName target, String bucket, Set<String> before) {
        return functions.mayBeInvoked(target, before::contains, SERVICE, naming.bucketArn(bucket));
    }

    private NotificationConfiguration configuration(Declaration declaration, Value.Fields fields) {
        String prefix = "";
        String suffix = "";
        for (Value value : fields.fieldsOrEmpty("Filter").fieldsOrEmpty("S3Key").itemsOrEmpty("Rules")) {
            Value.Fields rule = value.asFields();
            String text = rule.get("Value").asText();
            switch (rule.get("Name").asText().toLowerCase(Locale.ROOT)) {
                case "prefix" -> prefix = text;
                case "suffix" -> suffix = text;
                default ->
                    throw declaration.refused(rule.get("Name"), "filter rule name must be either prefix or suffix");
            }
        }
        Value event = fields.get("Event");
        try {
            return new NotificationConfiguration(naming.id(event.at().path()), event.asText(), prefix, suffix);
        } catch (FunctionException e) {
            throw declaration.refused(event, String.valueOf(e.getMessage()));
        }
    }

    /** Tells them from now on, and what happened since the last time first. */
    void start() throws IOException {
        Map<FunctionName, EventInvocations> invocations = new LinkedHashMap<>();
        Ledgers ledgers = new Ledgers(context.folder().resolve("notifications"));
        for (Map.Entry<Channel, List<NotificationConfiguration>> channel : channels.entrySet()) {
            FunctionName target = channel.getKey().target();
            EventInvocations events = invocations.computeIfAbsent(target, this::startInvocations);
            Path ledger = ledgers.of(channel.getKey().bucket(), target);
            running.push(BucketNotifications.start(
                    settings.s3(),
                    channel.getKey().bucket(),
                    naming.pseudo().region(),
                    channel.getValue(),
                    events,
                    ledger));
        }
    }

    private EventInvocations startInvocations(FunctionName target) {
        DeployedFunction function = functions.function(target);
        Optional<DeployedFunction.AsynchronousInvocation> configured =
                Optional.ofNullable(function.asynchronous().get(target.qualifier()));
        FailureDestination failures = configured
                .flatMap(DeployedFunction.AsynchronousInvocation::failures)
                .<FailureDestination>map(queue -> failed -> {
                    queue.send(failed.toDestinationRecord());
                    settings.afterFailure().run();
                })
                .orElse(FailureDestination.NONE);
        EventInvocations events = new EventInvocations(
                function.runtime(target.qualifier()),
                configured.map(DeployedFunction.AsynchronousInvocation::config).orElse(EventInvokeConfig.DEFAULT),
                failures,
                settings.pauseBeforeRetry(),
                context.clock(),
                function.concurrency());
        running.push(events);
        return events;
    }

    /** Stops. What was not told is told after the next start. */
    void close() throws IOException {
        IOException failure = null;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IOException("The notifications of a bucket did not stop cleanly.", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
