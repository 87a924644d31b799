package io.contactsheet.acceptance.webgallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.Connection.Fault;
import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

/**
 * Every state of the page that a person can meet, for axe to find nothing wrong in.
 *
 * <p>With {@code -Dcontactsheet.screenshots=FOLDER} each is a picture in that folder too, on more screens, for people
 * to look at.
 */
@ExtendWith(WebGallery.class)
class WebGalleryStatesTest {

    private static final @Nullable String SCREENSHOTS = System.getProperty("contactsheet.screenshots");
    private static final Fault NOT_FOUND = new Fault.Answer(404, Map.of(), new byte[0]);

    /** What the page is shown on. */
    enum Screen {
        PHONE_DARK(390, 844, "dark", "en-US,en", Map.of()),
        DESKTOP_LIGHT(1440, 900, "light", "en-US,en", Map.of()),
        PHONE_LIGHT(390, 844, "light", "en-US,en", Map.of()),
        DESKTOP_DARK(1440, 900, "dark", "en-US,en", Map.of()),
        WIDE(2560, 1300, "light", "en-US,en", Map.of()),
        GERMAN(390, 844, "light", "de-DE,de", Map.of()),
        LARGE_TEXT(1280, 900, "light", "de-DE,de", Map.of()),
        CONTRAST(1280, 800, "dark", "en-US,en", Map.of("forced-colors", "active", "prefers-reduced-motion", "reduce"));

        final int width;
        final int height;
        final String colours;
        final String language;
        final Map<String, String> features;

        Screen(int width, int height, String colours, String language, Map<String, String> features) {
            this.width = width;
            this.height = height;
            this.colours = colours;
            this.language = language;
            this.features = features;
        }
    }

    private static OwnedGallery publicGallery;

    @TempDir
    Path files;

    private final Running running;
    private final Connection connection;
    private final CountDownLatch held = new CountDownLatch(1);
    private GalleryPage page;
    private Screen screen = Screen.DESKTOP_LIGHT;
    private String prefix = "";

    WebGalleryStatesTest(Running running, Connection connection, GalleryPage page) {
        this.running = running;
        this.connection = connection;
        this.page = page;
    }

    static Stream<Screen> screens() {
        return SCREENSHOTS == null ? Stream.of(Screen.PHONE_DARK, Screen.DESKTOP_LIGHT) : Stream.of(Screen.values());
    }

    @BeforeAll
    static void start() {
        publicGallery = OwnedGallery.start("public");
    }

    @AfterAll
    static void stop() {
        publicGallery.close();
    }

    @AfterEach
    void letGo() {
        held.countDown();
        page.forget();
    }

    private void on(Screen wanted, GalleryPage of) {
        screen = wanted;
        page = of;
        page.window(screen.width, screen.height, screen.width < 600 ? 2 : 1, screen.width < 600);
        page.media(screen.colours, screen.features);
        page.language(screen.language);
    }

    /** As it is now, at the end of its transitions, in which colours count. */
    private void state(String name) {
        if (screen == Screen.LARGE_TEXT) {
            page.script("document.documentElement.style.fontSize = '30px'");
        }
        page.eventually(() -> assertThat(page.script(
                        "return document.getAnimations().filter(a => a.effect.getTiming().iterations === 1).length"))
                .isEqualTo(0L));
        picture(name);
        assertThat(page.violations()).as(prefix + name).isEmpty();
        assertThat(page.script("return document.documentElement.scrollWidth <= innerWidth"))
                .as("%s%s fits its width", prefix, name)
                .isEqualTo(true);
    }

    private void picture(String name) {
        if (SCREENSHOTS == null) {
            return;
        }
        try {
            Path folder = Files.createDirectories(Path.of(SCREENSHOTS));
            Files.write(
                    folder.resolve(prefix + name + "." + screen + ".png"),
                    page.driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void sheet_shouldPassAxe(Screen wanted) throws IOException {
        on(wanted, page);
        prefix = "sheet-";
        String album = "States-" + wanted;
        page.open("/#album/" + album);
        page.eventually(() -> assertThat(page.has("#empty")).isTrue());
        state("empty");
        page.script("""
                const data = new DataTransfer();
                data.items.add(new File(['x'], 'x.jpg', { type: 'image/jpeg' }));
                document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true }));""");
        state("drop");
        for (int i = 0; i < 40; i++) {
            String inner = i < 34 ? "" : i < 38 ? "Kranichsee/" : "Sonnenfinsternisbeobachtung/";
            running.store(
                    album + "/" + inner + "DSC_%04d.jpg".formatted(i),
                    SamplePicture.landscape(i).jpeg());
        }
        running.store(album + "/damaged.jpg", "not a picture".getBytes(UTF_8));
        connection.spoil(2, "GET", "/photos", new Fault.Held(held));
        page.open("/#album/" + album);
        page.eventually(() -> assertThat(page.text("#count")).isNotEmpty());
        state("skeleton");
        held.countDown();
        page.eventually(() -> assertThat(page.thumbnails()).isGreaterThan(10));
        state("full");
        page.one(".tile a").sendKeys(Keys.ARROW_RIGHT);
        state("focus");
        page.one("#albums button").click();
        page.eventually(() -> assertThat(page.has("dialog input")).isTrue());
        state("new-album");
        page.press(Keys.ESCAPE);

        for (int status : List.of(403, 503)) {
            connection.spoil(1, "GET", "/photos", new Fault.Answer(status, Map.of("Retry-After", "60"), new byte[0]));
            page.open("/#album/" + album);
            page.eventually(() -> assertThat(page.one("#notice").isDisplayed()).isTrue());
            state("error-" + status);
        }
        connection.spoil(Integer.MAX_VALUE, "GET", "/photos", new Fault.Dropped());
        page.open("/#album/" + album);
        page.eventually(() -> assertThat(page.one("#notice").isDisplayed()).isTrue());
        state("unreachable");
    }

    @ParameterizedTest
    @MethodSource("screens")
    void uploads_shouldPassAxe(Screen wanted) throws IOException {
        on(wanted, page);
        prefix = "uploads-";
        String album = "Up-" + wanted;
        running.store(album + "/DSC_0500.jpg", SamplePicture.landscape(50).jpeg());
        page.openAlbum(album);
        spoil("PUT", "refused", new Fault.Answer(400, Map.of(), new byte[0]));
        spoil("PUT", "not-signed-in", new Fault.Answer(401, Map.of(), new byte[0]));
        spoil("PUT", "sending", new Fault.Held(held));
        spoil("PUT", "retrying", new Fault.Answer(503, Map.of("Retry-After", "60"), new byte[0]));
        spoil("PUT", "name-taken", new Fault.Answer(412, Map.of(), new byte[0]));
        spoil(
                "HEAD",
                "name-taken",
                new Fault.Answer(200, Map.of("x-amz-meta-sha256", "other", "ETag", "\"1\""), new byte[0]));
        connection.spoil(
                Integer.MAX_VALUE,
                request -> request.method().equals("HEAD") && request.path().contains("/slow-thumbnail"),
                _ -> NOT_FOUND);
        page.choose(List.of(
                SamplePicture.landscape(51).write(files.resolve("DSC_0500.jpg")),
                SamplePicture.landscape(2).write(files.resolve("Wanderung am Kranichsee, Morgenlicht.jpg")),
                SamplePicture.landscape(50)
                        .write(Files.createDirectory(files.resolve("again")).resolve("DSC_0500.jpg")),
                Files.writeString(files.resolve("damaged.jpg"), "hello"),
                SamplePicture.landscape(3).write(files.resolve("slow-thumbnail.jpg")),
                Files.write(files.resolve("too-large.jpg"), new byte[10 * 1024 * 1024 + 1]),
                Files.writeString(files.resolve("notes.txt"), "hello"),
                SamplePicture.landscape(4).write(files.resolve("refused.jpg")),
                SamplePicture.landscape(5).write(files.resolve("not-signed-in.jpg")),
                SamplePicture.landscape(6).write(files.resolve("name-taken.jpg"))));
        page.eventually(() -> assertThat(page.all(".row.failed")).hasSize(5));
        page.eventually(
                () -> assertThat(page.all(".row.ready, .row.placeholder")).hasSize(4));
        state("failed");
        scrollList(1);
        state("stored");
        page.choose(List.of(
                SamplePicture.landscape(10).write(files.resolve("sending-1.jpg")),
                SamplePicture.landscape(11).write(files.resolve("sending-2.jpg")),
                SamplePicture.landscape(12).write(files.resolve("retrying.jpg")),
                SamplePicture.landscape(13).write(files.resolve("waiting.jpg")),
                SamplePicture.landscape(14).write(files.resolve("cancelled.jpg"))));
        page.eventually(() -> assertThat(page.has(".row.retrying")).isTrue());
        page.eventually(() -> assertThat(page.all(".row.sending")).hasSize(2));
        page.script("document.querySelector('.row:last-child button').click()");
        page.eventually(() -> assertThat(page.has(".row.cancelled")).isTrue());
        scrollList(1);
        state("under-way");
        page.one("#uploads summary").click();
        state("folded");
        page.one("#uploads summary").click();
        connection.mend();
        held.countDown();
        page.one("#uploads footer button:not([hidden])").click();
        page.offline(true);
        page.choose(SamplePicture.landscape(15).write(files.resolve("offline.jpg")));
        page.eventually(() -> assertThat(page.has(".row.offline")).isTrue());
        scrollList(1);
        state("offline");
        page.offline(false);
        page.eventually(() -> assertThat(page.has(".row.offline")).isFalse());
    }

    private void spoil(String method, String name, Fault fault) {
        connection.spoil(
                Integer.MAX_VALUE,
                request -> request.method().equals(method)
                        && request.path().startsWith("/photos/")
                        && request.path().contains("/" + name),
                _ -> fault);
    }

    private void scrollList(int end) {
        page.script(
                "const l = document.querySelector('#upload-list'); l.scrollTo(0, arguments[0] * l.scrollHeight)", end);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void viewer_shouldPassAxe(Screen wanted) {
        on(wanted, page);
        prefix = "viewer-";
        String album = "View-" + wanted;
        running.store(
                album + "/a-rather-long-name-of-a-photo-that-does-not-fit-anywhere.jpg",
                SamplePicture.landscape(1).jpeg());
        running.store(album + "/b.jpg", SamplePicture.landscape(2).jpeg());
        running.store(album + "/damaged.jpg", "not a picture".getBytes(UTF_8));
        page.openAlbum(album);
        page.shouldShowThumbnails(3);
        connection.spoil(1, "GET", "/photos/" + album, new Fault.Held(held));
        page.script("location.hash = '#photo/" + album + "/b.jpg'");
        page.eventually(() -> assertThat(page.has(".under.shown")).isTrue());
        page.eventually(() -> assertThat(page.one(".loading").isDisplayed()).isTrue());
        state("loading");
        held.countDown();
        page.shouldShowOriginal();
        state("photo");
        page.press("+", "+");
        state("zoomed");
        page.press("0");
        page.one(".viewer .tools button:nth-child(2)").click();
        page.eventually(() -> assertThat(page.text(".message")).isNotEmpty());
        state("link-copied");
        page.one(".viewer .tools button:nth-child(4)").click();
        page.eventually(() -> assertThat(page.has(".danger")).isTrue());
        state("delete");
        page.press(Keys.ESCAPE);
        page.script("location.hash = '#photo/" + album + "/damaged.jpg'");
        page.eventually(() -> assertThat(page.has(".unshown")).isTrue());
        page.eventually(() -> assertThat(page.text(".message")).isNotEmpty());
        state("damaged");
        page.script("location.hash = '#photo/" + album + "/none.jpg'");
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo("none.jpg"));
        page.eventually(() -> assertThat(page.text(".message")).isNotEmpty());
        state("gone");
        page.script(
                "location.hash = '#photo/" + album + "/a-rather-long-name-of-a-photo-that-does-not-fit-anywhere.jpg'");
        page.shouldShowOriginal();
        state("long-name");
    }

    @ParameterizedTest
    @MethodSource("screens")
    void signIn_shouldPassAxe(Screen wanted) {
        publicGallery.reset(OwnedGallery.FIRST_PASSWORD, false);
        on(wanted, new GalleryPage(running.driver(), publicGallery.connection().address()));
        prefix = "sign-in-";
        page.open("/#album/Nothing");
        page.eventually(() -> assertThat(page.has("#empty")).isTrue());
        state("visitor");
        page.one("#session").click();
        page.eventually(() -> assertThat(page.has("#sign-in")).isTrue());
        state("where");
        page.one("#with-password").click();
        page.eventually(() -> assertThat(page.has("#sign-in [name=password]")).isTrue());
        state("form");
        page.press(OwnedGallery.OWNER, Keys.TAB, "wrong", Keys.ENTER);
        page.eventually(() -> assertThat(page.text("#sign-in .error")).isNotEmpty());
        state("wrong");
        page.one("#sign-in form .quiet").click();
        page.eventually(() -> assertThat(page.has("#sign-in [name=password]")).isFalse());
        state("forgot");
        page.one("#sign-in form .primary").click();
        page.eventually(() -> assertThat(page.text("#sign-in .error")).isNotEmpty());
        state("no-mail");
        page.one("#sign-in form .quiet").click();
        page.eventually(() -> page.one("#sign-in [name=password]").sendKeys(OwnedGallery.FIRST_PASSWORD, Keys.ENTER));
        page.eventually(() -> assertThat(page.has("#sign-in [name=second]")).isTrue());
        state("first-password");
        page.press(Keys.ESCAPE);
        publicGallery.connection().spoil(1, "GET", "/site/settings.js", codesFromSelf());
        page.open("/#album/Nothing");
        page.eventually(() -> page.one("#session").click());
        page.eventually(() -> page.one("#with-password").click());
        page.eventually(() -> page.one("#sign-in form .quiet").click());
        publicGallery
                .connection()
                .spoil(
                        1,
                        "POST",
                        "/",
                        new Fault.Answer(200, Map.of("Content-Type", "application/json"), "{}".getBytes(UTF_8)));
        page.press(OwnedGallery.OWNER, Keys.ENTER);
        page.eventually(() -> assertThat(page.has("#sign-in [name=code]")).isTrue());
        state("code");
    }

    private static Fault codesFromSelf() {
        String settings = "export default {\"signIn\": {\"endpoint\": \"http://localhost/\", \"clientId\": \"c\"}};";
        return new Fault.Answer(200, Map.of("Content-Type", "text/javascript"), settings.getBytes(UTF_8));
    }
}
