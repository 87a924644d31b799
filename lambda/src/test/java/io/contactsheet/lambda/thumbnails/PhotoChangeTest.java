package io.contactsheet.lambda.thumbnails;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.lambda.thumbnails.Settled.Result;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PhotoChangeTest {

    private static final String KEY = "album/photo.jpg";

    private final InMemoryPhotos photos = new InMemoryPhotos();
    private final Thumbnailer thumbnailer = (picture, box) -> {
        String text = new String(picture.readAllBytes(), UTF_8);
        return text.startsWith("broken")
                ? new ThumbnailOutcome.Unreadable(Reason.CORRUPT, "Broken.")
                : new ThumbnailOutcome.Thumbnail(
                        ("small " + text).getBytes(UTF_8), "image/jpeg", new Size(1, 1), new Size(2, 2));
    };
    private final PhotoChange change = new PhotoChange(photos, thumbnailer, 150);

    @Test
    void newPhoto_shouldGetItsThumbnail() throws IOException {
        put("one");

        Settled settled = change.settle(KEY);

        assertThat(settled.result()).isEqualTo(Result.THUMBNAIL);
        assertThat(settled.details())
                .containsEntry("originalBytes", 3L)
                .containsEntry("thumbnailBytes", 9)
                .containsEntry("originalSize", new Size(2, 2));
        StoredThumbnail thumbnail = photos.thumbnails.get(KEY);
        assertThat(thumbnail.bytes()).asString(UTF_8).isEqualTo("small one");
        assertThat(thumbnail.contentType()).isEqualTo("image/jpeg");
        assertThat(thumbnail.source()).isEqualTo(new ThumbnailSource("etag-one", 150));
        assertThat(thumbnail.error()).isEmpty();
    }

    @Test
    void thumbnail_shouldTellTheNameThatThePersonGave() throws IOException {
        photos.filenames.put(KEY, "夏休み.JPG");
        put("one");
        change.settle(KEY);
        assertThat(photos.thumbnails.get(KEY).filename()).isEqualTo("夏休み.JPG");

        photos.filenames.put(KEY, "冬.JPG");
        change.settle(KEY);
        assertThat(photos.thumbnails.get(KEY).filename()).isEqualTo("冬.JPG");
    }

    @Test
    void placeholder_shouldTellTheNameToo() throws IOException {
        photos.filenames.put(KEY, "夏休み.JPG");
        put("broken");
        change.settle(KEY);

        assertThat(photos.thumbnails.get(KEY).error()).isPresent();
        assertThat(photos.thumbnails.get(KEY).filename()).isEqualTo("夏休み.JPG");
    }

    @Test
    void photoWhoseNameNobodyTold_shouldHaveThatOfItsKey() throws IOException {
        put("one");
        change.settle(KEY);

        assertThat(photos.thumbnails.get(KEY).filename()).isEqualTo(KEY.substring(KEY.lastIndexOf('/') + 1));
    }

    @Test
    void repeatedEvent_shouldStoreNothingAgain() throws IOException {
        put("one");
        change.settle(KEY);
        StoredThumbnail first = photos.thumbnails.get(KEY);

        Settled settled = change.settle(KEY);

        assertThat(settled.result()).isEqualTo(Result.UP_TO_DATE);
        assertThat(photos.thumbnails.get(KEY)).isSameAs(first);
    }

    @Test
    void thumbnailThatIsRemovedWhileItIsCompared_shouldBeStored() throws IOException {
        put("one");
        change.settle(KEY);
        once("thumbnail", () -> photos.thumbnails.remove(KEY));

        assertThat(change.settle(KEY).result()).isEqualTo(Result.THUMBNAIL);
        assertThat(thumbnail()).hasValue("small one");
    }

    @Test
    void otherThumbnailSize_shouldMakeThumbnailsAnew() throws IOException {
        put("one");
        change.settle(KEY);

        Settled settled = new PhotoChange(photos, thumbnailer, 300).settle(KEY);

        assertThat(settled.result()).isEqualTo(Result.THUMBNAIL);
    }

    @Test
    void replacedPhoto_shouldGetAnotherThumbnail() throws IOException {
        put("one");
        change.settle(KEY);
        put("two");

        change.settle(KEY);

        assertThat(thumbnail()).hasValue("small two");
    }

    @Test
    void removedPhoto_shouldTakeItsThumbnailWithIt() throws IOException {
        put("one");
        change.settle(KEY);
        photos.originals.remove(KEY);

        Settled settled = change.settle(KEY);

        assertThat(settled.result()).isEqualTo(Result.REMOVED);
        assertThat(thumbnail()).isEmpty();
    }

    @Test
    void eventsOfAPhotoLongGone_shouldLeaveNothing() throws IOException {
        assertThat(change.settle(KEY).result()).isEqualTo(Result.REMOVED);
        assertThat(thumbnail()).isEmpty();
    }

    @Test
    void removalThatComesLate_shouldKeepTheThumbnailOfTheNewPhoto() throws IOException {
        put("new");
        change.settle(KEY);

        change.settle(KEY);

        assertThat(thumbnail()).hasValue("small new");
    }

    @Test
    void photoRemovedWhileItsThumbnailIsMade_shouldTakeItWithIt() throws IOException {
        put("one");
        once("addThumbnail", () -> photos.originals.remove(KEY));

        assertThat(change.settle(KEY).result()).isEqualTo(Result.REMOVED);
        assertThat(thumbnail()).isEmpty();
    }

    @Test
    void photoReplacedWhileItsThumbnailIsMade_shouldGetThatOfTheNewOne() throws IOException {
        put("one");
        once("addThumbnail", () -> put("two"));

        change.settle(KEY);

        assertThat(thumbnail()).hasValue("small two");
        assertThat(photos.thumbnails.get(KEY).source().originalETag()).isEqualTo("etag-two");
    }

    @Test
    void photoThatComesBackWhileItsThumbnailIsRemoved_shouldGetItAgain() throws IOException {
        once("deleteThumbnail", () -> {
            put("again");
            photos.thumbnails.put(
                    KEY,
                    new StoredThumbnail(
                            new byte[0], "", new ThumbnailSource("etag-again", 150), KEY, Optional.empty()));
        });

        change.settle(KEY);

        assertThat(thumbnail()).hasValue("small again");
    }

    @Test
    void photoThatNeverRests_shouldBeLeftToAnotherTry() {
        put("0");
        AtomicInteger version = new AtomicInteger();
        photos.step = operation -> {
            if (operation.endsWith("Thumbnail")) {
                put("version " + version.incrementAndGet());
            }
        };

        assertThatThrownBy(() -> change.settle(KEY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(KEY);
    }

    @Test
    void unreadablePhoto_shouldGetAPlaceholderThatSaysWhy() throws IOException {
        put("broken");

        Settled settled = change.settle(KEY);

        assertThat(settled.result()).isEqualTo(Result.PLACEHOLDER);
        assertThat(settled.details()).containsEntry("error", "corrupt").containsEntry("explanation", "Broken.");
        assertThat(photos.thumbnails.get(KEY).error()).contains(ThumbnailError.CORRUPT);
        assertThat(photos.thumbnails.get(KEY).bytes()).isNotEmpty();
        assertThat(change.settle(KEY).result()).isEqualTo(Result.UP_TO_DATE);
    }

    @Test
    void placeholder_shouldGiveWayToAPictureOfTheSamePhoto() throws IOException {
        put("photo");
        photos.thumbnails.put(KEY, made("photo", Optional.of(ThumbnailError.UNSUPPORTED)));

        assertThat(change.settle(KEY).result()).isEqualTo(Result.THUMBNAIL);
        assertThat(photos.thumbnails.get(KEY).error()).isEmpty();
    }

    @Test
    void placeholder_shouldSayWhyAsItIsKnownNow() throws IOException {
        put("broken");
        photos.thumbnails.put(KEY, made("broken", Optional.of(ThumbnailError.UNSUPPORTED)));

        assertThat(change.settle(KEY).result()).isEqualTo(Result.PLACEHOLDER);
        assertThat(photos.thumbnails.get(KEY).error()).contains(ThumbnailError.CORRUPT);
    }

    @Test
    void picture_shouldNotGiveWayToAPlaceholderOfTheSamePhoto() throws IOException {
        put("broken");
        photos.thumbnails.put(KEY, made("broken", Optional.empty()));

        assertThat(change.settle(KEY).result()).isEqualTo(Result.UP_TO_DATE);
        assertThat(photos.thumbnails.get(KEY).error()).isEmpty();
    }

    private static StoredThumbnail made(String original, Optional<ThumbnailError> error) {
        ThumbnailSource source = new ThumbnailSource(InMemoryPhotos.eTagOf(original.getBytes(UTF_8)), 150);
        return new StoredThumbnail(new byte[1], "image/png", source, "photo.jpg", error);
    }

    @Test
    void faultOfTheStore_shouldBeThrownAndLeaveNoDownloadOpen() {
        put("one");
        photos.step = operation -> {
            if (operation.equals("addThumbnail")) {
                throw new IOException("503");
            }
        };

        assertThatThrownBy(() -> change.settle(KEY)).hasMessage("503");
        assertThat(photos.openDownloads).hasValue(0);
    }

    @Test
    void downloadThatBreaksOff_shouldBeAFaultWhateverTheDecoderMakesOfIt() {
        put("one");
        Thumbnailer forgiving = (picture, box) -> {
            try (InputStream broken = picture) {
                broken.readAllBytes();
            } catch (IOException taken) {
                // As a decoder does that shows what it has.
            }
            return new ThumbnailOutcome.Unreadable(Reason.CORRUPT, "Damaged.");
        };
        PhotoStore brokenOff = new BrokenDownloads(photos);

        assertThatThrownBy(() -> new PhotoChange(brokenOff, forgiving, 150).settle(KEY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("connection reset");
        assertThat(thumbnail()).isEmpty();
    }

    @Test
    void download_shouldBeOverBeforeTheUploadBegins() throws IOException {
        put("one");
        AtomicInteger open = new AtomicInteger(-1);
        once("addThumbnail", () -> open.set(photos.openDownloads.get()));

        change.settle(KEY);

        assertThat(open).hasValue(0);
    }

    private void put(String content) {
        photos.originals.put(KEY, content.getBytes(UTF_8));
    }

    private Optional<String> thumbnail() {
        return Optional.ofNullable(photos.thumbnails.get(KEY)).map(stored -> new String(stored.bytes(), UTF_8));
    }

    private void once(String operation, Runnable action) {
        photos.step = next -> {
            if (next.equals(operation)) {
                photos.step = ignored -> {};
                action.run();
            }
        };
    }

    private record BrokenDownloads(PhotoStore photos) implements PhotoStore {

        @Override
        public Optional<String> originalETag(String key) throws IOException {
            return photos.originalETag(key);
        }

        @Override
        public Optional<Original> openOriginal(String key) throws IOException {
            return photos.openOriginal(key).map(whole -> new Original() {
                @Override
                public String eTag() {
                    return whole.eTag();
                }

                @Override
                public long length() {
                    return whole.length();
                }

                @Override
                public Optional<String> filename() {
                    return whole.filename();
                }

                @Override
                public InputStream content() {
                    return new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("connection reset");
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    whole.close();
                }
            });
        }

        @Override
        public Optional<ThumbnailState> thumbnail(String key) throws IOException {
            return photos.thumbnail(key);
        }

        @Override
        public boolean addThumbnail(String key, StoredThumbnail thumbnail) throws IOException {
            return photos.addThumbnail(key, thumbnail);
        }

        @Override
        public void putThumbnail(String key, StoredThumbnail thumbnail) throws IOException {
            photos.putThumbnail(key, thumbnail);
        }

        @Override
        public void deleteThumbnail(String key) throws IOException {
            photos.deleteThumbnail(key);
        }
    }
}
