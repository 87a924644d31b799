package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.iam.AccessRequest;
import io.contactsheet.localbackend.iam.Policy;
import io.contactsheet.localbackend.iam.PolicyKind;
import io.contactsheet.localbackend.iam.Principal;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The roles of a stack and what they may do. */
final class Roles {

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

    Roles(Naming naming) {
        this.naming = naming;
    }

    /**
     * A role.
     *
     * @param arn its ARN
     * @param name the last part of the ARN
     * @param trust who may assume it
     * @param policies what it may do
     */
    record Role(String arn, String name, Policy trust, List<Policy> policies) {}

    /** Whether a role may write logs: API Gateway asks for all that AWS's own policy for it lets do. */
    static boolean mayWriteLogs(Role role) {
        return List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents").stream()
                .allMatch(action -> allows(role, action, "*"));
    }

    Identity create(Declaration declaration) {
        String name = declaration.findText("RoleName").orElseGet(() -> naming.physical(declaration.seed()));
        String path = declaration.findText("Path").orElse("/");
        String arn = naming.iamArn("role" + path + name);
        Value trust = declaration.properties().get("AssumeRolePolicyDocument");
        List<Policy> policies = new CopyOnWriteArrayList<>();
        for (Value policy : declaration.properties().itemsOrEmpty("Policies")) {
            policies.add(declaration.policy(policy.asFields().get("PolicyDocument"), PolicyKind.IDENTITY));
        }
        for (Value managed : declaration.properties().itemsOrEmpty("ManagedPolicyArns")) {
            attachManaged(declaration, managed, policies);
        }
        Role role = new Role(arn, name, declaration.policy(trust, PolicyKind.TRUST), policies);
        byArn.put(arn, role);
        return new Identity(
                name,
                Map.of(
                        "Arn", Naming.value(declaration, arn),
                        "RoleId", Naming.value(declaration, "AROA" + naming.id(declaration.id()))));
    }

    private final Map<String, Policy> managedByArn = new ConcurrentHashMap<>();

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
    Optional<Role> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** A policy of its own, attached to roles. */
    Identity createPolicy(Declaration declaration) {
        attach(declaration);
        return new Identity(
                naming.physical(declaration.id()),
                Map.of("Id", Naming.value(declaration, naming.physical(declaration.id()))));
    }

    Identity createManagedPolicy(Declaration declaration) {
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
        Policy policy = declaration.policy(declaration.properties().get("PolicyDocument"), PolicyKind.IDENTITY);
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
     * The role, if Lambda may assume it for a function.
     *
     * @param functionArn without a qualifier
     */
    Optional<Role> assumableByLambda(String arn, String functionArn) {
        return assumable(
                arn,
                Functions.SERVICE,
                Map.of(
                        "aws:SourceAccount",
                        List.of(naming.pseudo().accountId()),
                        "aws:SourceArn",
                        List.of(functionArn)));
    }

    /**
     * The role, if API Gateway may assume it. It is <a
     * href="https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/pull/479">
     * seen to tell neither its account nor the API</a>, so a trust that asks for either fails.
     */
    Optional<Role> assumableByGateway(String arn) {
        return assumable(arn, Apis.SERVICE, Map.of());
    }

    private Optional<Role> assumable(String arn, String service, Map<String, List<String>> source) {
        return Optional.ofNullable(byArn.get(arn))
                .filter(role -> role.trust()
                        .decide(new AccessRequest(new Principal.Service(service), "sts:AssumeRole", arn, source))
                        .isAllowed());
    }

    boolean exists(String arn) {
        return byArn.containsKey(arn);
    }

    /** Whether a role's own policies let it do something. */
    static boolean allows(Role role, String action, String resource) {
        AccessRequest request = new AccessRequest(new Principal.Aws(role.arn()), action, resource);
        return Policy.decide(role.policies(), request).isAllowed();
    }
}
