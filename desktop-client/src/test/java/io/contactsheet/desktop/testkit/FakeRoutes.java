package io.contactsheet.desktop.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.contactsheet.shared.api.MetadataHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;

/** The routes of the contract, over two maps. */
final class FakeRoutes {

    /** Whether this thread's answers are to go nowhere. */
    static final ThreadLocal<Boolean> MUTE = ThreadLocal.withInitial(() -> false);

    private FakeRoutes() {}

    static void answer(
            HttpExchange exchange,
            NavigableMap<String, StoredObject> photos,
            NavigableMap<String, StoredObject> thumbnails,
            boolean makesThumbnails)
            throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/stage".length());
        if (path.equals("/photos") || path.equals("/thumbnails")) {
            NavigableMap<String, StoredObject> listed = path.equals("/photos") ? photos : thumbnails;
            send(exchange, 200, "application/xml", FakeListing.of(exchange.getRequestURI(), listed));
        } else if (path.startsWith("/photos/")) {
            photo(exchange, path.substring("/photos/".length()), photos, thumbnails, makesThumbnails);
        } else if (path.startsWith("/thumbnails/")) {
            get(exchange, thumbnails.get(path.substring("/thumbnails/".length())));
        } else {
            send(
                    exchange,
                    403,
                    "application/json",
                    "{\"message\":\"Missing Authentication Token\"}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void photo(
            HttpExchange exchange,
            String key,
            NavigableMap<String, StoredObject> photos,
            NavigableMap<String, StoredObject> thumbnails,
            boolean makesThumbnails)
            throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                // Throws where the client breaks off: then nothing is stored.
                StoredObject photo =
                        new StoredObject(exchange.getRequestBody().readAllBytes(), headers(exchange), Instant.now());
                boolean stored = photos.putIfAbsent(key, photo) == null;
                if (stored && makesThumbnails) {
                    thumbnails.put(key, thumbnail(photo));
                }
                if (stored) {
                    exchange.getResponseHeaders().set("ETag", photo.etag());
                }
                send(exchange, stored ? 200 : 412, "application/xml", new byte[0]);
            }
            case "DELETE" -> {
                photos.remove(key);
                thumbnails.remove(key);
                send(exchange, 204, "application/xml", new byte[0]);
            }
            default -> get(exchange, photos.get(key));
        }
    }

    /** A picture is its own thumbnail here; anything else gets a placeholder. */
    private static StoredObject thumbnail(StoredObject photo) {
        boolean picture = photo.headers().getOrDefault("content-type", "").startsWith("image/");
        return picture
                ? StoredObject.of(
                        photo.bytes(), Map.of("content-type", photo.headers().get("content-type")))
                : StoredObject.of(
                        "placeholder",
                        Map.of("content-type", "image/png", MetadataHeaders.THUMBNAIL_ERROR, "unsupported"));
    }

    private static void get(HttpExchange exchange, StoredObject object) throws IOException {
        if (object == null) {
            send(
                    exchange,
                    404,
                    "application/xml",
                    "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        object.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("ETag", object.etag());
        exchange.getResponseHeaders()
                .set(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                object.lastModified().atOffset(ZoneOffset.UTC)));
        send(exchange, 200, object.headers().getOrDefault("content-type", "application/octet-stream"), object.bytes());
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> kept = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("content-type") || lower.startsWith(MetadataHeaders.PREFIX)) {
                kept.put(lower, values.getFirst());
            }
        });
        return kept;
    }

    private static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        if (MUTE.get()) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (exchange.getRequestMethod().equals("HEAD")) {
            // As API Gateway answers it: its own Content-Length is that of the empty body.
            exchange.getResponseHeaders().set("x-amzn-Remapped-Content-Length", Integer.toString(body.length));
            exchange.getResponseHeaders().set("Content-Length", "0");
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
