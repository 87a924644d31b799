package io.contactsheet.acceptance;

import io.templaterunner.stack.StrictReading;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the galleries of a run make of the questions that AWS's documentation leaves open: {@code -Dcontactsheet.readings}
 * is {@code strict} for the stricter reading of each, or names of {@link StrictReading} with commas between them. Without
 * it all are read kindly, and the tests for which one matters ask for it themselves.
 */
public final class Readings {

    private Readings() {}

    /** Those of this run. */
    public static Set<StrictReading> ofThisRun() {
        return of(System.getProperty("contactsheet.readings", ""));
    }

    static Set<StrictReading> of(String property) {
        if (property.equals("strict")) {
            return EnumSet.allOf(StrictReading.class);
        }
        return Arrays.stream(property.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(StrictReading::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
