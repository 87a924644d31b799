package io.contactsheet.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Just enough of S3 for one photo: an original that is there under any key, and thumbnails that are taken. */
final class OnePhotoBucket implements AutoCloseable {

    private final HttpServer server;
    private final byte[] original;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<byte[]> thumbnails = new CopyOnWriteArrayList<>();
    private final Map<String, Headers> metadata = new ConcurrentHashMap<>();
    private volatile String eTag = "\"original-etag\"";

    OnePhotoBucket(byte[] original) throws IOException {
        this.original = original;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    Map<String, String> environment() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_S3", endpoint.toString(),
                "THUMBNAILS_BUCKET", "thumbnails",
                "THUMBNAIL_SIZE", "150");
    }

    /** Method and path of each request, in their order. */
    List<String> requests() {
        return requests;
    }

    /** The bodies that were stored. */
    List<byte[]> thumbnails() {
        return thumbnails;
    }

    /** From now on the original is another one. */
    void replaceOriginal() {
        eTag = "\"another-etag\"";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("ETag", eTag);
            // Nobody reads it: to parse it takes too long.
            exchange.getResponseHeaders().add("Last-Modified", "no date");
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    exchange.sendResponseHeaders(200, original.length);
                    exchange.getResponseBody().write(original);
                }
                case "PUT" -> exchange.sendResponseHeaders(put(path, exchange.getRequestHeaders(), body), -1);
                default -> exchange.sendResponseHeaders(head(path, exchange.getResponseHeaders()), -1);
            }
        }
    }

    private int put(String path, Headers headers, byte[] body) {
        if (metadata.containsKey(path) && headers.containsKey("If-None-Match")) {
            return 412;
        }
        thumbnails.add(body);
        metadata.put(path, headers);
        return 200;
    }

    private int head(String path, Headers answer) {
        Headers stored = metadata.getOrDefault(path, new Headers());
        stored.forEach((name, values) -> {
            if (name.startsWith("X-amz-meta-")) {
                answer.put(name, values);
            }
        });
        return path.startsWith("/originals/") || !stored.isEmpty() ? 200 : 404;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
