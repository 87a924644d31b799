package io.contactsheet.desktop.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.testkit.RecordedLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = new Failures("Contact Sheet 9.9");
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void failure_shouldBeLoggedOnceWithItsCause_andToldWithItsCode() {
        Exception cause = new IllegalStateException("the cause");
        Exception failure = new IllegalArgumentException("the failure", cause);

        UnexpectedFailure told = failures.report("The upload of a.jpg", failure);

        assertThat(log.records()).singleElement().satisfies(record -> {
            assertThat(record.getThrown()).isSameAs(failure);
            assertThat(record.getMessage())
                    .contains("The upload of a.jpg", told.code().value());
        });
        assertThat(told.details())
                .contains(
                        "Contact Sheet 9.9", "The upload of a.jpg", told.code().value())
                .contains("the failure", "Caused by", "the cause", "FailuresTest");
    }

    @Test
    void failureThatEndsAThread_shouldBeLoggedAndTold() throws InterruptedException {
        List<UnexpectedFailure> told = new CopyOnWriteArrayList<>();
        failures.onUncaught(told::add);

        for (Thread.Builder kind : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            kind.name("worker")
                    .uncaughtExceptionHandler(failures)
                    .start(() -> {
                        throw new AssertionError("nobody expected this");
                    })
                    .join();
        }

        assertThat(told).hasSize(2).allMatch(failure -> failure.details().contains("“worker”"));
        assertThat(log.records()).hasSize(2);
    }

    @Test
    void ignoredFailure_shouldNotBeTold() {
        Failures.ignoring("The preview is shown without.").accept(new IllegalStateException());

        assertThat(Stream.of(log.records())).allMatch(List::isEmpty);
    }
}
