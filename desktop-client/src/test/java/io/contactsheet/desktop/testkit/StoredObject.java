package io.contactsheet.desktop.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A photo or a thumbnail in the fake gallery.
 *
 * @param headers Content-Type and {@code x-amz-meta-…}, by names in lower case
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredObject(byte[] bytes, Map<String, String> headers, Instant lastModified) {

    public static StoredObject of(byte[] bytes, Map<String, String> headers) {
        return new StoredObject(bytes, headers, Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    public static StoredObject of(String text, Map<String, String> headers) {
        return of(text.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** With quotes, as in the header. */
    public String etag() {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return "\"" + HexFormat.of().toHexDigits(checksum.getValue()) + "\"";
    }
}
