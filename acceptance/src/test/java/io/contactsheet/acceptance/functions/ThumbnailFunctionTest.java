package io.contactsheet.acceptance.functions;

import static io.contactsheet.acceptance.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The product's function on the embedded S3: from a photo's change to its thumbnail. */
class ThumbnailFunctionTest {

    @TempDir
    Path folder;

    private ThumbnailPipeline gallery;

    @BeforeEach
    void start() throws IOException {
        gallery = new ThumbnailPipeline(folder);
    }

    @AfterEach
    void stop() throws IOException {
        gallery.close();
    }

    @Test
    void storedPhoto_shouldGetAThumbnail() throws IOException {
        gallery.put("album/a b+c%20Ü日.jpg", SamplePicture.landscape(600, 300).jpeg());

        await().until(() -> gallery.keys("thumbnails"), Set.of("album/a b+c%20Ü日.jpg")::equals);

        ResponseBytes<GetObjectResponse> thumbnail =
                gallery.client.getObjectAsBytes(r -> r.bucket("thumbnails").key("album/a b+c%20Ü日.jpg"));
        BufferedImage picture = ImageIO.read(thumbnail.asInputStream());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(150, 75);
        assertThat(thumbnail.response().contentType()).isEqualTo("image/jpeg");
        assertThat(thumbnail.response().contentEncoding()).isEqualTo("identity");
        assertThat(thumbnail.response().metadata()).containsKeys("original-etag", "thumbnail-side");
    }

    @Test
    void fileThatIsNoPicture_shouldGetAPlaceholderWithTheReason() {
        gallery.put("notes.jpg", "no picture".getBytes(UTF_8));

        await().until(() -> gallery.keys("thumbnails"), Set.of("notes.jpg")::equals);

        assertThat(gallery.client
                        .headObject(r -> r.bucket("thumbnails").key("notes.jpg"))
                        .metadata())
                .containsEntry("thumbnail-error", "unsupported");
    }

    @Test
    void removedPhoto_shouldTakeItsThumbnailWithIt() {
        gallery.put("a.jpg", SamplePicture.landscape(200, 200).jpeg());
        await().until(() -> gallery.keys("thumbnails"), Set.of("a.jpg")::equals);

        gallery.delete("a.jpg");

        await().until(() -> gallery.keys("thumbnails"), Set::isEmpty);
    }

    @Test
    void thumbnailsLostOrOrphanedWhileStopped_shouldBeSetRightAtTheStart() throws IOException {
        gallery.put("kept.jpg", SamplePicture.landscape(200, 200, 1).jpeg());
        gallery.put("gone.jpg", SamplePicture.landscape(200, 200, 2).jpeg());
        await().until(() -> gallery.keys("thumbnails").size() == 2);
        gallery.close();
        java.nio.file.Files.delete(folder.resolve("buckets/originals/gone.jpg"));
        java.nio.file.Files.move(
                folder.resolve("buckets/originals/kept.jpg"), folder.resolve("buckets/originals/new.jpg"));

        gallery = new ThumbnailPipeline(folder);

        await().until(() -> gallery.keys("thumbnails"), Set.of("new.jpg")::equals);
    }

    @Test
    void functionThatFails_shouldLeaveItsEventInTheFailureQueue() throws IOException {
        gallery.client.deleteBucket(r -> r.bucket("thumbnails"));

        gallery.put("a.jpg", SamplePicture.landscape(200, 200).jpeg());

        await().until(() -> gallery.failures.size() == 1);
        assertThat(gallery.failures.receive(1).getFirst().body())
                .contains("\"condition\":\"RetriesExhausted\"", "\"approximateInvokeCount\":3", "\"key\":\"a.jpg\"")
                .contains("bucket does not exist");
    }
}
