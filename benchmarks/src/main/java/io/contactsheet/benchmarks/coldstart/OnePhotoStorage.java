package io.contactsheet.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Stands in for S3: holds one photo in the bucket {@code originals} and takes its thumbnail. Checks no signatures. */
final class OnePhotoStorage implements AutoCloseable {

    static final String ORIGINALS = "originals";
    static final String THUMBNAILS = "thumbnails";

    private static final byte[] NOT_FOUND = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>""".getBytes(StandardCharsets.UTF_8);

    private final String path;
    private final byte[] photo;
    private final Timeline timeline;
    private final Loopback server;

    /** Serves at once. */
    OnePhotoStorage(String key, byte[] photo, Timeline timeline) {
        this.path = "/" + ORIGINALS + "/" + key;
        this.photo = photo;
        this.timeline = timeline;
        this.server = new Loopback("storage", this::handle);
    }

    /** For the variable {@code AWS_ENDPOINT_URL_S3}. */
    String url() {
        return "http://" + server.authority();
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean original = exchange.getRequestURI().getPath().equals(path);
        exchange.getResponseHeaders().set("ETag", "\"9b2cf535f27731c974343645a3985328\"");
        exchange.getResponseHeaders().set("Last-Modified", "Mon, 23 Nov 2026 12:00:00 GMT");
        switch (exchange.getRequestMethod()) {
            case "GET" -> send(exchange, original);
            case "HEAD" -> head(exchange, original);
            case "PUT" -> take(exchange);
            default -> Loopback.answer(exchange, 204, new byte[0]);
        }
    }

    private void send(HttpExchange exchange, boolean original) throws IOException {
        if (!original) {
            Loopback.answer(exchange, 404, NOT_FOUND);
            return;
        }
        timeline.mark(Moment.PHOTO_ASKED_FOR);
        exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        try {
            Loopback.answer(exchange, 200, photo);
        } catch (IOException hungUp) {
            // A decoder need not read a photo to its end.
            exchange.close();
        }
        timeline.mark(Moment.PHOTO_SENT);
    }

    private void head(HttpExchange exchange, boolean original) throws IOException {
        if (original) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(photo.length));
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        }
        exchange.sendResponseHeaders(original ? 200 : 404, -1);
        exchange.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        timeline.mark(Moment.THUMBNAIL_PUT);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!new String(body, StandardCharsets.ISO_8859_1).contains("\u00ff\u00d8\u00ff")) {
            timeline.fail("what was stored as the thumbnail is no JPEG file");
        }
        Loopback.answer(exchange, 200, new byte[0]);
    }

    @Override
    public void close() {
        server.close();
    }
}
