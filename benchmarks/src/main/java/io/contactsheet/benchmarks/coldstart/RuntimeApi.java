package io.contactsheet.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lambda's side of a function's process: hands out one event and takes the answer. Who asks for a second event waits
 * until this is closed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";

    private final byte[] event;
    private final Timeline timeline;
    private final AtomicBoolean handedOut = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Loopback server;

    /** Serves at once. */
    RuntimeApi(String event, Timeline timeline) {
        this.event = event.getBytes(StandardCharsets.UTF_8);
        this.timeline = timeline;
        this.server = new Loopback("runtime-api", this::handle);
    }

    /** For the variable {@code AWS_LAMBDA_RUNTIME_API}. */
    String authority() {
        return server.authority();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(BASE + "invocation/next")) {
            next(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.startsWith(BASE + "invocation/") && path.endsWith("/response")) {
            timeline.mark(Moment.HANDLED);
        } else {
            timeline.fail(path.substring(path.lastIndexOf('/') + 1) + ": " + body);
        }
        Loopback.answer(exchange, 202, new byte[0]);
    }

    private void next(HttpExchange exchange) throws IOException {
        if (!handedOut.compareAndSet(false, true)) {
            waitUntilClosed();
            exchange.close();
            return;
        }
        timeline.mark(Moment.READY);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(Duration.ofMinutes(1)).toEpochMilli()));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:123456789012:function:thumbnails");
        headers.set(
                "Lambda-Runtime-Trace-Id",
                "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0");
        Loopback.answer(exchange, 200, event);
    }

    private void waitUntilClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
