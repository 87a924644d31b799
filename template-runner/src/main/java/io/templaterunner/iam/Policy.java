package io.templaterunner.iam;

import java.util.List;

/**
 * A policy document: the permissions of a role, what a bucket lets happen to it, or who may assume a role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM JSON policy
 *     grammar</a>
 */
public record Policy(List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * The policy of a resolved document: maps, lists and strings, as the template holds them after its functions.
     *
     * @param document a map with {@code Statement}; scalars may be strings, numbers or booleans
     * @param kind where the policy is attached
     * @throws PolicyException if it lacks something that AWS demands, or anything in it is not known
     */
    public static Policy parse(Object document, PolicyKind kind) {
        return new PolicyParser(kind).policy(document);
    }

    /** What this policy alone says of a request. */
    public Decision decide(AccessRequest request) {
        return decide(List.of(this), request);
    }

    /** What several policies together say: one denial is final, else one permission is enough. */
    public static Decision decide(List<Policy> policies, AccessRequest request) {
        List<Statement> speaking = policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.matches(request))
                .toList();
        if (speaking.stream().anyMatch(statement -> statement.effect() == Statement.Effect.DENY)) {
            return Decision.DENIED;
        }
        return speaking.isEmpty() ? Decision.NOT_ALLOWED : Decision.ALLOWED;
    }
}
