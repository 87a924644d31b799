package io.contactsheet.lambda.thumbnails;

import io.contactsheet.shared.api.ThumbnailError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Two buckets in memory, whose every operation a test can stop at. */
public final class InMemoryPhotos implements PhotoStore {

    /** Called before each operation takes effect, with its name. */
    public interface Step {
        void before(String operation) throws IOException;
    }

    public final Map<String, byte[]> originals = new ConcurrentHashMap<>();
    public final Map<String, String> filenames = new ConcurrentHashMap<>();
    public final Map<String, StoredThumbnail> thumbnails = new ConcurrentHashMap<>();
    final AtomicInteger openDownloads = new AtomicInteger();
    public Step step = operation -> {};

    public static String eTagOf(byte[] content) {
        return "etag-" + new String(content, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> originalETag(String key) throws IOException {
        step.before("originalETag");
        return Optional.ofNullable(originals.get(key)).map(InMemoryPhotos::eTagOf);
    }

    @Override
    public Optional<Original> openOriginal(String key) throws IOException {
        step.before("openOriginal");
        return Optional.ofNullable(originals.get(key)).map(content -> new Download(key, content));
    }

    @Override
    public Optional<ThumbnailState> thumbnail(String key) throws IOException {
        step.before("thumbnail");
        return Optional.ofNullable(thumbnails.get(key))
                .map(stored -> new ThumbnailState(
                        stored.source(), stored.filename(), stored.error().map(ThumbnailError::wireName)));
    }

    @Override
    public boolean addThumbnail(String key, StoredThumbnail thumbnail) throws IOException {
        step.before("addThumbnail");
        return thumbnails.putIfAbsent(key, thumbnail) == null;
    }

    @Override
    public void putThumbnail(String key, StoredThumbnail thumbnail) throws IOException {
        step.before("putThumbnail");
        thumbnails.put(key, thumbnail);
    }

    @Override
    public void deleteThumbnail(String key) throws IOException {
        step.before("deleteThumbnail");
        thumbnails.remove(key);
    }

    private final class Download implements Original {

        private final String key;
        private final byte[] content;
        private boolean open = true;

        Download(String key, byte[] content) {
            this.key = key;
            this.content = content;
            openDownloads.incrementAndGet();
        }

        @Override
        public String eTag() {
            return eTagOf(content);
        }

        @Override
        public long length() {
            return content.length;
        }

        @Override
        public Optional<String> filename() {
            return Optional.ofNullable(filenames.get(key));
        }

        @Override
        public InputStream content() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                openDownloads.decrementAndGet();
            }
        }
    }
}
