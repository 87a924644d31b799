package io.contactsheet.desktop.gallery;

import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.api.OriginalFilename;
import io.contactsheet.shared.api.Routes;
import io.contactsheet.shared.key.PhotoKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * A client of the gallery's HTTP API. Its methods wait for the answer, so they are not for the FX thread; to interrupt
 * the calling thread gives a request up. Nothing is tried twice here, except that the JDK sends a
 * GET or HEAD again whose connection broke. Safe for use by several threads.
 */
public final class GalleryClient implements AutoCloseable {

    /** A thousand entries of the longest keys, in XML. */
    private static final int LONGEST_LISTING = 16 << 20;

    private static final long LONGEST_PICTURE = Routes.MAX_UPLOAD_BYTES + (1 << 20);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final URI base;
    private final Exchange exchange;

    /** A client of a gallery that asks nobody to sign in. */
    public GalleryClient(URI base) {
        this(base, TokenSource.NONE);
    }

    /** @param base the stage URL, {@code http} or {@code https}; a slash at its end does not matter */
    public GalleryClient(URI base, TokenSource tokens) {
        this(base, tokens, Timeouts.STANDARD);
    }

    /** A client with other limits to its patience. */
    public GalleryClient(URI base, TokenSource tokens, Timeouts timeouts) {
        this.base = GalleryAddress.normalized(base);
        this.exchange = new Exchange(this.base, tokens, timeouts);
    }

    /** The base address, without a slash at its end. */
    public URI base() {
        return base;
    }

    /** One page of the photos. */
    public ListingPage photos(ListingRequest request) throws GalleryException, InterruptedException {
        return list(Routes.PHOTOS, request);
    }

    /** One page of the thumbnails, placeholders included. */
    public ListingPage thumbnails(ListingRequest request) throws GalleryException, InterruptedException {
        return list(Routes.THUMBNAILS, request);
    }

    /** What is stored under a key; empty if nothing is. */
    public Optional<ObjectHead> photoHead(PhotoKey key) throws GalleryException, InterruptedException {
        return head(Routes.photo(key));
    }

    /** The state of a thumbnail just now, past all caches; empty while it is being made. */
    public Optional<ObjectHead> thumbnailHead(PhotoKey key) throws GalleryException, InterruptedException {
        return head(Routes.thumbnail(key));
    }

    /** A photo, as it was stored; empty if there is none. At most {@link Routes#MAX_UPLOAD_BYTES} long as a rule. */
    public Optional<Picture> photo(PhotoKey key) throws GalleryException, InterruptedException {
        return picture(Routes.photo(key) + "?" + fresh());
    }

    /**
     * A thumbnail or the placeholder in its place; empty while it is being made.
     *
     * @param version its ETag from a listing or a poll; caches on the way may keep the answer under it
     */
    public Optional<Picture> thumbnail(PhotoKey key, String version) throws GalleryException, InterruptedException {
        return picture(Routes.thumbnail(key) + "?v=" + encoded(version));
    }

    /**
     * Puts a photo into the gallery. Never overwrites one.
     *
     * @param progress told of the bytes that have left so far, on a thread of the client, and never after this returns
     * @throws GalleryException.Passing if the photo may or may not have been stored
     */
    public PutOutcome put(PhotoKey key, PhotoContent content, LongConsumer progress)
            throws GalleryException, InterruptedException {
        PhotoBody body = new PhotoBody(content, progress);
        // In small letters, as HTTP/2 has them: behind a proxy that speaks HTTP/1.1, API Gateway may find no others.
        HttpRequest.Builder request = exchange.upload(Routes.photo(key))
                .header("content-type", content.contentType())
                .header(MetadataHeaders.FILENAME, OriginalFilename.encode(content.filename()))
                .header(MetadataHeaders.SHA256, content.sha256())
                .PUT(body.publisher());
        HttpResponse<byte[]> response = exchange.send(request, body);
        return switch (response.statusCode()) {
            case OK -> {
                exchange.ofGallery(response);
                yield PutOutcome.STORED;
            }
            case PRECONDITION_FAILED -> PutOutcome.KEY_TAKEN;
            case CONFLICT -> PutOutcome.RACE;
            default -> throw exchange.failure(response);
        };
    }

    /** Removes a photo, and with it its thumbnail a little later. Nothing happens if there is none. */
    public void delete(PhotoKey key) throws GalleryException, InterruptedException {
        HttpResponse<byte[]> response =
                exchange.send(exchange.request(Routes.photo(key)).DELETE(), Exchange.SHORT_ANSWER);
        switch (response.statusCode()) {
            case OK, NO_CONTENT, NOT_FOUND -> {}
            default -> throw exchange.failure(response);
        }
    }

    /** Gives up the requests under way and closes the connections. */
    @Override
    public void close() {
        exchange.close();
    }

    private ListingPage list(String route, ListingRequest request) throws GalleryException, InterruptedException {
        StringBuilder path =
                new StringBuilder(route).append("?encoding-type=url&max-keys=").append(request.pageSize());
        if (!request.prefix().isEmpty()) {
            path.append("&prefix=").append(encoded(request.prefix()));
        }
        if (request.oneLevel()) {
            path.append("&delimiter=%2F");
        }
        request.after().ifPresent(key -> path.append("&start-after=").append(encoded(key)));
        path.append('&').append(fresh());
        HttpRequest.Builder compressed = exchange.request(path.toString())
                .header("accept-encoding", "gzip")
                .GET();
        HttpResponse<byte[]> response = exchange.send(compressed, LONGEST_LISTING);
        if (response.statusCode() != OK) {
            throw exchange.failure(response);
        }
        return ListingXml.read(decompressed(response), request, base);
    }

    /** A tenth of a list's bytes come; no more than a list has are taken from them, whoever sent them. */
    private byte[] decompressed(HttpResponse<byte[]> response) throws GalleryException {
        if (!response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
            return response.body();
        }
        try (InputStream xml = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return xml.readNBytes(LONGEST_LISTING);
        } catch (IOException e) {
            throw new GalleryException.NotAGallery(new GalleryReason.UnreadableListing(base), e);
        }
    }

    private Optional<ObjectHead> head(String route) throws GalleryException, InterruptedException {
        HttpRequest.Builder request = exchange.request(route + "?" + fresh()).method("HEAD", BodyPublishers.noBody());
        HttpResponse<byte[]> response = exchange.send(request, Exchange.SHORT_ANSWER);
        return switch (response.statusCode()) {
            case OK ->
                Optional.of(ObjectHeaders.read(exchange.ofGallery(response).headers()));
            case NOT_FOUND -> Optional.empty();
            default -> throw exchange.failure(response);
        };
    }

    private Optional<Picture> picture(String path) throws GalleryException, InterruptedException {
        HttpResponse<byte[]> response = exchange.send(exchange.request(path).GET(), LONGEST_PICTURE);
        return switch (response.statusCode()) {
            case OK ->
                Optional.of(new Picture(
                        ObjectHeaders.read(exchange.ofGallery(response).headers()), response.body()));
            case NOT_FOUND -> Optional.empty();
            default -> throw exchange.failure(response);
        };
    }

    /** A query that no cache has seen. The API itself does not look at it. */
    private static String fresh() {
        return "v=" + UUID.randomUUID();
    }

    /** Percent-encoded, the plus and the space too. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
