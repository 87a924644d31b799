package io.contactsheet.acceptance.webgallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.Connection.Fault;
import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web gallery over a bad connection, and in front of a backend that fails. */
@ExtendWith(WebGallery.class)
class WebGalleryFaultsTest {

    private static final Fault UNAVAILABLE = answer(503, "");

    @TempDir
    Path files;

    private final GalleryPage page;
    private final Connection connection;
    private final Running running;

    WebGalleryFaultsTest(GalleryPage page, Connection connection, Running running) {
        this.page = page;
        this.connection = connection;
        this.running = running;
    }

    private static Fault answer(int status, String body) {
        return new Fault.Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
    }

    @Test
    void busyBackend_shouldBeAskedAgainUntilEveryPhotoIsThere() {
        page.openAlbum("Busy");
        connection.spoil(4, "PUT", "/photos/Busy/", UNAVAILABLE);
        connection.spoil(2, "PUT", "/photos/Busy/", new Fault.Answer(429, Map.of("Retry-After", "1"), new byte[0]));
        connection.spoil(3, "HEAD", "/thumbnails/Busy/", UNAVAILABLE);
        page.choose(SamplePicture.landscapes(files, 5));
        page.shouldShowThumbnails(5);
    }

    @Test
    void droppedConnections_shouldCostNoPhoto() {
        page.openAlbum("Dropping");
        connection.spoil(4, "PUT", "/photos/Dropping/", new Fault.Dropped());
        page.choose(SamplePicture.landscapes(files, 4));
        page.shouldShowThumbnails(4);
        assertThat(page.text("#count")).isEqualTo("4 photos");
    }

    @Test
    void lostAnswer_shouldNotStoreThePhotoTwice() {
        page.openAlbum("Lost");
        connection.spoil(1, "PUT", "/photos/Lost/", new Fault.AnswerLost());
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(
                () -> assertThat(page.uploads("a.jpg")).hasSize(1).allMatch(text -> text.contains("the gallery")));
        page.openAlbum("Lost");
        page.shouldShowThumbnails(1);
        assertThat(page.names()).containsExactly("a");
    }

    @Test
    void backendThatStaysBusy_shouldSayWhyAndTakeThePhotoLater() {
        page.openAlbum("Later");
        connection.spoil(1, "PUT", "/photos/Later/", answer(400, "{}"));
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg").getFirst()).contains("refused it (400)"));
        page.eventually(() -> assertThat(page.text("p[role=alert].heard")).contains("a.jpg"));
        page.labelled("Try a.jpg again").click();
        page.eventually(() -> assertThat(page.uploads("a.jpg")).containsExactly("In the gallery"));
    }

    @Test
    void photoThatTheBackendFindsTooLarge_shouldSaySo() {
        page.openAlbum("Large");
        connection.spoil(1, "PUT", "/photos/Large/", answer(413, "HTTP content length exceeded 10485760 bytes."));
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg").getFirst()).contains("Larger than 10 MB"));
    }

    @Test
    void offline_shouldWaitForTheConnectionAndGoOn() {
        page.openAlbum("Offline");
        page.script("document.getElementById('add').focus()");
        page.eventually(() -> assertThat(page.has("#uploads")).isTrue());
        page.offline(true);
        page.choose(SamplePicture.landscapes(files, 3));
        page.eventually(() -> assertThat(page.texts(".row .what")).allMatch(text -> text.startsWith("No connection")));
        page.offline(false);
        page.shouldShowThumbnails(3);
    }

    @Test
    void slowThumbnail_shouldAppearByItself() {
        page.openAlbum("Slow");
        connection.spoil(6, "HEAD", "/thumbnails/Slow/", answer(404, ""));
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg").getFirst()).startsWith("Stored"));
        assertThat(page.has(".tile.pending")).isTrue();
        page.shouldShowThumbnails(1);
    }

    @Test
    void thumbnailOfSomebodyElsesPhoto_shouldAppearByItself() {
        connection.spoil(
                1,
                "GET",
                "/thumbnails",
                new Fault.Answer(
                        200,
                        Map.of("Content-Type", "application/xml"),
                        "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>".getBytes(UTF_8)));
        running.store("Others/a.jpg", SamplePicture.landscape(1).jpeg());
        page.openAlbum("Others");
        page.shouldShowThumbnails(1);
    }

    @Test
    void thumbnailThatDoesNotLoad_shouldBeAskedForAgain() {
        running.store("Image/a.jpg", SamplePicture.landscape(1).jpeg());
        connection.spoil(2, "GET", "/thumbnails/Image/a.jpg", UNAVAILABLE);
        page.openAlbum("Image");
        page.shouldShowThumbnails(1);
    }

    @Test
    void listingThatFails_shouldSaySoAndComeBackByItself() {
        running.store("Listing/a.jpg", SamplePicture.landscape(1).jpeg());
        connection.spoil(2, "GET", "/photos", UNAVAILABLE);
        page.open("/#album/Listing");
        page.eventually(() -> assertThat(page.text("#notice")).contains("busy"));
        page.shouldShowThumbnails(1);
        assertThat(page.one("#notice").isDisplayed()).isFalse();
    }

    @Test
    void answerThatIsNoListing_shouldBeNoEmptyGallery() {
        running.store("Portal/a.jpg", SamplePicture.landscape(1).jpeg());
        Fault portal =
                new Fault.Answer(200, Map.of("Content-Type", "text/html"), "<html>Wi-Fi login</html>".getBytes(UTF_8));
        connection.spoil(Integer.MAX_VALUE, "GET", "/photos", portal);
        page.open("/#album/Portal");
        page.eventually(() -> assertThat(page.text("#notice")).contains("Something else answers"));
        assertThat(page.has("#empty")).isFalse();
        connection.mend();
        page.shouldShowThumbnails(1);
        connection.spoil(Integer.MAX_VALUE, "GET", "/photos", portal);
        comeBackAfterAMinute();
        page.eventually(() -> assertThat(page.one("#notice").isDisplayed()).isTrue());
        assertThat(page.names()).containsExactly("a");
        connection.mend();
        page.eventually(() -> assertThat(page.one("#notice").isDisplayed()).isFalse());
        assertThat(page.names()).containsExactly("a");
    }

    private void comeBackAfterAMinute() {
        page.script("""
                const see = (hidden) => {
                  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
                  document.dispatchEvent(new Event('visibilitychange'));
                };
                const { now } = Date;
                see(true);
                Date.now = () => now() + 61_000;
                see(false);
                Date.now = now;
                delete document.hidden;""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/photos", "/thumbnails", "/site/settings.js"})
    void whatHangs_shouldBeGivenUpAndAskedForAgain(String path) {
        String album = "Hanging-" + path.replaceAll("\\W", "");
        running.store(album + "/a.jpg", SamplePicture.landscape(1).jpeg());
        CountDownLatch never = new CountDownLatch(1);
        connection.spoil(1, "GET", path, new Fault.Held(never));
        Map<String, Object> hurry = page.driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "{ const real = setTimeout; window.setTimeout = (f, ms) => real(f, ms / 20); }"));
        try {
            page.open("/#album/" + album);
            page.shouldShowThumbnails(1);
        } finally {
            page.driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", hurry);
            never.countDown();
        }
    }

    @Test
    void whatNobodyExpected_shouldBeToldOnceWithACode() {
        page.openAlbum("Unexpected");
        for (int i = 0; i < 2; i++) {
            page.script("dispatchEvent(new ErrorEvent('error', { error: new TypeError('nobody expected this') }))");
        }
        page.eventually(() -> assertThat(page.text(".unexpected p")).containsPattern("code [0-9a-f]{6}"));
        page.one(".unexpected .quiet").click();
        page.eventually(() -> assertThat(page.text(".unexpected .quiet")).isEqualTo("Copied"));
        assertThat(page.violations()).isEmpty();
        assertThat(page.driver.executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
                .asString()
                .contains("nobody expected this")
                .doesNotContain("Unexpected");
        page.one(".unexpected .corner").click();
        assertThat(page.has(".unexpected")).as("the same once more").isFalse();
        page.script(
                "dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: 'nor this' }))");
        page.eventually(() -> assertThat(page.has(".unexpected")).isTrue());
    }

    @Test
    void listingThatIsRefused_shouldSayWhyAndOfferAnotherTry() {
        running.store("Forbidden/a.jpg", SamplePicture.landscape(1).jpeg());
        connection.spoil(1, "GET", "/photos", answer(403, "{}"));
        page.open("/#album/Forbidden");
        page.eventually(() -> assertThat(page.text("#notice")).contains("(403)"));
        page.one("#notice button").click();
        page.shouldShowThumbnails(1);
    }

    @Test
    void originalThatDoesNotLoad_shouldLeaveTheThumbnailAndSaySo() {
        running.store("Original/a.jpg", SamplePicture.landscape(1).jpeg());
        page.openAlbum("Original");
        page.shouldShowThumbnails(1);
        connection.spoil(9, "GET", "/photos/Original/", UNAVAILABLE);
        page.openPhoto("a");
        page.eventually(() -> assertThat(page.text(".message")).contains("could not be loaded"));
        assertThat(page.has(".under.shown")).isTrue();
    }

    @Test
    void deletionThatFails_shouldSayThatThePhotoIsStillThere() {
        running.store("Undeleted/a.jpg", SamplePicture.landscape(1).jpeg());
        page.openAlbum("Undeleted");
        page.shouldShowThumbnails(1);
        connection.spoil(1, "DELETE", "/photos/Undeleted/", UNAVAILABLE);
        page.openPhoto("a");
        page.labelled("Delete").click();
        page.eventually(() -> page.one(".danger").click());
        page.eventually(() -> assertThat(page.text(".message")).contains("still there"));
        assertThat(page.names()).isEqualTo(List.of("a"));
    }
}
