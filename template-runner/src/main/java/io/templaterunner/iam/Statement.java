package io.templaterunner.iam;

import java.util.List;
import java.util.Locale;

/**
 * One statement of a policy.
 *
 * @param effect whether it allows or denies
 * @param principals of whom it speaks; of everyone where the policy belongs to a role
 * @param actions of which actions it speaks
 * @param resources of which ARNs it speaks
 * @param conditions all of which must hold for it to speak at all
 */
public record Statement(
        Effect effect, Matcher principals, Matcher actions, Matcher resources, List<Condition> conditions) {

    /** What a statement does to the requests of which it speaks. */
    public enum Effect {
        ALLOW,
        DENY
    }

    public Statement {
        conditions = List.copyOf(conditions);
    }

    boolean matches(AccessRequest request) {
        return principals.matches(named(request.principal()))
                && actions.matches(request.action().toLowerCase(Locale.ROOT))
                && resources.matches(request.resource())
                && conditions.stream().allMatch(condition -> condition.holds(request));
    }

    /** The form in which {@link PolicyParser} keeps a policy's principals. */
    private static String named(Principal principal) {
        return switch (principal) {
            case Principal.Service(String name) -> "Service:" + name;
            case Principal.Aws(String arn) -> "AWS:" + arn;
            case Principal.Anonymous() -> "AWS:anonymous";
        };
    }

    /**
     * Patterns of which one must match, or none may.
     *
     * @param patterns with {@code *} and {@code ?}
     * @param inverted whether this is the {@code Not…} form
     */
    public record Matcher(List<String> patterns, boolean inverted) {

        /** Matches everything. */
        static final Matcher ANY = new Matcher(List.of("*"), false);

        public Matcher {
            patterns = List.copyOf(patterns);
        }

        boolean matches(String text) {
            return inverted != patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text));
        }
    }
}
