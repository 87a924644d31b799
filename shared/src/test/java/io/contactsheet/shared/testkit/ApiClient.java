package io.contactsheet.shared.testkit;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The API of a gallery by its address, as any HTTP client sees it. Whom it tells to slow down (429) waits and asks again;
 * whose token has expired (401) asks again with another, if there is one. Where no answer comes, every method throws an
 * {@link UncheckedIOException}. Safe for many threads.
 */
public class ApiClient implements AutoCloseable {

    /** Only a hang reaches it. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final PatientSender sender;
    private final URI api;
    private final Duration timeout;

    /**
     * Of a client that has one token, or none.
     *
     * @param api without a slash at its end
     * @param token what is sent as {@code Authorization}
     */
    public ApiClient(URI api, Optional<String> token) {
        this(api, TIMEOUT, () -> token);
    }

    /**
     * Of a client that can get more tokens.
     *
     * @param api without a slash at its end
     * @param timeout of each request, and how long a busy gallery is asked again
     * @param tokens what is sent as {@code Authorization}; asked at once, and when one has expired
     */
    public ApiClient(URI api, Duration timeout, Supplier<Optional<String>> tokens) {
        this.api = api;
        this.timeout = timeout;
        this.sender = new PatientSender(timeout, tokens, this::answered);
    }

    /** Hears of every answer, also of those after which the gallery is asked again. */
    protected void answered(HttpResponse<?> answer) {}

    /** @param headers more of them, names and values by turns */
    public HttpResponse<byte[]> put(String key, byte[] body, String contentType, String... headers) {
        return sender.send(with(headers, putting(key, body, contentType)));
    }

    /** A picture, sent once also where the gallery is busy. */
    public HttpResponse<byte[]> putOnce(String key, byte[] body) {
        return sender.sendOnce(putting(key, body, "image/jpeg"));
    }

    private HttpRequest.Builder putting(String key, byte[] body, String contentType) {
        return request("/photos/" + path(key))
                .header("content-type", contentType)
                .PUT(BodyPublishers.ofByteArray(body));
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return sender.send(with(headers, request(path)));
    }

    /** Sent once also where the gallery is busy. */
    public HttpResponse<byte[]> getOnce(String path) {
        return sender.sendOnce(request(path));
    }

    public HttpResponse<byte[]> photo(String key, String... headers) {
        return get("/photos/" + path(key), headers);
    }

    /** Not out of a cache on the way, so that one that has just come is seen. */
    public HttpResponse<byte[]> thumbnail(String key, String... headers) {
        return get("/thumbnails/" + path(key) + "?fresh=" + UUID.randomUUID(), headers);
    }

    public HttpResponse<byte[]> head(String path) {
        return sender.send(request(path).HEAD());
    }

    public HttpResponse<byte[]> delete(String key) {
        return sender.send(request("/photos/" + path(key)).DELETE());
    }

    /** A request with any method, headers in pairs, and a body that is empty for none. */
    public HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        return sender.send(with(headers, request(path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<byte[]> preflight(String path, String method, String requestHeaders) {
        return sender.send(request(path)
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", requestHeaders)
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    /**
     * A page of a listing: {@code /photos} or {@code /thumbnails} with these query parameters.
     *
     * @throws AssertionError if the answer is no listing
     */
    public ListingPage list(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<byte[]> answer = get(path + "?" + parameters);
        if (answer.statusCode() != 200) {
            throw new AssertionError("Listing answered " + answer.statusCode() + ": " + text(answer));
        }
        return ListingPage.parse(answer.body());
    }

    /**
     * All keys of a listing, {@code /photos} or {@code /thumbnails}.
     *
     * @throws AssertionError if an answer is no listing
     */
    public Set<String> keys(String path) {
        Set<String> keys = new TreeSet<>();
        Map<String, String> query = new HashMap<>(Map.of("max-keys", "1000"));
        while (true) {
            ListingPage page = list(path, query);
            keys.addAll(page.keys());
            if (!page.goesOn()) {
                return keys;
            }
            query.put("start-after", page.keys().getLast());
        }
    }

    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Empty where the answer has none of this name. */
    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Percent-encoded for a path, segment by segment. */
    public static String path(String key) {
        return encode(key).replace("%2F", "/");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(timeout);
    }

    /** In small letters, as HTTP/2 has them, whichever HTTP it comes to. */
    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        return request;
    }

    @Override
    public void close() {
        sender.close();
    }
}
