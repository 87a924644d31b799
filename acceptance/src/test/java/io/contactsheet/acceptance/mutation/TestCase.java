package io.contactsheet.acceptance.mutation;

import io.contactsheet.acceptance.TemplateUnderTest.Exchange;
import java.time.Duration;
import java.util.Set;

/**
 * A test of the project that passes with the real template, and can be run alone.
 *
 * @param id by which JUnit finds it
 * @param method the test's class and method, without its arguments
 * @param name for people
 * @param reads whether it only reads the template, and needs no deployment
 * @param duration with the real template
 * @param exchanges its requests to the gallery
 */
record TestCase(String id, String method, String name, boolean reads, Duration duration, Set<Exchange> exchanges) {

    private static final String REVIEWED = "io.contactsheet.acceptance.ReviewedSettingsTest#";

    Verdict.Killer kind() {
        if (!reads) {
            return Verdict.Killer.CONTRACT;
        }
        return method.startsWith(REVIEWED) ? Verdict.Killer.LIST : Verdict.Killer.RULE;
    }
}
