package io.templaterunner.iam;

import java.util.List;

/**
 * A role.
 *
 * @param arn its ARN
 * @param name the last part of the ARN
 * @param trust who may assume it
 * @param policies what it may do; more are attached while a stack is deployed
 */
public record Role(String arn, String name, Policy trust, List<Policy> policies) {

    private static final List<String> WRITING_LOGS =
            List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");

    /** Whether its own policies let it do something, such as {@code sqs:SendMessage}, to the resource of an ARN. */
    public boolean allows(String action, String resource) {
        AccessRequest request = new AccessRequest(new Principal.Aws(arn), action, resource);
        return Policy.decide(policies, request).isAllowed();
    }

    /** Whether it may write logs: API Gateway asks for all that AWS's own policy for it lets do. */
    public boolean mayWriteLogs() {
        return WRITING_LOGS.stream().allMatch(action -> allows(action, "*"));
    }
}
