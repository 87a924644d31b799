package io.templaterunner.sns;

import io.templaterunner.iam.AccessRequest;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyDocuments;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.iam.Principal;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** SNS: the topics of a stack, and whom they tell. On this computer nothing is sent. */
public final class Topics implements AwsService {

    /** Its policy is AWS's own, and lets no service in. */
    private static final String KEY_OF_AWS = "alias/aws/sns";

    private final Naming naming;
    private final Map<String, Topic> byArn = new LinkedHashMap<>();

    public Topics(Naming naming) {
        this.naming = naming;
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::SNS::Subscription", this::createSubscription),
                ResourceKind.of("AWS::SNS::Topic", this::create),
                ResourceKind.of("AWS::SNS::TopicPolicy", this::createPolicy));
    }

    private record Topic(boolean isLockedByAws, List<String> subscribers, List<Policy> policies) {}

    private Identity create(Declaration declaration) {
        String name = declaration.findText("TopicName").orElseGet(() -> naming.physical(declaration.id()));
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw declaration.refused(
                    declaration.properties().get("TopicName"), "Invalid parameter: Topic Name: " + name);
        }
        String arn = naming.arn("sns", name);
        boolean locked = declaration
                .findText("KmsMasterKeyId")
                .filter(KEY_OF_AWS::equals)
                .isPresent();
        byArn.put(arn, new Topic(locked, new ArrayList<>(), new ArrayList<>()));
        declaration.properties().itemsOrEmpty("Subscription").forEach(each -> subscribe(declaration, arn, each));
        return new Identity(
                arn, Map.of("TopicArn", Naming.value(declaration, arn), "TopicName", Naming.value(declaration, name)));
    }

    private Identity createSubscription(Declaration declaration) {
        Value topic = declaration.properties().get("TopicArn");
        if (!byArn.containsKey(topic.asText())) {
            throw declaration.refused(topic, "Topic does not exist: " + topic.asText());
        }
        subscribe(declaration, topic.asText(), declaration.properties());
        String arn = topic.asText() + ":" + naming.id(declaration.id());
        return new Identity(arn, Map.of("Arn", Naming.value(declaration, arn)));
    }

    private void subscribe(Declaration declaration, String topic, Value subscription) {
        Fields fields = subscription.asFields();
        String protocol = fields.get("Protocol").asText();
        Value endpoint = fields.find("Endpoint")
                .orElseThrow(() -> declaration.refused(
                        subscription, "Invalid parameter: Endpoint must match the specified protocol"));
        String address = endpoint.asText();
        boolean fits = switch (protocol) {
            case "email", "email-json" -> address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
            case "http", "https" -> address.startsWith(protocol + "://");
            case "sms" -> address.matches("\\+[0-9]{4,15}");
            default -> address.startsWith("arn:");
        };
        if (!fits) {
            throw declaration.refused(
                    endpoint,
                    protocol.startsWith("email")
                            ? "Invalid parameter: Email address: " + address
                            : "Invalid parameter: Endpoint must match the specified protocol: " + address);
        }
        Objects.requireNonNull(byArn.get(topic)).subscribers().add(address);
    }

    private Identity createPolicy(Declaration declaration) {
        Value document = declaration.properties().get("PolicyDocument");
        Policy policy = PolicyDocuments.read(declaration, document, PolicyKind.RESOURCE);
        for (Value topic : declaration.properties().get("Topics").asItems()) {
            Optional.ofNullable(byArn.get(topic.asText()))
                    .orElseThrow(() -> declaration.refused(topic, "Topic does not exist: " + topic.asText()))
                    .policies()
                    .add(policy);
        }
        String id = naming.physical(declaration.id());
        return new Identity(id, Map.of("Id", Naming.value(declaration, id)));
    }

    /** Whether there is a topic with an ARN. */
    public boolean has(String arn) {
        return byArn.containsKey(arn);
    }

    /** Whom a topic tells. */
    public List<String> subscribers(String arn) {
        Topic topic = byArn.get(arn);
        return topic == null ? List.of() : List.copyOf(topic.subscribers());
    }

    /** Why what CloudWatch publishes for an alarm never arrives at a topic; empty if it does. */
    public Optional<String> faultOfAlarm(String topic, String alarmArn) {
        Topic to = byArn.get(topic);
        if (to == null) {
            return Optional.of("this stack has no topic " + topic);
        }
        if (to.isLockedByAws()) {
            return Optional.of("CloudWatch may not use the key " + KEY_OF_AWS + ", with which the topic is encrypted");
        }
        AccessRequest publishing = new AccessRequest(
                new Principal.Service("cloudwatch.amazonaws.com"),
                "sns:Publish",
                topic,
                Map.of(
                        "aws:SourceArn", List.of(alarmArn),
                        "aws:SourceAccount", List.of(naming.pseudo().accountId()),
                        "aws:SecureTransport", List.of("true")));
        // A topic without a policy of its own lets its account's alarms in.
        return to.policies().isEmpty()
                        || Policy.decide(to.policies(), publishing).isAllowed()
                ? Optional.empty()
                : Optional.of("the topic's policy does not let CloudWatch publish for " + alarmArn);
    }
}
