package io.templaterunner.iam;

import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** IAM: the roles of a stack and what they may do. */
public final class Roles implements AwsService {

    /** AWS's own policies for logs only: logs have no effect here. */
    private static final String BASIC_EXECUTION = ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

    private static final String GATEWAY_LOGS = ":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

    private static final Map<String, Object> WRITE_LOGS = Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(Map.of(
                    "Effect",
                    "Allow",
                    "Action",
                    List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                    "Resource",
                    "*")));

    private final Naming naming;
    private final Map<String, Role> byArn = new ConcurrentHashMap<>();
    private final Map<String, Policy> managedByArn = new ConcurrentHashMap<>();

    public Roles(Naming naming) {
        this.naming = naming;
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::IAM::ManagedPolicy", this::createManagedPolicy),
                ResourceKind.of("AWS::IAM::Policy", this::createPolicy),
                ResourceKind.of("AWS::IAM::Role", this::create));
    }

    private Identity create(Declaration declaration) {
        String name = declaration.findText("RoleName").orElseGet(() -> naming.physical(declaration.seed()));
        String path = declaration.findText("Path").orElse("/");
        String arn = naming.iamArn("role" + path + name);
        Value trust = declaration.properties().get("AssumeRolePolicyDocument");
        List<Policy> policies = new CopyOnWriteArrayList<>();
        for (Value policy : declaration.properties().itemsOrEmpty("Policies")) {
            policies.add(
                    PolicyDocuments.read(declaration, policy.asFields().get("PolicyDocument"), PolicyKind.IDENTITY));
        }
        for (Value managed : declaration.properties().itemsOrEmpty("ManagedPolicyArns")) {
            attachManaged(declaration, managed, policies);
        }
        Role role = new Role(arn, name, PolicyDocuments.read(declaration, trust, PolicyKind.TRUST), policies);
        byArn.put(arn, role);
        return new Identity(
                name,
                Map.of(
                        "Arn", Naming.value(declaration, arn),
                        "RoleId", Naming.value(declaration, "AROA" + naming.id(declaration.id()))));
    }

    private void attachManaged(Declaration declaration, Value arn, List<Policy> policies) {
        String text = arn.asText();
        Policy managed = managedByArn.get(text);
        if (managed != null) {
            policies.add(managed);
        } else if (text.endsWith(GATEWAY_LOGS)) {
            policies.add(Policy.parse(WRITE_LOGS, PolicyKind.IDENTITY));
        } else if (!text.endsWith(BASIC_EXECUTION)) {
            throw declaration.refused(
                    arn, "Policy " + text + " does not exist or is not attachable, or is not known on this computer.");
        }
    }

    /** The role of an ARN, whoever may assume it. */
    public Optional<Role> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** A policy of its own, attached to roles. */
    private Identity createPolicy(Declaration declaration) {
        attach(declaration);
        return new Identity(
                naming.physical(declaration.id()),
                Map.of("Id", Naming.value(declaration, naming.physical(declaration.id()))));
    }

    private Identity createManagedPolicy(Declaration declaration) {
        Policy policy = attach(declaration);
        String name = declaration.findText("ManagedPolicyName").orElseGet(() -> naming.physical(declaration.seed()));
        String arn = naming.iamArn("policy" + declaration.findText("Path").orElse("/") + name);
        managedByArn.put(arn, policy);
        return new Identity(
                arn,
                Map.of(
                        "PolicyArn", Naming.value(declaration, arn),
                        "PolicyId", Naming.value(declaration, "ANPA" + naming.id(declaration.id()))));
    }

    private Policy attach(Declaration declaration) {
        Policy policy =
                PolicyDocuments.read(declaration, declaration.properties().get("PolicyDocument"), PolicyKind.IDENTITY);
        for (Value name : declaration.properties().itemsOrEmpty("Roles")) {
            Role role = byArn.values().stream()
                    .filter(candidate -> candidate.name().equals(name.asText()))
                    .findFirst()
                    .orElseThrow(() ->
                            declaration.refused(name, "The role with name " + name.asText() + " cannot be found."));
            role.policies().add(policy);
        }
        return policy;
    }

    /**
     * The role of an ARN, if a service may assume it.
     *
     * @param service such as {@code lambda.amazonaws.com}
     * @param source what the service tells of itself, by the names of condition keys
     */
    public Optional<Role> assumable(String arn, String service, Map<String, List<String>> source) {
        return find(arn)
                .filter(role -> role.trust()
                        .decide(new AccessRequest(new Principal.Service(service), "sts:AssumeRole", arn, source))
                        .isAllowed());
    }

    /** Whether there is a role with an ARN. */
    public boolean exists(String arn) {
        return byArn.containsKey(arn);
    }
}
