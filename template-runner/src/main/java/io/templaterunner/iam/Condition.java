package io.templaterunner.iam;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** A condition of a statement. */
public sealed interface Condition {

    /** The condition key that it is about, in small letters. */
    String key();

    /** Whether the statement may speak of this request. */
    boolean holds(AccessRequest request);

    /**
     * Compares a value of the request.
     *
     * @param test called with a value of the policy and a value of the request
     * @param negated whether no value may match, as for {@code StringNotEquals}; then a missing key satisfies it
     * @param ifExists whether a missing key satisfies it
     * @param key such as {@code aws:SecureTransport}
     * @param values of the policy, of which one is enough
     */
    record Comparison(
            BiPredicate<String, String> test, boolean negated, boolean ifExists, String key, List<String> values)
            implements Condition {

        public Comparison {
            key = key.toLowerCase(Locale.ROOT);
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(AccessRequest request) {
            List<String> actual = request.context().getOrDefault(key, List.of());
            if (actual.isEmpty()) {
                return ifExists || negated;
            }
            return negated != actual.stream().anyMatch(this::isWanted);
        }

        private boolean isWanted(String actual) {
            return values.stream().anyMatch(wanted -> test.test(wanted, actual));
        }
    }

    /**
     * Asks whether the request has a key at all.
     *
     * @param key such as {@code s3:if-none-match}
     * @param wanted whether it must have it, or must not
     */
    record Presence(String key, boolean wanted) implements Condition {

        public Presence {
            key = key.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean holds(AccessRequest request) {
            return wanted == request.context().containsKey(key);
        }
    }
}
