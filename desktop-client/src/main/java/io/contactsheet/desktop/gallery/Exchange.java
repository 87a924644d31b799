package io.contactsheet.desktop.gallery;

import io.contactsheet.desktop.gallery.GalleryReason.Asked;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to one gallery and their answers; what went wrong with them, in sentences. */
final class Exchange implements AutoCloseable {

    /** Of answers of which nobody reads the body: some say in XML what went wrong. */
    static final long SHORT_ANSWER = 1 << 16;

    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    /** Of a gallery on a computer alone: S3 has no such answer. */
    private static final int INSUFFICIENT_STORAGE = 507;

    private final URI base;
    private final TokenSource tokens;
    private final Timeouts timeouts;
    private final BoundedHttp http;

    Exchange(URI base, TokenSource tokens, Timeouts timeouts) {
        this.base = base;
        this.tokens = tokens;
        this.timeouts = timeouts;
        this.http = new BoundedHttp(base, timeouts);
    }

    /** @param path behind the base address, with its query, percent-encoded */
    HttpRequest.Builder request(String path) {
        return upload(path).timeout(timeouts.silence());
    }

    /** A request that may take as long as its body needs. */
    HttpRequest.Builder upload(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @param mostBytes of the answer's body
     */
    HttpResponse<byte[]> send(HttpRequest.Builder request, long mostBytes)
            throws GalleryException, InterruptedException {
        return withToken(request, signed -> http.send(signed, mostBytes));
    }

    /** Sends an upload for as long as bytes leave, and waits for the answer. */
    HttpResponse<byte[]> send(HttpRequest.Builder request, PhotoBody body)
            throws GalleryException, InterruptedException {
        try {
            return withToken(request, signed -> http.upload(signed, SHORT_ANSWER, body::sent));
        } finally {
            body.over();
        }
    }

    /** A token that is not taken any more, though it should be good, is renewed once. */
    private HttpResponse<byte[]> withToken(HttpRequest.Builder request, Sending sending)
            throws GalleryException, InterruptedException {
        Optional<String> token = tokens.token();
        HttpResponse<byte[]> answer = send(request, token, sending);
        if (answer.statusCode() != UNAUTHORIZED || token.isEmpty()) {
            return answer;
        }
        Optional<String> renewed = tokens.renewed(token.get());
        return renewed.isEmpty() ? answer : send(request, renewed, sending);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, Optional<String> token, Sending sending)
            throws GalleryException, InterruptedException {
        token.ifPresent(value -> request.setHeader("Authorization", value));
        try {
            return sending.send(request.build());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @FunctionalInterface
    private interface Sending {
        HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException;
    }

    /** Whatever comes out of the gallery has an ETag; what has none came from somebody else, such as a Wi-Fi's sign-in page. */
    HttpResponse<byte[]> ofGallery(HttpResponse<byte[]> response) throws GalleryException {
        if (response.headers().firstValue("ETag").isEmpty()) {
            throw notAGallery(response);
        }
        return response;
    }

    /** What an answer with a status that the caller did not expect means to the user. */
    GalleryException failure(HttpResponse<?> response) {
        int status = response.statusCode();
        return switch (status) {
            case UNAUTHORIZED -> new GalleryException.NotAllowed(new GalleryReason.SignInWanted(base));
            case 403 -> new GalleryException.NotAllowed(new GalleryReason.Forbidden(base));
            case PROXY_AUTHENTICATION_REQUIRED ->
                new GalleryException.NotAllowed(
                        new GalleryReason.NoAnswer(Asked.gallery(base), new GalleryReason.Connection.ProxyWantsUser()));
            case 413 -> new GalleryException.Refused(new GalleryReason.PhotoTooLarge(), status);
            case REQUEST_TIMEOUT, TOO_MANY_REQUESTS ->
                new GalleryException.Busy(
                        new GalleryReason.Overloaded(Asked.gallery(base), status), status, wait(response));
            case INSUFFICIENT_STORAGE ->
                new GalleryException.Busy(new GalleryReason.DiskFull(), status, wait(response));
            default -> other(response);
        };
    }

    private GalleryException other(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status >= 500) {
            return new GalleryException.Busy(
                    new GalleryReason.Trouble(Asked.gallery(base), status), status, wait(response));
        }
        if (status >= 400) {
            return new GalleryException.Refused(new GalleryReason.Refused(status), status);
        }
        return notAGallery(response);
    }

    private GalleryException notAGallery(HttpResponse<?> response) {
        return new GalleryException.NotAGallery(new GalleryReason.NotAGallery(base, response.statusCode()), null);
    }

    private GalleryException unreachable(IOException e) {
        GalleryReason reason = new GalleryReason.NoAnswer(Asked.gallery(base), ConnectionFault.of(e));
        return e instanceof BoundedBody.TooLongException || e.getCause() instanceof BoundedBody.TooLongException
                ? new GalleryException.NotAGallery(reason, e)
                : new GalleryException.Unreachable(reason, e);
    }

    private static @Nullable Duration wait(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, Clock.systemUTC()))
                .orElse(null);
    }

    @Override
    public void close() {
        http.close();
    }
}
