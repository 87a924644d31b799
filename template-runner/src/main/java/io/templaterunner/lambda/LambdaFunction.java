package io.templaterunner.lambda;

import io.templaterunner.fault.UncaughtFailures;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function, run in this process. As in Lambda, an instance of the handler serves
 * one invocation at a time and is used again for later ones; more are made when several run at once. Safe for several
 * threads at once.
 */
public final class LambdaFunction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaFunction.class);

    private final FunctionConfiguration configuration;
    private final HandlerMethod handler;
    private final Semaphore concurrency;
    private final Deque<Object> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger threads = new AtomicInteger();

    private LambdaFunction(FunctionConfiguration configuration, HandlerMethod handler, int maximumConcurrency) {
        this.configuration = configuration;
        this.handler = handler;
        this.concurrency = new Semaphore(maximumConcurrency);
    }

    /**
     * Finds the handler. Its instance is made at the first invocation.
     *
     * @param code finds its classes
     * @param maximumConcurrency how many invocations run at once, at least 1; more of them wait
     * @throws FunctionException if the handler cannot be found, or cannot be one
     */
    public static LambdaFunction load(FunctionConfiguration configuration, ClassLoader code, int maximumConcurrency) {
        HandlerMethod handler = HandlerMethod.named(configuration.handler(), code);
        return new LambdaFunction(configuration, handler, maximumConcurrency);
    }

    public FunctionConfiguration configuration() {
        return configuration;
    }

    /**
     * Runs the handler and waits for its result.
     *
     * @param event as JSON
     * @return the result as JSON; {@code null} as JSON where there is none
     * @throws FunctionError if the handler throws or runs out of time
     * @throws InterruptedException if the waiting thread is interrupted; the handler is interrupted too
     */
    public byte[] invoke(byte[] event) throws FunctionError, InterruptedException {
        return invoke(event, UUID.randomUUID().toString());
    }

    /** @param requestId told to the handler; the same for each attempt at one event */
    byte[] invoke(byte[] event, String requestId) throws FunctionError, InterruptedException {
        concurrency.acquire();
        try {
            return invokeNow(event, requestId);
        } finally {
            concurrency.release();
        }
    }

    private byte[] invokeNow(byte[] event, String requestId) throws FunctionError, InterruptedException {
        FutureTask<byte[]> task = new FutureTask<>(() -> run(event, requestId));
        // A thread of its own, so that a handler that does not heed its interruption holds up nobody else.
        Thread thread = Thread.ofPlatform()
                .name("lambda-" + configuration.name() + "-" + threads.incrementAndGet())
                .daemon()
                .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
                .unstarted(task);
        thread.setContextClassLoader(handler.code());
        thread.start();
        try {
            return task.get(configuration.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException thrown) {
            Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
            // As Lambda's own runtime does, whoever invoked it.
            LOG.error("{} failed.", configuration.name(), cause);
            throw FunctionError.thrown(cause);
        } catch (TimeoutException passed) {
            throw FunctionError.timedOut(requestId, configuration, passed);
        } finally {
            task.cancel(true);
        }
    }

    /** An instance that threw, ran out of time or failed to start is not used again. */
    private byte[] run(byte[] event, String requestId) throws Exception {
        Object instance = idle.pollFirst();
        if (instance == null) {
            instance = handler.newInstance(configuration.environment());
        }
        byte[] result;
        try {
            result = handler.call(instance, event, new InvocationContext(configuration, requestId));
        } catch (Exception | Error failed) {
            close(instance);
            throw failed;
        }
        idle.addFirst(instance);
        return result;
    }

    /** Closes the instances that are not at work. */
    @Override
    public void close() {
        for (Object instance = idle.pollFirst(); instance != null; instance = idle.pollFirst()) {
            close(instance);
        }
    }

    private void close(Object instance) {
        if (instance instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception failed) {
                LOG.warn("A handler of {} did not close.", configuration.name(), failed);
            }
        }
    }
}
