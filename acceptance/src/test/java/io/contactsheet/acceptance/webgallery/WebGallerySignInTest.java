package io.contactsheet.acceptance.webgallery;

import static io.contactsheet.acceptance.webgallery.OwnedGallery.FIRST_PASSWORD;
import static io.contactsheet.acceptance.webgallery.OwnedGallery.OWNER;
import static io.contactsheet.acceptance.webgallery.OwnedGallery.OWN_PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.webgallery.Connection.Fault;
import io.contactsheet.acceptance.webgallery.WebGallery.Running;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** The owner's sign-in, in front of the template's own user pool on the local backend. */
@ExtendWith(WebGallery.class)
class WebGallerySignInTest {

    private static OwnedGallery publicGallery;
    private static OwnedGallery privateGallery;

    @TempDir
    Path files;

    private final Running running;
    private GalleryPage page;
    private OwnedGallery gallery;

    WebGallerySignInTest(Running running) {
        this.running = running;
        this.page = running.page();
        this.gallery = publicGallery;
    }

    @BeforeAll
    static void start() {
        publicGallery = OwnedGallery.start("public");
        privateGallery = OwnedGallery.start("private");
    }

    @AfterAll
    static void stop() {
        publicGallery.close();
        privateGallery.close();
    }

    @AfterEach
    void forget() {
        page.forget();
    }

    private void visit(String visibility, String password, boolean permanent) {
        gallery = visibility.equals("public") ? publicGallery : privateGallery;
        gallery.reset(password, permanent);
        page = new GalleryPage(running.driver(), gallery.connection().address());
    }

    private void signIn(String password) {
        fill("email", OWNER);
        fill("password", password);
        page.press(Keys.ENTER);
    }

    private void fill(String name, String text) {
        page.eventually(() -> {
            page.all("#with-password").forEach(WebElement::click);
            WebElement field = page.one("#sign-in [name=" + name + "]");
            field.clear();
            field.sendKeys(text);
            assertThat(field.getDomProperty("value")).isEqualTo(text);
        });
    }

    private void shouldSay(String sentence) {
        page.eventually(() -> assertThat(page.text("#sign-in .error")).contains(sentence));
        assertThat(page.violations()).isEmpty();
    }

    private void upload(String name, int number) {
        page.choose(SamplePicture.landscape(number).write(files.resolve(name)));
        page.eventually(() -> assertThat(page.uploads(name)).isEqualTo(List.of("In the gallery")));
    }

    private void deleteOpenPhoto() {
        page.labelled("Delete").click();
        page.eventually(() -> page.one(".danger").click());
    }

    @Test
    void privateGallery_shouldShowNothingButTheSignIn() {
        visit("private", FIRST_PASSWORD, false);
        gallery.connection().requests();
        page.open("/#album/Private");
        page.eventually(() -> assertThat(page.text("#sign-in")).contains("contact-sheet page"));
        page.press(Keys.ESCAPE);
        page.press(Keys.ESCAPE);
        page.press(Keys.ESCAPE);
        // The browser itself closes a dialog at the second Escape; the page opens it again at once.
        page.eventually(() -> assertThat(page.has("#sign-in[open]")).isTrue());
        assertThat(page.violations()).isEmpty();
        assertThat(page.script("return document.querySelector('main').checkVisibility({ visibilityProperty: true })"))
                .isEqualTo(false);
        assertThat(gallery.connection().requests())
                .noneMatch(request -> request.matches("\\w+ /(photos|thumbnails).*"));
    }

    @Test
    void signingOut_shouldReachOtherTabs() {
        visit("private", OWN_PASSWORD, true);
        String first = page.driver.getWindowHandle();
        page.open("/#album/Tabs");
        page.eventually(() -> page.one("#with-password").click());
        page.eventually(() -> assertThat(page.has("#sign-in [name=keep]")).isTrue());
        page.one("[name=keep]").click();
        signIn(OWN_PASSWORD);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        String second = page.driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        try {
            page.open("/#album/Tabs");
            page.eventually(() -> assertThat(page.text("#session")).isEqualTo("Sign out"));
            page.one("#session").click();
            page.eventually(() -> assertThat(page.has("#sign-in[open]")).isTrue());
        } finally {
            page.driver.switchTo().window(second).close();
            page.driver.switchTo().window(first);
        }
        page.eventually(() -> assertThat(page.has("#sign-in[open]")).isTrue());
        assertThat(page.script("return sessionStorage.length + localStorage.length"))
                .isEqualTo(0L);
    }

    @Test
    void code_shouldSignInOnceAndLeaveTheAddressBar() {
        visit("private", OWN_PASSWORD, true);
        gallery.codes().addAll(List.of("first-Code_1", "second-Code_2"));
        gallery.connection().requests();

        page.open("/#code=first-Code_1");
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        assertThat(page.text("#session")).isEqualTo("Sign out");
        assertThat(page.driver.getCurrentUrl()).endsWith("/gallery/");
        assertThat(gallery.connection().requests())
                .contains("POST /sign-in-code")
                .noneMatch(request -> request.contains("Code_1"));
        gallery.ahead(Duration.ofMinutes(61));
        upload("by-code.jpg", 1);
        deletePhoto("by-code");

        gallery.ahead(Duration.ZERO);
        page.forget();
        page.open("/#code=first-Code_1");
        page.eventually(() -> assertThat(page.text("#sign-in")).contains("contact-sheet page"));
        assertThat(page.driver.getCurrentUrl()).doesNotContain("Code");
        assertThat(page.violations()).isEmpty();
        // Into the address bar of the page as it stands.
        page.script("location.hash = '#code=second-Code_2'");
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        assertThat(page.driver.getCurrentUrl()).doesNotContain("Code");
    }

    /** Of a file that was downloaded and opened, and of another program of this computer. */
    @ParameterizedTest
    @ValueSource(strings = {"private", "public"})
    void pageOfAnotherOrigin_shouldReadAndChangeNothing(String visibility) throws Exception {
        visit(visibility, OWN_PASSWORD, true);
        page.open("/#album/Attacked");
        if (visibility.equals("public")) {
            page.eventually(() -> page.one("#session").click());
        }
        signIn(OWN_PASSWORD);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        upload("kept.jpg", 1);
        Path evil = Files.writeString(files.resolve("evil.html"), "<!doctype html><title>evil</title>");
        String api = String.valueOf(gallery.backend().outputs().get("ApiAddress"));
        for (String origin : List.of(
                evil.toUri().toString(),
                "http://127.0.0.1:" + running.connection().address().getPort() + "/gallery/site/icon.svg")) {
            page.driver.get(origin);
            assertThat(page.driver.executeAsyncScript("""
                    const [api, done] = arguments;
                    const tries = [['GET', '/photos'], ['GET', '/photos/Attacked/kept.jpg'], ['PUT', '/photos/evil.jpg'],
                      ['DELETE', '/photos/Attacked/kept.jpg']];
                    Promise.all([...tries, ['POST', '/../sign-in-code']].flatMap(([method, path]) => ['cors', 'no-cors'].map((mode) =>
                      fetch(api + path, { method, mode, body: method === 'PUT' ? 'x' : undefined })
                        .then((answer) => answer.text()).catch(() => ''))))
                      .then((texts) => done(texts.join('')));""", api)).as(origin).isEqualTo("");
        }
        page.open("/#album/Attacked");
        page.shouldShowThumbnails(1);
        deletePhoto("kept");
        page.eventually(() -> assertThat(page.has("#empty")).isTrue());
    }

    @Test
    void firstPassword_shouldBeChangedAndOpenThePrivateGallery() {
        visit("private", FIRST_PASSWORD, false);
        page.open("/#album/First");
        signIn("wrong");
        shouldSay("E-mail or password is wrong.");
        signIn(FIRST_PASSWORD);
        page.eventually(() -> assertThat(page.has("[name=first]")).isTrue());
        fill("first", OWN_PASSWORD);
        fill("second", "something else");
        page.press(Keys.ENTER);
        shouldSay("not the same");
        fill("first", "too weak");
        fill("second", "too weak");
        page.press(Keys.ENTER);
        shouldSay("at least 12 characters");
        fill("first", OWN_PASSWORD);
        fill("second", OWN_PASSWORD);
        page.press(Keys.ENTER);

        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        upload("a.jpg", 1);
        page.shouldShowThumbnails(1);
        page.openPhoto("a");
        page.shouldShowOriginal();
        deleteOpenPhoto();
        page.eventually(() -> assertThat(page.text("#empty h2")).isEqualTo("Nothing in this album yet"));

        page.one("#session").click();
        page.eventually(() -> assertThat(page.has("#sign-in[open]")).isTrue());
        signIn(FIRST_PASSWORD);
        shouldSay("E-mail or password is wrong.");
    }

    @Test
    void firstPasswordAfterItsTime_shouldSayWhoHelps() {
        visit("private", FIRST_PASSWORD, false);
        gallery.ahead(Duration.ofDays(8));
        page.open("");
        signIn(FIRST_PASSWORD);
        shouldSay("seven days");
    }

    @Test
    void tooManyWrongPasswords_shouldSaySo() {
        visit("public", OWN_PASSWORD, true);
        // Locked for a second, in which a slow machine does not type.
        gallery.stopTime();
        page.open("");
        page.eventually(() -> page.one("#session").click());
        for (int tries = 0; tries < 5; tries++) {
            signIn("wrong " + tries);
            page.eventually(() -> assertThat(page.text("#sign-in .error")).isNotEmpty());
            page.script("document.querySelector('#sign-in .error').textContent = ''");
        }
        signIn(OWN_PASSWORD);
        shouldSay("Too many tries");
    }

    @Test
    void publicGallery_shouldLetVisitorsLookAndTheOwnerAddAndDelete() {
        visit("public", OWN_PASSWORD, true);
        page.openAlbum("Public");
        assertThat(page.has("#add")).isFalse();
        page.eventually(() -> page.one("#session").click());
        signIn(OWN_PASSWORD);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        upload("a.jpg", 1);
        upload("b.jpg", 2);
        page.shouldShowThumbnails(2);
        page.openPhoto("a");
        page.shouldShowOriginal();
        deleteOpenPhoto();
        page.eventually(() -> assertThat(page.text("#viewer-title")).isEqualTo("b.jpg"));
        page.press(Keys.ESCAPE);
        page.eventually(() -> assertThat(page.has(".viewer[open]")).isFalse());

        page.one("#session").click();
        page.eventually(() -> assertThat(page.text("#session")).isEqualTo("Sign in"));
        assertThat(page.has("#add")).isFalse();
        page.shouldShowThumbnails(1);
        page.openPhoto("b");
        page.shouldShowOriginal();
        assertThat(page.labelled("Delete").isDisplayed()).isFalse();
        assertThat(page.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "private"})
    void expiredToken_shouldBeRenewedWithoutAWord(String visibility) {
        visit(visibility, OWN_PASSWORD, true);
        page.open("/#album/Expired-" + visibility);
        if (visibility.equals("public")) {
            page.eventually(() -> page.one("#session").click());
        }
        signIn(OWN_PASSWORD);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        String before = token();
        gallery.ahead(Duration.ofMinutes(61));
        upload("a.jpg", 1);
        page.shouldShowThumbnails(1);
        assertThat(token()).isNotEqualTo(before);
        deletePhoto("a");
    }

    private void deletePhoto(String name) {
        page.openPhoto(name);
        page.shouldShowOriginal();
        deleteOpenPhoto();
        page.eventually(() -> assertThat(page.has(".viewer[open]")).isFalse());
    }

    private String token() {
        return String.valueOf(page.script("return JSON.parse(sessionStorage['contact-sheet.session']).id"));
    }

    @Test
    void sessionThatHasEnded_shouldAskForThePasswordAndLoseNoUpload() {
        visit("public", OWN_PASSWORD, true);
        page.openAlbum("Ended");
        page.eventually(() -> page.one("#session").click());
        signIn(OWN_PASSWORD);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        gallery.ahead(Duration.ofDays(31));
        page.choose(SamplePicture.landscape(1).write(files.resolve("a.jpg")));
        page.eventually(() -> assertThat(page.uploads("a.jpg").getFirst()).contains("not signed in"));
        page.one(".row .quiet").click();
        signIn(OWN_PASSWORD);
        page.eventually(() -> assertThat(page.uploads("a.jpg")).isEqualTo(List.of("In the gallery")));
    }

    @ParameterizedTest
    @CsvSource({"false, Sign in", "true, Sign out"})
    void session_shouldOutliveTheTabOnlyWhereAskedTo(boolean keep, String then) {
        visit("public", OWN_PASSWORD, true);
        page.openAlbum("Kept");
        page.eventually(() -> page.one("#session").click());
        if (keep) {
            page.eventually(() -> page.one("#with-password").click());
            page.eventually(() -> page.one("#sign-in [name=keep]").click());
        }
        signIn(OWN_PASSWORD);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        page.driver.navigate().refresh();
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        assertThat(page.script("return localStorage.length")).isEqualTo(keep ? 1L : 0L);
        // As another tab: with a storage of its own.
        page.script("sessionStorage.clear()");
        page.driver.navigate().refresh();
        page.eventually(() -> assertThat(page.text("#session")).isEqualTo(then));
    }

    @Test
    void forgottenPasswordOnThisComputer_shouldSayThatNoMailLeavesIt() {
        visit("public", OWN_PASSWORD, true);
        page.openAlbum("Forgotten");
        page.eventually(() -> page.one("#session").click());
        fill("email", OWNER);
        page.one("#sign-in .quiet").click();
        page.eventually(() -> assertThat(page.text("#sign-in-title")).isEqualTo("Forgot your password?"));
        assertThat(page.violations()).isEmpty();
        fill("email", OWNER);
        page.press(Keys.ENTER);
        shouldSay("this gallery sends no e-mail");
        page.one("#sign-in form .quiet").click();
        page.eventually(() -> assertThat(page.text("#sign-in-title")).isEqualTo("Sign in"));
    }

    /** What the local pool cannot do, another one in its place does: it sends codes. */
    @Test
    void forgottenPassword_shouldBeReplacedWithTheCodeFromTheMail() {
        visit("public", OWN_PASSWORD, true);
        String settings = "export default {\"signIn\": {\"endpoint\": \"http://localhost/\", \"clientId\": \"c\"}};";
        gallery.connection()
                .spoil(Integer.MAX_VALUE, "GET", "/site/settings.js", answer(200, "text/javascript", settings));
        gallery.connection()
                .spoil(Integer.MAX_VALUE, request -> request.headers().containsKey("X-Amz-Target"), request -> {
                    String operation =
                            request.headers().getFirst("X-Amz-Target").replaceAll(".*\\.", "");
                    String body = new String(request.body(), UTF_8);
                    return switch (operation) {
                        case "ForgotPassword" -> answer(200, "application/json", "{\"CodeDeliveryDetails\":{}}");
                        case "ConfirmForgotPassword" ->
                            body.contains("\"ConfirmationCode\":\"123456\"")
                                    ? answer(200, "application/json", "{}")
                                    : answer(400, "application/json", "{\"__type\":\"CodeMismatchException\"}");
                        default ->
                            answer(
                                    200,
                                    "application/json",
                                    "{\"AuthenticationResult\":{\"IdToken\":\"t\",\"RefreshToken\":\"r\",\"ExpiresIn\":3600}}");
                    };
                });
        page.openAlbum("Code");
        page.eventually(() -> page.one("#session").click());
        fill("email", OWNER);
        page.one("#sign-in .quiet").click();
        page.eventually(() -> assertThat(page.has("#sign-in [name=password]")).isFalse());
        fill("email", OWNER);
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(page.text("#sign-in")).contains("a code is on its way"));
        fill("code", "654321");
        fill("first", OWN_PASSWORD);
        fill("second", OWN_PASSWORD);
        page.press(Keys.ENTER);
        shouldSay("This is not the code");
        fill("code", " 123456 ");
        page.press(Keys.ENTER);
        page.eventually(() -> assertThat(page.text("#session")).isEqualTo("Sign out"));
    }

    private static Fault answer(int status, String type, String body) {
        return new Fault.Answer(status, Map.of("Content-Type", type), body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "private"})
    void page_shouldBeAllowedToAskItsOwnUserPoolAndNoOther(String visibility) throws IOException, InterruptedException {
        visit(visibility, OWN_PASSWORD, true);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(gallery.connection().address()).build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("; connect-src 'self' " + gallery.poolOrigin() + "; ");
        }
    }
}
