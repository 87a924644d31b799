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

    private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,17}");

    private ObjectHeaders() {}

    static ObjectHead read(HttpHeaders headers) {
        return new ObjectHead(
                headers.firstValue("Content-Type").orElse("application/octet-stream"),
                length(headers),
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

    /**
     * API Gateway keeps Content-Length for the body that it sends itself, which an answer to HEAD has not: the object's
     * own comes under another name, or not at all. No photo is empty, so zero says nothing.
     */
    private static long length(HttpHeaders headers) {
        return headers.firstValue("x-amzn-Remapped-Content-Length")
                .or(() -> headers.firstValue("Content-Length"))
                .filter(text -> LENGTH.matcher(text).matches())
                .map(Long::parseLong)
                .orElse(-1L);
    }
}
