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
    private final TestRun run = new TestRun();

    /**
     * @param patience how long the tests wait for what may never come
     */
    Trial(Relevance relevance, Duration patience) {
        this.relevance = relevance;
        this.patience = patience;
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
            List<TestCase> reading = relevance.reading();
            Optional<TestRun.Failure> read = reading.isEmpty() ? Optional.empty() : run.some(template, reading);
            if (read.isPresent()) {
                return killed(read.get());
            }
            List<TestCase> asking = relevance.asking(mutant);
            for (TestCase test : asking) {
                Optional<TestRun.Failure> failure = run.some(template, List.of(test));
                if (failure.isPresent()) {
                    relevance.killed(mutant, test);
                    return killed(failure.get());
                }
            }
            return new Verdict.Survived(reading.size() + asking.size());
        }
    }

    private static Verdict killed(TestRun.Failure failure) {
        return causes(failure.reason())
                .filter(cause -> cause instanceof TemplateException)
                .findFirst()
                .<Verdict>map(refused -> new Verdict.Refused(String.valueOf(refused.getMessage())))
                .orElseGet(() -> new Verdict.Killed(failure.test(), firstLine(failure.reason())));
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
