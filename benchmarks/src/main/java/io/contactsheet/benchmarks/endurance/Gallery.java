package io.contactsheet.benchmarks.endurance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * A gallery as its owner's clients see it. Those who are told to slow down (429) wait and ask again; those whose token has
 * expired get another. Safe for many threads.
 */
final class Gallery implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern TOKEN = Pattern.compile("<NextContinuationToken>([^<]*)</NextContinuationToken>");

    private final Backend backend;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("client-http-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(executor)
            .build();
    private final LongAdder throttled = new LongAdder();
    private String token;

    Gallery(Backend backend) throws IOException {
        this.backend = backend;
        this.token = backend.token();
    }

    /**
     * A page of a listing.
     *
     * @param next the token of the next page; empty after the last
     */
    record Page(List<String> keys, String next) {}

    /** How often clients were told to slow down. */
    long throttled() {
        return throttled.sum();
    }

    /** The answer to the upload of a photo where there is none yet. */
    HttpResponse<String> put(Photo photo) throws IOException, InterruptedException {
        return send(
                request("/photos/" + photo.key())
                        .header("Content-Type", "image/jpeg")
                        .header("If-None-Match", "*")
                        .header("x-amz-meta-filename", photo.fileName())
                        .header("x-amz-meta-sha256", photo.sha256())
                        .PUT(BodyPublishers.ofByteArray(photo.bytes())),
                BodyHandlers.ofString());
    }

    /** The status of the answer. */
    int delete(String key) throws IOException, InterruptedException {
        return send(request("/photos/" + key).DELETE(), BodyHandlers.discarding())
                .statusCode();
    }

    /** @param route {@code photos} or {@code thumbnails} */
    HttpResponse<byte[]> get(String route, String key) throws IOException, InterruptedException {
        return send(request("/" + route + "/" + key), BodyHandlers.ofByteArray());
    }

    /** @param token of the page, from the one before; empty for the first */
    Page page(String route, int size, String token) throws IOException, InterruptedException {
        String query = "?max-keys=" + size
                + (token.isEmpty() ? "" : "&continuation-token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        return listed(route, query);
    }

    /** @param after keys beyond this one */
    Page pageAfter(String route, int size, String after) throws IOException, InterruptedException {
        return listed(route, "?max-keys=" + size + "&start-after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }

    private Page listed(String route, String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/" + route + query), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The listing of " + route + " answered " + answer.statusCode());
        }
        return new Page(
                KEY.matcher(answer.body())
                        .results()
                        .map(found -> found.group(1))
                        .toList(),
                TOKEN.matcher(answer.body())
                        .results()
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElse(""));
    }

    /** The gallery's clock, as the header Date tells it. */
    String date() throws IOException, InterruptedException {
        return send(request("/photos?max-keys=1"), BodyHandlers.discarding())
                .headers()
                .firstValue("Date")
                .orElse("unknown");
    }

    /** All keys, in pages of a thousand. */
    Set<String> keys(String route) throws IOException, InterruptedException {
        Set<String> keys = new TreeSet<>();
        String token = "";
        do {
            Page page = page(route, 1000, token);
            keys.addAll(page.keys());
            token = page.next();
        } while (!token.isEmpty());
        return keys;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(backend.address() + path)).timeout(PATIENCE);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        String used = token();
        HttpResponse<T> answer = sendPatiently(request, used, body);
        return answer.statusCode() == 401 ? sendPatiently(request, renewed(used), body) : answer;
    }

    private <T> HttpResponse<T> sendPatiently(
            HttpRequest.Builder request, String used, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        HttpRequest built = request.copy().header("Authorization", used).build();
        for (long pause = 100; ; pause = Math.min(2 * pause, 2000)) {
            HttpResponse<T> answer = http.send(built, body);
            if (answer.statusCode() != 429) {
                return answer;
            }
            throttled.increment();
            Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
        }
    }

    private synchronized String token() {
        return token;
    }

    private synchronized String renewed(String expired) throws IOException {
        if (token.equals(expired)) {
            token = backend.token();
        }
        return token;
    }

    @Override
    public void close() {
        http.shutdownNow();
        executor.shutdownNow();
    }
}
