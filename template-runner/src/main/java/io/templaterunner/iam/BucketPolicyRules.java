package io.templaterunner.iam;

import io.templaterunner.iam.Statement.Effect;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What S3 demands of a policy before it attaches it to a bucket. The refusals are in S3's words. */
public final class BucketPolicyRules {

    private static final String AWS = "AWS:";

    /** A permission with one of these, for fixed values, is for some and not for all. */
    private static final Set<String> NARROWING = Set.of(
            "aws:sourcearn",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourceaccount",
            "aws:sourceip",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:userid",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn");

    private final S3PolicyLanguage language = S3PolicyLanguage.read();

    /**
     * Refuses what S3 would refuse.
     *
     * @param bucketArn of the bucket that is to have the policy
     * @param roleExists whether there is a role of an ARN
     * @throws PolicyException in S3's words
     */
    public void check(Policy policy, String bucketArn, Predicate<String> roleExists) {
        for (Statement statement : policy.statements()) {
            checkPrincipals(statement, roleExists);
            require(statement.actions().patterns().stream().allMatch(language::isAction), "Policy has invalid action");
            require(
                    statement.resources().patterns().stream().allMatch(resource -> isIn(bucketArn, resource)),
                    "Policy has invalid resource");
            checkCombinations(statement, bucketArn);
        }
    }

    private static void checkPrincipals(Statement statement, Predicate<String> roleExists) {
        for (String principal : statement.principals().patterns()) {
            if (principal.startsWith(AWS + "arn:") && principal.contains(":role/")) {
                require(roleExists.test(principal.substring(AWS.length())), "Invalid principal in policy");
            } else if (principal.startsWith(AWS) && !principal.equals(AWS + "*")) {
                require(principal.startsWith(AWS + "arn:"), "Invalid principal in policy");
            }
        }
    }

    private static boolean isIn(String bucketArn, String resource) {
        return resource.equals(bucketArn) || resource.startsWith(bucketArn + "/");
    }

    private void checkCombinations(Statement statement, String bucketArn) {
        List<String> actions = statement.actions().patterns();
        boolean ofBucket = statement.resources().patterns().contains(bucketArn);
        boolean ofObjects = statement.resources().patterns().stream().anyMatch(it -> !it.equals(bucketArn));
        require(
                statement.actions().inverted()
                        || actions.stream()
                                .allMatch(action -> (ofBucket
                                                && S3PolicyLanguage.matchesAny(action, language.bucketActions()))
                                        || (ofObjects
                                                && S3PolicyLanguage.matchesAny(action, language.objectActions()))),
                "Action does not apply to any resource(s) in statement");
        for (Condition condition : statement.conditions()) {
            require(language.isKey(condition.key()), "Policy has an invalid condition key - " + condition.key());
            require(
                    statement.actions().inverted()
                            || actions.stream().anyMatch(action -> language.carries(action, condition.key())),
                    "Conditions do not apply to combination of actions and resources in statement");
        }
    }

    /** Whether a policy lets in anybody, as “Block Public Access” sees it. */
    public static boolean isPublic(Policy policy) {
        return policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .filter(statement -> statement.principals().inverted()
                        || statement.principals().patterns().stream()
                                .anyMatch(principal -> principal.equals("*") || principal.equals(AWS + "*")))
                .anyMatch(statement -> statement.conditions().stream().noneMatch(BucketPolicyRules::narrows));
    }

    private static boolean narrows(Condition condition) {
        return condition instanceof Condition.Comparison comparison
                && !comparison.negated()
                && !comparison.ifExists()
                && NARROWING.contains(comparison.key())
                && !comparison.values().contains("*");
    }

    private static void require(boolean fulfilled, String refusal) {
        if (!fulfilled) {
            throw new PolicyException(refusal);
        }
    }
}
