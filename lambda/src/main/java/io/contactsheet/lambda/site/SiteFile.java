package io.contactsheet.lambda.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

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

    /** Not the page: {@code curl} shows it as it is. */
    private static final Set<String> COMPRESSED = Set.of("css", "js", "svg");

    /** Below it nothing is gained, and settings.js, which clients other than browsers read too, stays plain. */
    private static final int WORTH_COMPRESSING = 512;

    /** Written for people to read: their lines may lose what only people look at. */
    private static final Set<String> SOURCES = Set.of("css", "js");

    /** The MIME type that the name's extension stands for. */
    public String contentType() {
        return TYPES.getOrDefault(extension(), "application/octet-stream");
    }

    /** Whether it is published compressed: what a browser asks for and a person does not. */
    public boolean compressed() {
        return COMPRESSED.contains(extension()) && bytes.length >= WORTH_COMPRESSING;
    }

    /**
     * Script and style without their indentation and without lines that are comments; every other file as it is. Lines
     * keep their numbers. A string that goes over several lines would lose its indentation: the page has none.
     */
    public SiteFile withoutComments() {
        if (!SOURCES.contains(extension())) {
            return this;
        }
        StringBuilder lean = new StringBuilder(bytes.length);
        boolean comment = false;
        for (String line : (Iterable<String>) new String(bytes, StandardCharsets.UTF_8).lines()::iterator) {
            String text = line.strip();
            comment |= text.startsWith("/*");
            if (!comment && !text.startsWith("//")) {
                lean.append(text);
            }
            lean.append('\n');
            comment &= !text.endsWith("*/");
        }
        return new SiteFile(path, lean.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The content in gzip's format (RFC 1952): the same bytes for the same content. */
    public byte[] gzip() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new SmallestGzip(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail.", e);
        }
        return compressed.toByteArray();
    }

    /** Compressed once, read many times: as well as deflate can. */
    private static final class SmallestGzip extends GZIPOutputStream {

        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private String extension() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
