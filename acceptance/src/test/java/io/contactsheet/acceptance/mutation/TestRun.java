package io.contactsheet.acceptance.mutation;

import io.contactsheet.acceptance.TemplateUnderTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the project's own tests, through JUnit itself, with a template of its own. Used by one thread. */
final class TestRun {

    private static final String TESTS = "io.contactsheet.acceptance";

    /**
     * Left out: mistakes made on purpose, which replace the template themselves, and the hashes by which API deployments
     * and function versions follow every edit. The hashes would kill nearly all mutants, and prove nothing.
     * Those of the double and of the architecture know no template, and that of the script tests the script.
     */
    private static final String[] LEFT_OUT = {
        ".*MistakesTest",
        ".*\\.SafeByDefaultTest",
        ".*\\.ApiDeploymentTest",
        ".*\\.FunctionVersionTest",
        ".*\\.Fake[^.]*Test",
        ".*\\.ArchitectureTest",
        ".*\\.TryItTest"
    };

    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());

    /** The first failure of a run. */
    record Failure(String test, Throwable reason) {}

    /** Runs all the tests of the template. */
    void all(TemplateUnderTest template, TestExecutionListener listener) {
        execute(template, List.of(DiscoverySelectors.selectPackage(TESTS)), listener);
    }

    /** Runs some tests. */
    Optional<Failure> some(TemplateUnderTest template, List<TestCase> tests) {
        AtomicReference<Optional<Failure>> failure = new AtomicReference<>(Optional.empty());
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    Throwable reason = result.getThrowable().orElseGet(() -> new AssertionError("It failed."));
                    failure.compareAndSet(
                            Optional.empty(), Optional.of(new Failure(test.getLegacyReportingName(), reason)));
                }
            }
        };
        List<DiscoverySelector> selectors = tests.stream()
                .<DiscoverySelector>map(test -> DiscoverySelectors.selectUniqueId(test.id()))
                .toList();
        execute(template, selectors, listener);
        return failure.get();
    }

    private void execute(
            TemplateUnderTest template, List<DiscoverySelector> selectors, TestExecutionListener listener) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(
                        ClassNameFilter.includeClassNamePatterns(TESTS + "\\.[^.]+"),
                        ClassNameFilter.excludeClassNamePatterns(LEFT_OUT),
                        TagFilter.excludeTags("slow"))
                .build();
        template.during(() -> launcher.execute(request, listener));
    }
}
