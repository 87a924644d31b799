package io.templaterunner.sqs;

import io.templaterunner.cloudwatch.MetricSource;
import io.templaterunner.endpoint.SignedService;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.DeployedResource;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.StackContext;
import io.templaterunner.template.Evaluation.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** SQS: the queues of a stack, each in a folder of its own. */
public final class Queues implements AwsService {

    private static final Map<String, Range> RANGES = Map.of(
            "DelaySeconds", new Range(0, 900),
            "MaximumMessageSize", new Range(1024, 1_048_576),
            "MessageRetentionPeriod", new Range(60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20),
            "VisibilityTimeout", new Range(0, 43_200));

    private record Range(int least, int most) {

        void check(Declaration declaration, String property) {
            declaration.properties().find(property).ifPresent(value -> {
                if (value.asInteger() < least || value.asInteger() > most) {
                    throw declaration.refused(
                            value,
                            "Value " + value.asText() + " for parameter " + property
                                    + " is invalid. Reason: Must be an integer from " + least + " to " + most + ".");
                }
            });
        }
    }

    private final Naming naming;
    private final Path folder;
    private final Map<String, MessageQueue> byArn = new ConcurrentHashMap<>();
    private final Set<Path> made = new HashSet<>();

    public Queues(StackContext context) {
        this.naming = context.naming();
        this.folder = context.folder().resolve("queues");
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::SQS::Queue", this::create, this::remove),
                ResourceKind.of("AWS::SQS::QueuePolicy", this::createPolicy));
    }

    private Identity create(Declaration declaration) throws IOException {
        String name = declaration.findText("QueueName").orElseGet(() -> naming.physical(declaration.seed()));
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw declaration.refused(
                    declaration.properties().get("QueueName"),
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        RANGES.forEach((property, range) -> range.check(declaration, property));
        String arn = naming.arn("sqs", name);
        if (!Files.exists(folder.resolve(name))) {
            made.add(folder.resolve(name));
        }
        byArn.put(arn, MessageQueue.open(folder.resolve(name)));
        String url = "https://sqs." + naming.pseudo().region() + "."
                + naming.pseudo().urlSuffix() + "/" + naming.pseudo().accountId() + "/" + name;
        return new Identity(
                url,
                Map.of(
                        "Arn", Naming.value(declaration, arn),
                        "QueueName", Naming.value(declaration, name),
                        "QueueUrl", Naming.value(declaration, url)));
    }

    /** It has a name here, and no effect. */
    private Identity createPolicy(Declaration declaration) {
        String id = naming.physical(declaration.id());
        return new Identity(id, Map.of("Id", Naming.value(declaration, id)));
    }

    /** What it reports. */
    public MetricSource metrics() {
        return new QueueMetrics(this);
    }

    /** What answers signed requests. */
    public SignedService service(InstantSource time) {
        return new QueueService(this::named, time);
    }

    boolean isNamed(String name) {
        return byArn.containsKey(naming.arn("sqs", name));
    }

    /** The queue of a name, or of an address as clients have it. */
    public Optional<NamedQueue> named(String nameOrAddress) {
        String arn = naming.arn("sqs", nameOrAddress.substring(nameOrAddress.lastIndexOf('/') + 1));
        return find(arn).map(messages -> new NamedQueue(arn, messages));
    }

    /** Removes a queue that is no longer in the stack, with its messages. */
    private void remove(DeployedResource queue) throws IOException {
        String name = queue.attributes().getOrDefault("QueueName", "");
        if (!name.isEmpty() && !byArn.containsKey(naming.arn("sqs", name))) {
            MessageQueue.delete(folder.resolve(name));
        }
    }

    @Override
    public void removeMade() throws IOException {
        for (Path queue : made) {
            MessageQueue.delete(queue);
        }
    }

    /** The queue of an ARN. */
    public Optional<MessageQueue> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }
}
