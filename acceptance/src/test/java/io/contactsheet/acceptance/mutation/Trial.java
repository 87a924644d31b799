package io.contactsheet.acceptance.mutation;

import io.contactsheet.acceptance.TemplateUnderTest;
import io.templaterunner.template.Template;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries mutants: deploys them and runs the tests, until one fails. Used by one thread. */
final class Trial {

    private final Relevance relevance;
    private final Duration patience;
    private final List<Verdict.Killer> order;
    private final TestRun run = new TestRun();

    /**
     * @param patience how long the tests wait for what may never come
     * @param order which tests come first: the kind of the first one that fails is told
     */
    Trial(Relevance relevance, Duration patience, List<Verdict.Killer> order) {
        this.relevance = relevance;
        this.patience = patience;
        this.order = order;
    }

    Verdict of(Mutant mutant) throws IOException {
        String text = mutant.text();
        try {
            Template.parse("contact-sheet.yaml", text);
        } catch (TemplateException refused) {
            return new Verdict.Refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException crash) {
            return new Verdict.Crashed(String.valueOf(crash));
        }
        try (TemplateUnderTest template = new TemplateUnderTest(text, patience, _ -> {})) {
            int tests = 0;
            for (Verdict.Killer kind : order) {
                List<TestCase> next =
                        kind == Verdict.Killer.CONTRACT ? relevance.asking(mutant) : relevance.reading(kind);
                Optional<Verdict> verdict =
                        kind == Verdict.Killer.CONTRACT ? asked(template, mutant, next) : read(template, kind, next);
                if (verdict.isPresent()) {
                    return verdict.get();
                }
                tests += next.size();
            }
            return new Verdict.Survived(tests);
        }
    }

    /** Tests that only read are run together. */
    private Optional<Verdict> read(TemplateUnderTest template, Verdict.Killer kind, List<TestCase> tests) {
        return tests.isEmpty() ? Optional.empty() : run.some(template, tests).map(failure -> killed(kind, failure));
    }

    private Optional<Verdict> asked(TemplateUnderTest template, Mutant mutant, List<TestCase> tests) {
        for (TestCase test : tests) {
            Optional<TestRun.Failure> failure = run.some(template, List.of(test));
            if (failure.isPresent()) {
                relevance.killed(mutant, test);
                return Optional.of(killed(Verdict.Killer.CONTRACT, failure.get()));
            }
        }
        return Optional.empty();
    }

    private static Verdict killed(Verdict.Killer kind, TestRun.Failure failure) {
        return causes(failure.reason())
                .filter(cause -> cause instanceof TemplateException)
                .findFirst()
                .<Verdict>map(refused -> new Verdict.Refused(String.valueOf(refused.getMessage())))
                .orElseGet(() -> new Verdict.Killed(kind, failure.test(), firstLine(failure.reason())));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause);
    }

    private static String firstLine(Throwable reason) {
        return String.valueOf(reason)
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }
}
