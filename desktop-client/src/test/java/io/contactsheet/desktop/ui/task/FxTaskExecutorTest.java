package io.contactsheet.desktop.ui.task;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.fault.UnexpectedFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FxTaskExecutorTest {

    private final Failures failures = new Failures("Contact Sheet");
    private final FxTaskExecutor tasks = new FxTaskExecutor("test", 1, failures);
    private final List<UnexpectedFailure> told = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Exception> failed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        failures.onUncaught(told::add);
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void failureThatWasToBeExpected_shouldGoToWhoAskedForTheWork() {
        run(new IOException("The disk is full."));
        await().until(() -> !failed.isEmpty());
        assertThat(failed.getFirst()).isInstanceOf(IOException.class);
        assertThat(told).isEmpty();
    }

    @Test
    void failureThatNobodyExpected_shouldBeToldWithItsCode() {
        run(new IllegalStateException("This cannot be."));
        await().until(() -> !failed.isEmpty());
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().details()).contains("This cannot be.", "FxTaskExecutorTest");
        assertThat(failed.getFirst())
                .isInstanceOf(UnexpectedException.class)
                .hasMessageContaining(told.getFirst().code().value());
    }

    @Test
    void errorInWorkOfWhichNothingComesBack_shouldBeToldToo() {
        tasks.run(() -> {
            throw new StackOverflowError();
        });
        await().until(() -> told.size() == 1);
        assertThat(told.getFirst().details()).contains("StackOverflowError");
    }

    @Test
    void failureOfWhatFollowsOnTheFxThread_shouldReachItsHandler() {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Platform.runLater(
                () -> Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure)));
        tasks.run(
                () -> "done",
                _ -> {
                    throw new IllegalStateException("This cannot be drawn.");
                },
                failed::add);
        await().until(() -> uncaught.size() == 1);
        Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    }

    private void run(Exception failure) {
        tasks.<String>run(
                () -> {
                    throw failure;
                },
                done::add,
                failed::add);
    }
}
