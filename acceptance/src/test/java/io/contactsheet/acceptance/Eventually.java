package io.contactsheet.acceptance;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what comes when it comes, as long as the template under test is given: on a busy machine, too. */
public final class Eventually {

    private Eventually() {}

    /** To be told the condition. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(TemplateUnderTest.current().patience());
    }
}
