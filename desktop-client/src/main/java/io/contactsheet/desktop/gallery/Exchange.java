package io.contactsheet.desktop.gallery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Requests to one gallery and their answers; what went wrong with them, in sentences. */
final class Exchange implements AutoCloseable {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI base;
    private final TokenSource tokens;
    private final Timeouts timeouts;
    private final HttpClient http;

    Exchange(URI base, TokenSource tokens, Timeouts timeouts) {
        this.base = base;
        this.tokens = tokens;
        this.timeouts = timeouts;
        // Over plain HTTP the client would ask each new connection for an upgrade to HTTP/2, which helps nobody here.
        this.http = HttpClient.newBuilder()
                .version("http".equals(base.getScheme()) ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .connectTimeout(timeouts.connect())
                .build();
    }

    /** @param path behind the base address, with its query, percent-encoded */
    HttpRequest.Builder request(String path) throws GalleryException, InterruptedException {
        return upload(path).timeout(timeouts.silence());
    }

    /** A request that may take as long as its body needs. */
    HttpRequest.Builder upload(String path) throws GalleryException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        tokens.token().ifPresent(token -> request.header("Authorization", token));
        return request;
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
            throws GalleryException, InterruptedException {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Sends an upload for as long as bytes leave, and waits for the answer. */
    HttpResponse<byte[]> send(HttpRequest.Builder request, PhotoBody body)
            throws GalleryException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            return await(answer, body);
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } finally {
            answer.cancel(true);
            body.over();
        }
    }

    private <T> T await(CompletableFuture<T> answer, PhotoBody body)
            throws GalleryException, InterruptedException, ExecutionException {
        while (true) {
            long before = body.sent();
            try {
                return answer.get(timeouts.silence().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (body.sent() == before) {
                    throw unreachable(new HttpTimeoutException("No byte left and no answer came."));
                }
            }
        }
    }

    /** What an answer with a status that the caller did not expect means to the user. */
    GalleryException failure(HttpResponse<?> response) {
        int status = response.statusCode();
        return switch (status) {
            case 401 -> new GalleryException.NotAllowed("The gallery at " + base + " asks you to sign in.");
            case 403 ->
                new GalleryException.NotAllowed("The gallery at " + base
                        + " does not allow this. Check its address, and that you are signed in as its owner.");
            case 413 -> new GalleryException.Refused("The gallery does not take photos this large.", status);
            case REQUEST_TIMEOUT, TOO_MANY_REQUESTS ->
                new GalleryException.Busy("The gallery is busy (it answered " + status + ").", status, wait(response));
            default -> other(response);
        };
    }

    private GalleryException other(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status >= 500) {
            return new GalleryException.Busy(
                    "The gallery has trouble just now (it answered " + status + ").", status, wait(response));
        }
        if (status >= 400) {
            return new GalleryException.Refused("The gallery refused this (it answered " + status + ").", status);
        }
        return new GalleryException.NotAGallery(
                "What answers at " + base + " is not a gallery (it answered " + status + ").", null);
    }

    private GalleryException unreachable(IOException e) {
        String what = switch (e) {
            case HttpConnectTimeoutException _, ConnectException _ -> " does not answer.";
            case HttpTimeoutException _ -> " took too long to answer.";
            default -> " broke the connection off.";
        };
        return new GalleryException.Unreachable("The gallery at " + base + what, e);
    }

    private static @Nullable Duration wait(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, Clock.systemUTC()))
                .orElse(null);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
