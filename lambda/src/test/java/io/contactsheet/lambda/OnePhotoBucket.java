package io.contactsheet.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Just enough of S3 for one photo: an original that is there, and thumbnails that are taken. */
final class OnePhotoBucket implements AutoCloseable {

    private final HttpServer server;
    private final byte[] original;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<byte[]> thumbnails = new CopyOnWriteArrayList<>();

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

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        requests.add(request);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("ETag", "\"original-etag\"");
            if (request.startsWith("GET /originals/")) {
                exchange.sendResponseHeaders(200, original.length);
                exchange.getResponseBody().write(original);
            } else if (request.startsWith("PUT /thumbnails/")) {
                thumbnails.add(body);
                exchange.sendResponseHeaders(200, -1);
            } else {
                boolean isThere = request.startsWith("HEAD /originals/");
                exchange.sendResponseHeaders(isThere ? 200 : 404, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
