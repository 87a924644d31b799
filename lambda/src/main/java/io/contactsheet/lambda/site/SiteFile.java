package io.contactsheet.lambda.site;

import java.util.Map;

/**
 * A file of the web gallery.
 *
 * @param path within the site, with slashes, such as {@code index.html}
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from the class path to the network as they are.
public record SiteFile(String path, byte[] bytes) {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/vnd.microsoft.icon"),
            Map.entry("woff2", "font/woff2"));

    /** The MIME type that the name's extension stands for. */
    public String contentType() {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
