package io.templaterunner.lambda;

import io.templaterunner.fault.UncaughtFailures;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
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
    private final LongSupplier nanoTime;
    private final ExecutorService workers;
    private final ScheduledExecutorService retries;

    /**
     * Starts its threads.
     *
     * @param failures gets what is given up
     * @param pauseBeforeRetry the pause before the first retry (1) and the second (2)
     * @param time told to the failure destination
     * @param concurrency how many invocations run at once, at least 1
     */
    public EventInvocations(
            LambdaFunction function,
            EventInvokeConfig config,
            FailureDestination failures,
            IntFunction<Duration> pauseBeforeRetry,
            InstantSource time,
            int concurrency) {
        this(function, config, failures, pauseBeforeRetry, time, System::nanoTime, concurrency);
    }

    /**
     * @param nanoTime for the age of events: on AWS nobody sets a clock, and here one that jumps must not age them
     */
    EventInvocations(
            LambdaFunction function,
            EventInvokeConfig config,
            FailureDestination failures,
            IntFunction<Duration> pauseBeforeRetry,
            InstantSource time,
            LongSupplier nanoTime,
            int concurrency) {
        this.nanoTime = nanoTime;
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

    /** One event on its way to the function. Its methods are called on this class's threads. */
    public interface Delivery {

        /** Called once, before the first attempt: the event as JSON. */
        byte[] begin();

        /** Called once, when it is over; never if this is closed before. */
        void ended(Outcome outcome);
    }

    /** Queues an invocation. */
    public void submit(Delivery delivery) {
        long accepted = nanoTime.getAsLong();
        String requestId = UUID.randomUUID().toString();
        execute(() -> attempt(new Attempt(delivery, delivery.begin(), requestId, accepted, 1)));
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Attempt(Delivery delivery, byte[] event, String requestId, long accepted, int number) {

        Attempt next() {
            return new Attempt(delivery, event, requestId, accepted, number + 1);
        }
    }

    private void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException closed) {
            LOG.debug("An event came after the end.", closed);
        }
    }

    private void attempt(Attempt attempt) {
        try {
            function.invoke(attempt.event(), attempt.requestId());
            attempt.delivery().ended(Outcome.SUCCEEDED);
        } catch (FunctionError error) {
            LOG.warn(
                    "{} failed in attempt {}: {}",
                    function.configuration().name(),
                    attempt.number(),
                    error.getMessage());
            retryOrGiveUp(attempt, error);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void retryOrGiveUp(Attempt attempt, FunctionError error) {
        Duration pause = pauseBeforeRetry.apply(attempt.number());
        Duration ageThen =
                Duration.ofNanos(nanoTime.getAsLong() - attempt.accepted()).plus(pause);
        if (attempt.number() > config.maximumRetryAttempts()) {
            giveUp(attempt, error, "RetriesExhausted");
        } else if (ageThen.compareTo(config.maximumEventAge()) > 0) {
            giveUp(attempt, error, "EventAgeExceeded");
        } else {
            later(pause, () -> attempt(attempt.next()));
        }
    }

    private void later(Duration pause, Runnable task) {
        try {
            retries.schedule(() -> execute(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("A retry came after the end.", closed);
        }
    }

    private void giveUp(Attempt attempt, FunctionError error, String condition) {
        try {
            failures.accept(new FailedInvocation(
                    attempt.requestId(),
                    function.configuration().qualifiedArn(),
                    function.configuration().version(),
                    condition,
                    attempt.number(),
                    attempt.event(),
                    error,
                    time.instant()));
            attempt.delivery().ended(Outcome.FAILED);
        } catch (IOException notKept) {
            LOG.error(
                    "A failed event of {} could not be kept, and will be kept later.",
                    function.configuration().name(),
                    notKept);
            later(pauseBeforeRetry.apply(attempt.number()), () -> giveUp(attempt, error, condition));
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
        return Thread.ofPlatform()
                .name(name + "-", 1)
                .daemon()
                .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
                .factory();
    }
}
