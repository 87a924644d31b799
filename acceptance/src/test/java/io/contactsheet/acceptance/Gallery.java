package io.contactsheet.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A gallery by its address, as any HTTP client sees it. Removes in the end what was put through it. */
final class Gallery implements AutoCloseable {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE_WITH_LIMITS = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI api;
    private final Duration patience;
    private final Optional<String> token;
    private final String album = "acceptance-" + UUID.randomUUID().toString().substring(0, 8);
    private final Queue<String> stored = new ConcurrentLinkedQueue<>();
    private final Consumer<TemplateUnderTest.Exchange> listener;

    /**
     * A gallery by its address.
     *
     * @param patience how long to wait for what comes some time later
     */
    Gallery(URI api, Duration patience) {
        this(api, patience, Optional.empty());
    }

    /** @param token of the owner, sent with every request */
    Gallery(URI api, Duration patience, Optional<String> token) {
        this.api = api;
        this.token = token;
        this.patience = patience;
        this.listener = TemplateUnderTest.current().listener();
    }

    Duration patience() {
        return patience;
    }

    /** A key of this run's own, in an album of its own: a deployed gallery may hold somebody's photos. */
    String key(String filename) {
        return album + "/" + filename;
    }

    String album() {
        return album;
    }

    HttpResponse<byte[]> put(String key, byte[] body, String contentType, String... headers) {
        return remembered(key, send(putting(key, body, contentType).headers(headersOrNone(headers))));
    }

    /** A picture, sent once also where the gallery is busy. */
    HttpResponse<byte[]> putOnce(String key, byte[] body) {
        return remembered(key, sendOnce(putting(key, body, "image/jpeg").build()));
    }

    private HttpRequest.Builder putting(String key, byte[] body, String contentType) {
        return request("/photos/" + path(key))
                .header("Content-Type", contentType)
                .PUT(BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<byte[]> remembered(String key, HttpResponse<byte[]> response) {
        if (response.statusCode() == 200) {
            stored.add(key);
        }
        return response;
    }

    /** Asked once also where the gallery is busy. */
    HttpResponse<byte[]> getOnce(String path) {
        return sendOnce(request(path).GET().build());
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send(request(path).headers(headersOrNone(headers)).GET());
    }

    HttpResponse<byte[]> photo(String key, String... headers) {
        return get("/photos/" + path(key), headers);
    }

    HttpResponse<byte[]> thumbnail(String key, String... headers) {
        return get("/thumbnails/" + path(key) + "?fresh=" + UUID.randomUUID(), headers);
    }

    HttpResponse<byte[]> head(String path) {
        return send(request(path).HEAD());
    }

    HttpResponse<byte[]> delete(String key) {
        return send(request("/photos/" + path(key)).DELETE());
    }

    /** A request with any method, headers in pairs, and a body that is empty for none. */
    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        return send(request(path)
                .headers(headersOrNone(headers))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> preflight(String path, String method, String requestHeaders) {
        return send(request(path)
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", requestHeaders)
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    /** A page of a listing: {@code /photos} or {@code /thumbnails} with these query parameters. */
    ListingPage list(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<byte[]> response = get(path + "?" + parameters);
        if (response.statusCode() != 200) {
            throw new AssertionError("Listing answered " + response.statusCode() + ": " + text(response));
        }
        return ListingPage.parse(response.body());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Percent-encoded for a path, segment by segment. */
    static String path(String key) {
        return encode(key).replace("%2F", "/");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(patience.plusSeconds(5));
        token.ifPresent(sent -> request.header("Authorization", sent));
        return request;
    }

    /** HttpRequest.Builder.headers refuses an empty array. */
    private static String[] headersOrNone(String... headers) {
        return headers.length == 0 ? new String[] {"X-Request-Source", "acceptance"} : headers;
    }

    /** A gallery that is busy is asked again, as every client does: a deployed one takes so many requests a second. */
    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        HttpResponse<byte[]> response = sendOnce(built);
        return response.statusCode() != TOO_MANY_REQUESTS
                ? response
                : await().pollInterval(PAUSE)
                        .atMost(PATIENCE_WITH_LIMITS)
                        .until(() -> sendOnce(built), again -> again.statusCode() != TOO_MANY_REQUESTS);
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            String path = response.uri().getRawPath().substring(api.getRawPath().length());
            listener.accept(new TemplateUnderTest.Exchange(response.request().method(), path, response.statusCode()));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the gallery.", e);
        }
    }

    @Override
    public void close() {
        stored.parallelStream().forEach(this::delete);
        http.close();
    }
}
