package io.contactsheet.desktop.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.LateReason;
import io.contactsheet.desktop.upload.UploadState.Sending;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFactsTest {

    private static final PhotoKey KEY = new PhotoKey("one.jpg");
    private static final UploadState LATE = new ThumbnailLate(KEY, new LateReason.Slow());
    private static final PhotoPicture ON_DISK = new PhotoPicture.OnDisk(Path.of("one.jpg"));
    private static final PhotoFacts STORED = PhotoFacts.of(new Sending(1, 2)).with(new Stored(KEY));

    @Test
    void lateThumbnailThatAListingBrings_shouldBeShown_whicheverIsHeardFirst() {
        PhotoFacts listedLast = STORED.with(LATE).with(listed("v1"));
        PhotoFacts listedFirst = STORED.with(listed("v1")).with(LATE);

        assertThat(listedLast).isEqualTo(listedFirst);
        assertThat(listedLast.status()).isEqualTo(new PhotoStatus.InGallery());
        assertThat(listedLast.picture(ON_DISK)).isEqualTo(new PhotoPicture.Thumbnail(KEY, "v1"));
    }

    @Test
    void listingFromBeforeTheThumbnail_shouldNotTakeItAway() {
        PhotoFacts facts = STORED.with(new ThumbnailReady(KEY, "v1")).with(listed(null));

        assertThat(facts.status()).isEqualTo(new PhotoStatus.InGallery());
        assertThat(facts.picture(ON_DISK)).isEqualTo(new PhotoPicture.Thumbnail(KEY, "v1"));
    }

    @Test
    void photoUnderWay_shouldBeWhereItsUploadIs() {
        assertThat(PhotoFacts.of(new Sending(1, 2)).status()).isEqualTo(new PhotoStatus.Uploading(new Sending(1, 2)));
        assertThat(PhotoFacts.of(new Sending(1, 2)).picture(ON_DISK)).isEqualTo(ON_DISK);
        assertThat(STORED.status()).isEqualTo(new PhotoStatus.MakingThumbnail());
        assertThat(STORED.with(LATE).status()).isEqualTo(new PhotoStatus.Uploading(LATE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void placeholder_shouldBeSaidUntilAnotherVersionIsThere(boolean byUpload) {
        PhotoFacts facts = byUpload
                ? STORED.with(new WithoutThumbnail(KEY, "v1", ThumbnailError.CORRUPT))
                : PhotoFacts.of(listed("v1")).with(ThumbnailError.CORRUPT);

        assertThat(facts.status()).isEqualTo(new PhotoStatus.NoThumbnail(ThumbnailError.CORRUPT));
        assertThat(facts.with(listed("v1")).status()).isEqualTo(new PhotoStatus.NoThumbnail(ThumbnailError.CORRUPT));
        assertThat(facts.with(listed("v2")).status()).isEqualTo(new PhotoStatus.InGallery());
    }

    @Test
    void copyOfWhatIsThere_shouldBeSaid_andDeletingAboveAll() {
        PhotoStatus already = new PhotoStatus.Uploading(new AlreadyInGallery(KEY));

        assertThat(PhotoFacts.of(listed("v1")).withCopySent().status()).isEqualTo(already);
        assertThat(PhotoFacts.of(new AlreadyInGallery(KEY)).with(listed("v1")).status())
                .isEqualTo(already);
        assertThat(PhotoFacts.of(listed("v1")).deleting(true).status()).isEqualTo(new PhotoStatus.Deleting());
        assertThat(PhotoFacts.of(listed("v1")).deleting(true).deleting(false).status())
                .isEqualTo(new PhotoStatus.InGallery());
    }

    private static ListedPhoto listed(String version) {
        return new ListedPhoto(KEY, 1, Instant.EPOCH, Optional.ofNullable(version));
    }
}
