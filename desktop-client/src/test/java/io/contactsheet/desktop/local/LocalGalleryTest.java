package io.contactsheet.desktop.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ListedObject;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.contactsheet.desktop.testkit.Eventually;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.key.PhotoKey;
import io.templaterunner.TemplateRunner;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalGalleryTest {

    @TempDir
    Path folder;

    @Test
    void photo_shouldGetItsThumbnail_andBothBeThereAtTheNextStart() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("my photos"));
        PhotoKey key = new PhotoKey("rome/red.png");
        try (LocalGallery gallery = LocalGallery.open(data);
                GalleryClient client = new GalleryClient(gallery.address(), gallery.tokens());
                UploadEngine engine = new UploadEngine(client, new Failures("test"))) {
            Upload upload = engine.submit(picture("red.png"), "rome");
            Eventually.await().until(() -> upload.state().isFinal());
            assertThat(upload.state())
                    .isInstanceOfSatisfying(
                            UploadState.ThumbnailReady.class,
                            ready -> assertThat(ready.key()).isEqualTo(key));
        }
        try (LocalGallery gallery = LocalGallery.open(data);
                GalleryClient client = new GalleryClient(gallery.address(), gallery.tokens())) {
            assertThat(client.photos(ListingRequest.everything()).objects().stream()
                            .map(ListedObject::key))
                    .containsExactly(key);
            assertThat(client.thumbnailHead(key)).isPresent();
        }
    }

    @Test
    void folderThatIsServedAlready_shouldBeShared_butNotServedTwice() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("shared"));
        try (LocalGallery first = LocalGallery.serve(data, 0)) {
            try (LocalGallery second = LocalGallery.open(data)) {
                assertThat(second.address()).isEqualTo(first.address());
            }
            assertThatThrownBy(() -> LocalGallery.serve(data, 0))
                    .isInstanceOfSatisfying(
                            LocalGalleryException.class,
                            refused -> assertThat(refused.reason())
                                    .isEqualTo(
                                            new LocalReason.ServedAlready(data.path(), Optional.of(first.address()))));
            try (GalleryClient client = new GalleryClient(first.address(), first.tokens())) {
                assertThat(client.photos(ListingRequest.everything()).objects()).isEmpty();
            }
        }
    }

    @Test
    void addressThatAnEarlierVersionTells_shouldBeFound_alsoBesideOneThatIsTrueNoMore() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("earlier"));
        try (LocalGallery first = LocalGallery.serve(data, 0)) {
            Files.writeString(data.path().resolve("serving.address"), first.address() + "\n");
            Files.writeString(data.path().resolve("in-use.address"), "http://127.0.0.1:1/gallery\n");

            try (LocalGallery second = LocalGallery.open(data)) {
                assertThat(second.address()).isEqualTo(first.address());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "owner@example.com"})
    void gallery_shouldBeEnteredWithoutAPassword_byThisComputerAlone(String owner) throws Exception {
        DataFolder data = new DataFolder(folder.resolve("private"));
        GalleryTemplate locked = GalleryTemplate.ofProduct().with(Map.of("OwnerEmail", owner));
        try (LocalGallery first = LocalGallery.serve(data, 0, locked);
                LocalGallery second = LocalGallery.open(data)) {
            assertThat(first.invitations()).hasSize(owner.isEmpty() ? 0 : 1);
            for (LocalGallery gallery : List.of(first, second)) {
                try (GalleryClient client = new GalleryClient(gallery.address(), gallery.tokens())) {
                    assertThat(client.photos(ListingRequest.everything()).objects())
                            .isEmpty();
                }
            }
            try (GalleryClient stranger = new GalleryClient(first.address())) {
                assertThatThrownBy(() -> stranger.photos(ListingRequest.everything()))
                        .isInstanceOf(GalleryException.NotAllowed.class);
            }
        }
    }

    @Test
    void parameterThatWasGiven_shouldHoldAtAPlainStart_andBeTold() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("remembered"));
        GalleryTemplate product = GalleryTemplate.ofProduct();
        LocalGallery.serve(data, 0, product.with(Map.of("OwnerEmail", "owner@example.com")))
                .close();
        try (LocalGallery plain = LocalGallery.open(data);
                GalleryClient stranger = new GalleryClient(plain.address())) {
            assertThat(plain.remarks())
                    .containsExactly(
                            new Remark.KeptParameters(new TreeMap<>(Map.of("OwnerEmail", "owner@example.com"))));
            assertThatThrownBy(() -> stranger.photos(ListingRequest.everything()))
                    .isInstanceOf(GalleryException.NotAllowed.class);
        }
        LocalGallery.serve(data, 0, product.with(Map.of("OwnerEmail", ""))).close();
        try (LocalGallery plain = LocalGallery.open(data)) {
            assertThat(plain.remarks()).isEmpty();
        }
    }

    @Test
    void templateOfItsOwn_shouldHoldForOneStart_andTheWayBackBeTold() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("own"));
        GalleryTemplate product = GalleryTemplate.ofProduct();
        Path file =
                Files.writeString(folder.resolve("mine.yaml"), product.text().replace("Default: 150", "Default: 120"));
        LocalGallery.serve(data, 0, GalleryTemplate.read(file)).close();
        try (LocalGallery plain = LocalGallery.open(data)) {
            assertThat(plain.remarks()).containsExactly(new Remark.OtherTemplate(file.toString()));
        }
    }

    @Test
    void folderThatCannotBeMade_shouldBeSaidSo() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> LocalGallery.open(new DataFolder(file.resolve("below"))))
                .isInstanceOf(LocalGalleryException.class)
                .hasMessageContaining("FolderUnusable");
    }

    @Test
    void portThatIsTaken_shouldBeSaidSo_andReleaseTheFolder() throws Exception {
        DataFolder data = new DataFolder(folder.resolve("port"));
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalGallery.serve(data, taken.getLocalPort()))
                    .isInstanceOf(LocalGalleryException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
        assertThat(TemplateRunner.isRunningOn(data.path())).isFalse();
    }

    private Path picture(String name) {
        return SamplePicture.landscape(40, 30).write(folder.resolve(name));
    }
}
