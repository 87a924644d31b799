package io.templaterunner.apigateway;

import io.templaterunner.apigateway.GatewayServer.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A request and its answer over HTTP.
 *
 * @param body of the request
 * @param limits such as how slowly the client may read
 */
record Exchange(Request request, Response response, RequestBody body, Limits limits) {

    /** What a client sends beyond what is wanted is read and forgotten, so that it comes to read the answer. */
    private static final long MAX_DRAINED = 256L * 1024 * 1024;

    /** It cannot be answered now. Clients that read the header come again after that time, in seconds. */
    static GatewayAnswer unavailable(String message, int retryAfter) {
        return new GatewayAnswer(
                503,
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("Retry-After", Integer.toString(retryAfter))),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** Answers before the body is known to be wanted, and reads it. */
    void send(GatewayAnswer answer) throws IOException {
        write(answer);
        boolean waitsForContinue = request.getHeaders().contains(HttpHeader.EXPECT);
        if (!waitsForContinue) {
            body.drain(MAX_DRAINED);
        }
    }

    /** Answers, and reads nothing more. */
    void sendAndClose(GatewayAnswer answer) throws IOException {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        write(answer);
    }

    private void write(GatewayAnswer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        if (!bodiless) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        }
        ByteBuffer content = bodiless || request.getMethod().equals("HEAD")
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(answer.body());
        Scheduler.Task end = cutOffAfter(content.remaining());
        try {
            Content.Sink.write(response, true, content);
        } finally {
            end.cancel();
        }
    }

    /** One who does not read an answer would hold its memory. */
    private Scheduler.Task cutOffAfter(int bytes) {
        return request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.getConnectionMetaData()
                                .getConnection()
                                .getEndPoint()
                                .close(new RequestBody.TooSlowException()),
                        limits.pace().timeFor(bytes).toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
