package io.contactsheet.desktop.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.api.Routes;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The routes of the contract, over two maps. */
final class FakeRoutes {

    /** A PNG of one pixel. */
    private static final byte[] PLACEHOLDER = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private FakeRoutes() {}

    static FakeAnswer answer(
            HttpExchange exchange,
            NavigableMap<String, StoredObject> photos,
            NavigableMap<String, StoredObject> thumbnails,
            boolean makesThumbnails)
            throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/stage".length());
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            return FakeAnswer.empty(204);
        }
        if (path.equals("/photos") || path.equals("/thumbnails")) {
            NavigableMap<String, StoredObject> listed = path.equals("/photos") ? photos : thumbnails;
            FakeAnswer list = FakeAnswer.xml(200, FakeListing.of(exchange.getRequestURI(), listed));
            return "gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding")) ? list.compressed() : list;
        }
        if (path.startsWith("/photos/")) {
            return photo(exchange, path.substring("/photos/".length()), photos, thumbnails, makesThumbnails);
        }
        if (path.startsWith("/thumbnails/")) {
            StoredObject thumbnail = thumbnails.get(path.substring("/thumbnails/".length()));
            return get(exchange, thumbnail, "private, max-age=31536000, immutable");
        }
        return FakeAnswer.refusal(403);
    }

    private static FakeAnswer photo(
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
                if (photo.bytes().length > Routes.MAX_UPLOAD_BYTES) {
                    return FakeAnswer.refusal(413);
                }
                if (photos.putIfAbsent(key, photo) != null) {
                    return FakeAnswer.refusal(412);
                }
                if (makesThumbnails) {
                    thumbnails.put(key, thumbnail(photo));
                }
                return FakeAnswer.empty(200).with("ETag", photo.etag());
            }
            case "DELETE" -> {
                photos.remove(key);
                thumbnails.remove(key);
                return FakeAnswer.empty(204);
            }
            default -> {
                return get(exchange, photos.get(key), "private, no-cache");
            }
        }
    }

    /** What says that it is a picture is its own thumbnail here; anything else gets a placeholder. */
    private static StoredObject thumbnail(StoredObject photo) {
        boolean picture = photo.headers().getOrDefault("content-type", "").startsWith("image/");
        return picture
                ? StoredObject.of(
                        photo.bytes(), Map.of("content-type", photo.headers().get("content-type")))
                : StoredObject.of(
                        PLACEHOLDER,
                        Map.of("content-type", "image/png", MetadataHeaders.THUMBNAIL_ERROR, "unsupported"));
    }

    private static FakeAnswer get(HttpExchange exchange, @Nullable StoredObject object, String caching) {
        if (object == null) {
            return FakeAnswer.refusal(404);
        }
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/octet-stream"));
        headers.putAll(object.headers());
        headers.put("ETag", object.etag());
        headers.put("Cache-Control", caching);
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        object.lastModified().atOffset(ZoneOffset.UTC)));
        if (object.etag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            return new FakeAnswer(304, headers, new byte[0]);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            // As API Gateway answers it: its own Content-Length is that of the empty body.
            headers.put("x-amzn-Remapped-Content-Length", Integer.toString(object.bytes().length));
        }
        FakeAnswer whole = new FakeAnswer(200, headers, object.bytes());
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? whole : part(whole, range);
    }

    /** A range that S3 does not understand is none to it. */
    private static FakeAnswer part(FakeAnswer whole, String range) {
        Matcher asked = RANGE.matcher(range);
        if (!asked.matches()) {
            return whole;
        }
        int length = whole.body().length;
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? length - 1L : Math.min(length - 1L, Long.parseLong(asked.group(2)));
        if (first > last) {
            return FakeAnswer.refusal(416);
        }
        byte[] part = Arrays.copyOfRange(whole.body(), (int) first, (int) last + 1);
        return new FakeAnswer(206, whole.headers(), part)
                .with("Content-Range", "bytes " + first + "-" + last + "/" + length);
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
}
