package io.contactsheet.lambda;

import java.util.Map;

/**
 * The environment variables of a function.
 *
 * @param variables by their names
 */
record Environment(Map<String, String> variables) {

    Environment {
        variables = Map.copyOf(variables);
    }

    boolean has(String name) {
        return !variables.getOrDefault(name, "").isEmpty();
    }

    boolean startsWith(String name, String beginning) {
        return variables.getOrDefault(name, "").startsWith(beginning);
    }

    /** Whether a variable says no; one that is missing does not. */
    boolean saysNo(String name) {
        return variables.getOrDefault(name, "").equals("no");
    }

    /**
     * A variable without which the function cannot work.
     *
     * @throws IllegalStateException naming it, if it is missing or empty
     */
    String required(String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("The function's environment variable " + name + " is not set.");
        }
        return value;
    }

    /**
     * A variable that is a number.
     *
     * @throws IllegalStateException naming it, if it is missing or no number in the range
     */
    int requiredNumber(String name, int least, int most) {
        String text = required(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a number out of range is.
        }
        throw new IllegalStateException("The function's environment variable " + name + " is “" + text
                + "”; it must be a whole number from " + least + " to " + most + ".");
    }
}
