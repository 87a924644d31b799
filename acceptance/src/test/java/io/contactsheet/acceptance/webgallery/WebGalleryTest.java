package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.Eventually;
import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What people do with the web gallery, in a real browser. */
@ExtendWith(WebGallery.class)
class WebGalleryTest {

    @TempDir
    Path files;

    private final GalleryPage page;
    private final Connection connection;
    private final Running running;

    WebGalleryTest(GalleryPage page, Connection connection, Running running) {
        this.page = page;
        this.connection = connection;
        this.running = running;
    }

    @Test
    void twentyPhotos_shouldBecomeTwentyThumbnailsByThemselves() {
        page.openAlbum("Twenty");
        page.choose(SamplePicture.landscapes(files, 20));
        page.shouldShowThumbnails(20);
        page.eventually(() -> assertThat(page.text("#uploads h2")).isEqualTo("20 photos added"));
        assertThat(page.text("#count")).isEqualTo("20 photos");
        page.open("/#album/Twenty");
        page.shouldShowThumbnails(20);
    }

    @Test
    void stageAddress_shouldServeThePageWithAndWithoutItsSlash() {
        running.store("Slash/a.jpg", SamplePicture.landscape(1).jpeg());
        for (String inside : List.of("#album/Slash", "/#album/Slash")) {
            page.open(inside);
            page.shouldShowThumbnails(1);
        }
    }

    @Test
    void nameWithSpacesAndNameInJapanese_shouldComeBackAtDownload() throws IOException {
        page.openAlbum("Names");
        page.choose(List.of(
                SamplePicture.landscape(1).write(files.resolve("red flower  (1).JPG")),
                SamplePicture.landscape(2).write(files.resolve("写真 2024.jpg"))));
        page.shouldShowThumbnails(2);
        assertThat(page.names()).containsExactlyInAnyOrder("red flower  (1)", "写真 2024");
        page.openPhoto("写真 2024");
        page.shouldShowOriginal();
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo("写真 2024.jpg"));
        page.labelled("Download").click();
        Path downloaded = running.downloads().resolve("写真 2024.jpg");
        page.eventually(() -> assertThat(downloaded)
                .hasBinaryContent(SamplePicture.landscape(2).jpeg()));
        assertThat(downloaded).hasBinaryContent(Files.readAllBytes(files.resolve("写真 2024.jpg")));
    }

    @Test
    void sameNameOtherContent_shouldGoUpBesideIt() throws IOException {
        Path other = Files.createDirectory(files.resolve("other"));
        page.openAlbum("Twice");
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.shouldShowThumbnails(1);
        page.choose(SamplePicture.landscape(2).write(other.resolve("a.jpg")));
        page.shouldShowThumbnails(2);
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg")).contains("Already in the gallery"));
        assertThat(page.uploads("a.jpg")).contains("In the gallery, beside another photo of this name");
        assertThat(page.names()).containsExactly("a", "a");
    }

    @Test
    void whatIsNoPhoto_shouldBeRefusedInASentenceAndLeaveTheRest() throws IOException {
        page.openAlbum("Refused");
        page.choose(List.of(
                Files.writeString(files.resolve("notes.txt"), "hello"),
                Files.write(files.resolve("huge.jpg"), new byte[10 * 1024 * 1024 + 1]),
                Files.writeString(files.resolve("text.jpg"), "hello"),
                SamplePicture.landscape(3).write(files.resolve("good.jpg"))));
        page.eventually(() -> assertThat(page.uploads("good.jpg")).containsExactly("In the gallery"));
        page.eventually(() -> assertThat(page.uploads("text.jpg").getFirst()).contains("cannot be read as a picture"));
        assertThat(page.uploads("notes.txt").getFirst()).contains("not a picture");
        assertThat(page.uploads("huge.jpg").getFirst()).contains("Larger than 10 MB");
        assertThat(page.names()).containsExactlyInAnyOrder("text", "good");
    }

    @Test
    void droppedAndPastedPhotos_shouldBeUploaded() {
        page.openAlbum("Dropped");
        String file = """
                const bytes = Uint8Array.from(atob(arguments[0]), character => character.charCodeAt(0));
                const data = new DataTransfer();
                data.items.add(new File([bytes], arguments[1], { type: 'image/jpeg' }));
                """;
        String photo =
                Base64.getEncoder().encodeToString(SamplePicture.landscape(4).jpeg());
        page.script(file + """
                for (const type of ['dragenter', 'dragover', 'drop']) {
                  document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
                }""", photo, "dropped.jpg");
        page.shouldShowThumbnails(1);
        page.script(file + """
                document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
                """, photo, "pasted.jpg");
        page.shouldShowThumbnails(2);
        assertThat(page.names()).containsExactlyInAnyOrder("dropped", "pasted");
    }

    @Test
    void photosUnderWay_shouldAskBeforeThePageIsLeft() {
        page.openAlbum("Leaving");
        CountDownLatch held = new CountDownLatch(1);
        connection.spoil(1, "PUT", "/photos/Leaving/", new Connection.Fault.Held(held));
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg").getFirst()).startsWith("Sending"));
        assertThat(asksBeforeLeaving()).isTrue();
        held.countDown();
        page.eventually(() -> assertThat(page.uploads("a.jpg")).containsExactly("In the gallery"));
        assertThat(asksBeforeLeaving()).isFalse();
    }

    private boolean asksBeforeLeaving() {
        return Boolean.TRUE.equals(
                page.script(
                        "const leave = new Event('beforeunload', { cancelable: true }); dispatchEvent(leave); return leave.defaultPrevented"));
    }

    @Test
    void cancelledPhoto_shouldNotBeStored() {
        page.openAlbum("Cancelled");
        CountDownLatch held = new CountDownLatch(1);
        connection.spoil(1, "HEAD", "/photos/Cancelled/", new Connection.Fault.Held(held));
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg").getFirst()).startsWith("Reading"));
        page.labelled("Cancel a.jpg").click();
        page.eventually(() -> assertThat(page.uploads("a.jpg")).containsExactly("Cancelled"));
        page.labelled("Try a.jpg again").click();
        held.countDown();
        page.eventually(() -> assertThat(page.uploads("a.jpg")).containsExactly("In the gallery"));
    }

    @Test
    void photoCancelledAfterItsLastByte_shouldBeWhereTheGallerySays() {
        page.openAlbum("Committed");
        CountDownLatch held = new CountDownLatch(1);
        connection.spoil(1, "PUT", "/photos/Committed/", new Connection.Fault.Held(held));
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg").getFirst()).startsWith("Sending 100"));
        page.labelled("Cancel a.jpg").click();
        held.countDown();
        page.eventually(() -> assertThat(page.uploads("a.jpg")).containsExactly("In the gallery"));
    }

    @Test
    void newPhotos_shouldComeInWithoutLosingThePlace() {
        for (int i = 0; i < 6; i++) {
            running.store(
                    "Place/p%02d.jpg".formatted(i), SamplePicture.landscape(i).jpeg());
        }
        page.window(390, 300, 1, false);
        page.openAlbum("Place");
        page.eventually(() -> assertThat(page.frames()).isEqualTo(6));
        page.choose(SamplePicture.landscapes(files, 12));
        page.eventually(() -> assertThat(page.text("#uploads h2")).isEqualTo("12 photos added"));
        page.script("scrollTo(0, 400)");
        page.eventually(() -> assertThat(page.script(
                        "return [...document.querySelectorAll('.tile')].some(t => t.textContent === 'p03')"))
                .isEqualTo(true));
        Object before = page.script(PLACE);
        page.choose(SamplePicture.landscape(99).write(files.resolve("late.jpg")));
        page.eventually(() -> assertThat(page.text("#count")).isEqualTo("19 photos"));
        assertThat(page.script(PLACE)).isEqualTo(before);
    }

    /** What a person looks at: the frame in the middle of the window. */
    private static final String PLACE =
            "return document.elementFromPoint(60, 150).closest('.tile')?.textContent ?? 'nothing'";

    @Test
    void photo_shouldOpenLargeWithItsThumbnailAtOnce() {
        running.store("View/a.jpg", SamplePicture.landscape(1).jpeg());
        running.store("View/b.jpg", SamplePicture.landscape(2).jpeg());
        CountDownLatch held = new CountDownLatch(1);
        page.openAlbum("View");
        page.shouldShowThumbnails(2);
        connection.spoil(1, "GET", "/photos/View/", new Connection.Fault.Held(held));
        List<String> names = page.names();
        page.openPhoto(names.getFirst());
        page.eventually(() -> assertThat(page.has(".under.shown")).isTrue());
        assertThat(page.has(".over.shown")).isFalse();
        held.countDown();
        page.shouldShowOriginal();
        assertThat(page.script("return document.querySelector('.over').naturalWidth"))
                .isEqualTo(960L);
        page.press(Keys.ARROW_RIGHT);
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo(names.getLast() + ".jpg"));
        page.press("+");
        assertThat(page.has(".stage.zoomed")).isTrue();
        page.press("0");
        page.press(Keys.ESCAPE);
        page.eventually(() -> assertThat(page.has("dialog[open]")).isFalse());
        assertThat(page.focused()).isEqualTo(names.getLast());
    }

    @Test
    void photos_shouldBeNewestFirst() {
        for (String name : List.of("Order/b.jpg", "Order/c.jpg", "Order/a.jpg")) {
            running.store(name, SamplePicture.landscape(1).jpeg());
            // S3 tells times to the second.
            Instant stored = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            Eventually.await().until(() -> Instant.now().isAfter(stored.plusSeconds(1)));
        }
        page.openAlbum("Order");
        page.eventually(() -> assertThat(page.names()).containsExactly("a", "c", "b"));
    }

    @Test
    void linkToAPhoto_shouldOpenIt() {
        running.store("Link/a.jpg", SamplePicture.landscape(1).jpeg());
        page.open("#photo/Link/a.jpg");
        page.shouldShowOriginal();
        page.press(Keys.ESCAPE);
        page.eventually(() -> assertThat(page.text("#title")).isEqualTo("Link"));
        page.shouldShowThumbnails(1);
    }

    @Test
    void deletedPhoto_shouldGoAfterAQuestion() {
        running.store("Delete/a.jpg", SamplePicture.landscape(1).jpeg());
        running.store("Delete/b.jpg", SamplePicture.landscape(2).jpeg());
        page.openAlbum("Delete");
        page.shouldShowThumbnails(2);
        page.openPhoto("a");
        page.labelled("Delete").click();
        page.press(Keys.ESCAPE);
        assertThat(page.has(".viewer[open]")).isTrue();
        page.labelled("Delete").click();
        page.one(".danger").click();
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo("b.jpg"));
        page.press(Keys.ESCAPE);
        page.eventually(() -> assertThat(page.names()).containsExactly("b"));
        page.openAlbum("Delete");
        page.eventually(() -> assertThat(page.names()).containsExactly("b"));
    }

    @Test
    void albums_shouldBeFoundMadeAndEntered() {
        running.store("Albums/Inner/a.jpg", SamplePicture.landscape(1).jpeg());
        page.open("/");
        page.eventually(() -> assertThat(page.texts("#albums a")).anyMatch(text -> text.startsWith("Albums")));
        page.openAlbum("Albums");
        page.eventually(() -> assertThat(page.texts("#albums a")).containsExactly("Inner1"));
        page.all("#albums button").getFirst().click();
        page.eventually(() -> page.one("dialog input").sendKeys("Köln 2024", Keys.ENTER));
        page.eventually(() -> assertThat(page.text("#title")).isEqualTo("Köln 2024"));
        assertThat(page.text("#empty h2")).isEqualTo("Nothing in this album yet");
        assertThat(page.text("#empty p")).contains("once it has a photo");
        page.choose(SamplePicture.landscape(2).write(files.resolve("b.jpg")));
        page.shouldShowThumbnails(1);
        assertThat(page.texts("#trail a")).containsExactly("All photos", "Albums");
    }

    @Test
    void germanBrowser_shouldSpeakGerman() {
        page.language("de-DE,de");
        page.open("/#album/Leer");
        page.eventually(() -> assertThat(page.text("#empty h2")).isEqualTo("In diesem Album ist noch nichts"));
        assertThat(page.script("return document.documentElement.lang")).isEqualTo("de");
        assertThat(
                        page.script(
                                "return performance.getEntriesByType('resource').filter(r => r.name.includes('texts-')).length"))
                .as("texts of one language")
                .isEqualTo(1L);
    }
}
