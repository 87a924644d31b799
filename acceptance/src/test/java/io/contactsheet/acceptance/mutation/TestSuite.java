package io.contactsheet.acceptance.mutation;

import io.contactsheet.acceptance.TemplateUnderTest;
import io.contactsheet.acceptance.TemplateUnderTest.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** The tests that a mutant must get past, as one run with the real template shows them. */
final class TestSuite {

    private TestSuite() {}

    /**
     * Runs them all once.
     *
     * @throws AssertionError if one fails with the real template: then a failure with a mutant says nothing
     */
    static List<TestCase> recorded(Duration patience) throws IOException {
        Recorder recorder = new Recorder();
        try (TemplateUnderTest product =
                new TemplateUnderTest(TemplateUnderTest.product(), patience, recorder::heard)) {
            new TestRun().all(product, recorder);
        }
        if (!recorder.failures.isEmpty()) {
            throw new AssertionError("With the real template fail: " + recorder.failures);
        }
        return recorder.cases;
    }

    /** Tests run one after the other, but may ask from several threads. */
    private static final class Recorder implements TestExecutionListener {

        private final List<TestCase> cases = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final Map<String, Long> started = new HashMap<>();
        private Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();

        void heard(Exchange exchange) {
            exchanges.add(exchange);
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            started.put(test.getUniqueId(), System.nanoTime());
            if (test.isTest()) {
                exchanges = ConcurrentHashMap.newKeySet();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failures.add(test.getUniqueId() + ": " + result.getThrowable().orElse(null));
            }
            if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
                cases.add(new TestCase(
                        test.getUniqueId(),
                        method.getClassName() + "#" + method.getMethodName(),
                        method.getJavaClass().getSimpleName() + "." + test.getLegacyReportingName(),
                        test.getTags().contains(TestTag.create("template")),
                        Duration.ofNanos(System.nanoTime() - started.get(test.getUniqueId())),
                        Set.copyOf(exchanges)));
            }
        }
    }
}
