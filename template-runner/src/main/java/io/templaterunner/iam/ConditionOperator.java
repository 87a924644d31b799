package io.templaterunner.iam;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * An operator of a policy's Condition, such as {@code StringEquals} or {@code ArnLikeIfExists}.
 *
 * @param test called with a value of the policy and a value of the request
 * @param negated whether no value of the policy may match
 * @param ifExists whether it holds where the request lacks the key
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
record ConditionOperator(String name, BiPredicate<String, String> test, boolean negated, boolean ifExists) {

    private static final String IF_EXISTS = "IfExists";

    static ConditionOperator named(String name) {
        if (name.equals("Null")) {
            return of(name, (wanted, present) -> false, false);
        }
        if (name.endsWith(IF_EXISTS)) {
            ConditionOperator plain = plain(name.substring(0, name.length() - IF_EXISTS.length()), name);
            return new ConditionOperator(name, plain.test, plain.negated, true);
        }
        return plain(name, name);
    }

    Condition condition(String key, List<String> values) {
        if (name.equals("Null") || name.startsWith("Bool")) {
            checkBooleans(values);
        }
        return name.equals("Null")
                ? new Condition.Presence(key, !Boolean.parseBoolean(values.getFirst()))
                : new Condition.Comparison(test, negated, ifExists, key, values);
    }

    private void checkBooleans(List<String> values) {
        for (String value : values) {
            if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                throw new PolicyException(
                        "Invalid value “" + value + "” for the condition operator " + name + ": it is true or false.");
            }
        }
    }

    private static ConditionOperator plain(String name, String asWritten) {
        return switch (name) {
            case "StringEquals" -> of(name, String::equals, false);
            case "StringNotEquals" -> of(name, String::equals, true);
            case "StringEqualsIgnoreCase" -> of(name, String::equalsIgnoreCase, false);
            case "StringNotEqualsIgnoreCase" -> of(name, String::equalsIgnoreCase, true);
            case "StringLike" -> of(name, Wildcard::matches, false);
            case "StringNotLike" -> of(name, Wildcard::matches, true);
            case "ArnEquals", "ArnLike" -> of(name, Wildcard::matchesArn, false);
            case "ArnNotEquals", "ArnNotLike" -> of(name, Wildcard::matchesArn, true);
            case "Bool" -> of(name, String::equalsIgnoreCase, false);
            case "NumericEquals" -> of(name, numeric(order -> order == 0), false);
            case "NumericNotEquals" -> of(name, numeric(order -> order == 0), true);
            case "NumericLessThan" -> of(name, numeric(order -> order < 0), false);
            case "NumericLessThanEquals" -> of(name, numeric(order -> order <= 0), false);
            case "NumericGreaterThan" -> of(name, numeric(order -> order > 0), false);
            case "NumericGreaterThanEquals" -> of(name, numeric(order -> order >= 0), false);
            default -> throw new PolicyException("The condition operator “" + asWritten + "” is not known here.");
        };
    }

    private static ConditionOperator of(String name, BiPredicate<String, String> test, boolean negated) {
        return new ConditionOperator(name, test, negated, false);
    }

    /** Compares the request's value with the policy's. */
    private static BiPredicate<String, String> numeric(IntPredicate wanted) {
        return (policy, request) -> {
            try {
                return wanted.test(new BigDecimal(request).compareTo(new BigDecimal(policy)));
            } catch (NumberFormatException notANumber) {
                return false;
            }
        };
    }
}
