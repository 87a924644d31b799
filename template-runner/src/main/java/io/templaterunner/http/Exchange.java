package io.templaterunner.http;

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
public record Exchange(Request request, Response response, RequestBody body, Limits limits) {

    /** What a client sends beyond what is wanted is read and forgotten, so that it comes to read the answer. */
    private static final long MAX_DRAINED = 256L * 1024 * 1024;

    private static final int RETRY_AFTER = 5;

    /** Makes an answer. */
    @FunctionalInterface
    public interface Answering {

        /** @throws IOException also if the request's body cannot be had, which {@link #answer} tells the client */
        Answer answer() throws IOException, InterruptedException;
    }

    /**
     * Answers, or tells the client which limit its request breaks: 413 for a body that is too long, 408 for one that comes
     * too slowly, 503 where others hold the memory.
     *
     * @param longest so many bytes the body may have
     */
    public void answer(Answering answering, int longest) throws IOException, InterruptedException {
        // While it is answered the client has nothing to say.
        request.addIdleTimeoutListener(_ -> false);
        Answer answer;
        try {
            if (request.getLength() > longest) {
                throw new RequestBody.TooLargeException();
            }
            answer = answering.answer();
        } catch (RequestBody.TooLargeException _) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            answer = tooLarge(longest);
        } catch (MemoryBudget.NoRoomException _) {
            answer = unavailable("The API is busy. Try again in a moment.", RETRY_AFTER);
        } catch (RequestBody.TooSlowException _) {
            sendAndClose(message(408, "The request came too slowly."));
            return;
        }
        send(answer);
    }

    private static Answer tooLarge(int longest) {
        return new Answer(
                413,
                List.of(
                        new Header("Content-Type", "text/plain"),
                        new Header("x-amzn-ErrorType", "RequestTooLargeException")),
                ("HTTP content length exceeded " + longest + " bytes.").getBytes(StandardCharsets.UTF_8));
    }

    /** What is refused before anybody is asked. */
    public static Answer message(int status, String message) {
        return new Answer(
                status,
                List.of(new Header("Content-Type", "application/json")),
                ("{\"message\": \"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** It cannot be answered now. Clients that read the header come again after that time, in seconds. */
    public static Answer unavailable(String message, int retryAfter) {
        return new Answer(
                503,
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("Retry-After", Integer.toString(retryAfter))),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /** Answers before the body is known to be wanted, and reads it. */
    public void send(Answer answer) throws IOException {
        write(answer);
        boolean waitsForContinue = request.getHeaders().contains(HttpHeader.EXPECT);
        if (!waitsForContinue) {
            body.drain(MAX_DRAINED);
        }
    }

    /** Answers, and reads nothing more. */
    private void sendAndClose(Answer answer) throws IOException {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        write(answer);
    }

    private void write(Answer answer) throws IOException {
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
