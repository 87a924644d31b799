package io.contactsheet.desktop.gallery;

import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.api.OriginalFilename;
import io.contactsheet.shared.api.ThumbnailError;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The headers of an answer that describe an object. */
final class ObjectHeaders {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private ObjectHeaders() {}

    static ObjectHead read(HttpHeaders headers) {
        return new ObjectHead(
                headers.firstValue("Content-Type").orElse("application/octet-stream"),
                headers.firstValue("Content-Length").map(ObjectHeaders::length).orElse(-1L),
                unquoted(headers.firstValue("ETag").orElse("")),
                headers.firstValue("Last-Modified").flatMap(ObjectHeaders::httpDate),
                headers.firstValue(MetadataHeaders.FILENAME).map(OriginalFilename::decode),
                headers.firstValue(MetadataHeaders.SHA256)
                        .map(digest -> digest.toLowerCase(Locale.ROOT))
                        .filter(digest -> SHA256.matcher(digest).matches()),
                headers.firstValue(MetadataHeaders.THUMBNAIL_ERROR).flatMap(ThumbnailError::ofWireName));
    }

    static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    /** RFC 9110, section 5.6.7. */
    static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static long length(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
