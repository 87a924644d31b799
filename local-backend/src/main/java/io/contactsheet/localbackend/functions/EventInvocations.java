package io.contactsheet.localbackend.functions;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous invocations of one function, with Lambda's retries. They live in memory: who needs them to outlive the
 * process keeps account of them, as {@link BucketNotifications} does. Safe for several threads at once.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Retries of
 *     asynchronous invocations</a>
 */
public final class EventInvocations implements AutoCloseable {

    /** About what Lambda waits before the first retry (1) and the second (2). */
    public static final IntFunction<Duration> LAMBDA_PAUSES = retry -> Duration.ofMinutes(retry);

    private static final Logger LOG = LoggerFactory.getLogger(EventInvocations.class);

    private final LambdaFunction function;
    private final EventInvokeConfig config;
    private final FailureDestination failures;
    private final IntFunction<Duration> pauseBeforeRetry;
    private final InstantSource time;
    private final ExecutorService workers;
    private final ScheduledExecutorService retries;

    /**
     * Starts its threads.
     *
     * @param failures gets what is given up
     * @param pauseBeforeRetry the pause before the first retry (1) and the second (2)
     * @param time for the age of events
     * @param concurrency how many invocations run at once, at least 1
     */
    public EventInvocations(
            LambdaFunction function,
            EventInvokeConfig config,
            FailureDestination failures,
            IntFunction<Duration> pauseBeforeRetry,
            InstantSource time,
            int concurrency) {
        this.function = function;
        this.config = config;
        this.failures = failures;
        this.pauseBeforeRetry = pauseBeforeRetry;
        this.time = time;
        String name = "events-" + function.configuration().name();
        this.workers = Executors.newFixedThreadPool(concurrency, threads(name));
        this.retries = Executors.newSingleThreadScheduledExecutor(threads(name + "-retry"));
    }

    /** How an invocation ended. Both kinds are final. */
    public enum Outcome {
        SUCCEEDED,
        /** Given up, and kept by the failure destination. */
        FAILED
    }

    /** Hears how one invocation ended. */
    @FunctionalInterface
    public interface Completion {
        void ended(Outcome outcome);
    }

    /**
     * Queues an invocation. Where this is closed before it ended, it ends without a word.
     *
     * @param event makes the JSON of the event, when its turn has come
     */
    public void submit(Supplier<byte[]> event, Completion completion) {
        execute(new Attempt(event, completion, time.instant(), 1));
    }

    private record Attempt(Supplier<byte[]> event, Completion completion, Instant accepted, int number) {

        Attempt next() {
            return new Attempt(event, completion, accepted, number + 1);
        }
    }

    private void execute(Attempt attempt) {
        try {
            workers.execute(() -> run(attempt));
        } catch (RejectedExecutionException closed) {
            LOG.debug("An event came after the end.", closed);
        }
    }

    private void run(Attempt attempt) {
        byte[] event = attempt.event().get();
        try {
            function.invoke(event);
            attempt.completion().ended(Outcome.SUCCEEDED);
        } catch (FunctionError error) {
            LOG.warn("{} failed in attempt {}: {}", function.configuration().name(), attempt.number(), error, error);
            retryOrGiveUp(attempt, event, error);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("An event of {} was lost.", function.configuration().name(), broken);
        }
    }

    private void retryOrGiveUp(Attempt attempt, byte[] event, FunctionError error) {
        if (attempt.number() > config.maximumRetryAttempts()) {
            giveUp(attempt, event, error, "RetriesExhausted");
            return;
        }
        Duration pause = pauseBeforeRetry.apply(attempt.number());
        Duration ageThen = Duration.between(attempt.accepted(), time.instant()).plus(pause);
        if (ageThen.compareTo(config.maximumEventAge()) > 0) {
            giveUp(attempt, event, error, "EventAgeExceeded");
        } else {
            retryLater(attempt.next(), pause);
        }
    }

    private void retryLater(Attempt attempt, Duration pause) {
        try {
            retries.schedule(() -> execute(attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("A retry came after the end.", closed);
        }
    }

    private void giveUp(Attempt attempt, byte[] event, FunctionError error, String condition) {
        try {
            failures.accept(new FailedInvocation(
                    function.configuration().arn(), condition, attempt.number(), event, error, time.instant()));
            attempt.completion().ended(Outcome.FAILED);
        } catch (IOException notKept) {
            LOG.error(
                    "A failed event of {} could not be kept.",
                    function.configuration().name(),
                    notKept);
        }
    }

    /** Interrupts what runs, and forgets what waits. */
    @Override
    public void close() {
        retries.shutdownNow();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("{} is still at work.", function.configuration().name());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name + "-", 1).daemon().factory();
    }
}
