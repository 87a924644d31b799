package io.contactsheet.localbackend.webgallery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.localbackend.webgallery.Connection.Fault;
import io.contactsheet.localbackend.webgallery.Connection.Request;
import io.contactsheet.localbackend.webgallery.WebGallery.Running;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The owner's sign-in, in front of a user pool that answers as Cognito does. */
@ExtendWith(WebGallery.class)
class WebGallerySignInTest {

    private static final String FIRST = "Temporary-1";
    private static final String OWN = "My-own-password-2";

    @TempDir
    Path files;

    private final GalleryPage page;
    private final Connection connection;
    private final Running running;
    private String password = FIRST;
    private String token = "token-1";

    WebGallerySignInTest(GalleryPage page, Connection connection, Running running) {
        this.page = page;
        this.connection = connection;
        this.running = running;
    }

    private static Fault json(int status, String body) {
        return new Fault.Answer(status, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
    }

    private void needSignIn(boolean privateGallery) {
        String settings =
                "export default {\"signIn\": {\"endpoint\": \"%s/idp\", \"clientId\": \"c\", \"private\": \"%s\"}};"
                        .formatted(connection.address(), privateGallery);
        Fault module = new Fault.Answer(200, Map.of("Content-Type", "text/javascript"), settings.getBytes(UTF_8));
        connection.spoil(Integer.MAX_VALUE, request -> request.path().equals("/site/settings.js"), _ -> module);
        connection.spoil(Integer.MAX_VALUE, request -> request.path().equals("/idp"), this::userPool);
        connection.spoil(
                Integer.MAX_VALUE,
                request -> request.path().matches("/(photos|thumbnails).*")
                        && (privateGallery || !request.method().matches("GET|HEAD"))
                        && !token.equals(request.headers().getFirst("Authorization")),
                _ -> json(401, "{\"message\":\"Unauthorized\"}"));
    }

    private Fault userPool(Request request) {
        String body = new String(request.body(), UTF_8);
        String operation = request.headers().getFirst("X-Amz-Target");
        if (operation.endsWith(".RespondToAuthChallenge")) {
            password = OWN;
            return tokens();
        }
        if (body.contains("REFRESH_TOKEN_AUTH")) {
            return tokens();
        }
        if (!body.contains("\"PASSWORD\":\"" + password + "\"")) {
            return json(400, "{\"__type\":\"NotAuthorizedException\",\"message\":\"Incorrect username or password.\"}");
        }
        return password.equals(FIRST)
                ? json(
                        200,
                        "{\"ChallengeName\":\"NEW_PASSWORD_REQUIRED\",\"Session\":\"s\",\"ChallengeParameters\":{}}")
                : tokens();
    }

    private Fault tokens() {
        return json(
                200,
                "{\"AuthenticationResult\":{\"IdToken\":\"%s\",\"RefreshToken\":\"r\",\"ExpiresIn\":3600}}"
                        .formatted(token));
    }

    private void signIn(String word) {
        page.eventually(() ->
                assertThat(page.one("#sign-in [name=email]").isDisplayed()).isTrue());
        page.one("#sign-in [name=email]").clear();
        page.one("#sign-in [name=email]").sendKeys("owner@example.com");
        page.one("#sign-in [name=password]").clear();
        page.one("#sign-in [name=password]").sendKeys(word, Keys.ENTER);
    }

    @AfterEach
    void forget() {
        page.script("sessionStorage.clear(); localStorage.clear()");
    }

    @Test
    void privateGallery_shouldShowNothingButTheSignIn() {
        running.store("Private/a.jpg", SamplePhotos.jpeg(1));
        needSignIn(true);
        connection.requests();
        page.open("/#album/Private");
        page.eventually(() -> assertThat(page.text("#sign-in")).contains("private"));
        page.press(Keys.ESCAPE);
        page.press(Keys.ESCAPE);
        page.press(Keys.ESCAPE);
        assertThat(page.has("#sign-in[open]")).isTrue();
        assertThat(page.violations()).isEmpty();
        assertThat(page.frames()).isZero();
        assertThat(connection.requests()).noneMatch(request -> request.matches("\\w+ /(photos|thumbnails).*"));

        signIn("wrong");
        page.eventually(() -> assertThat(page.text("#sign-in .error")).isEqualTo("E-mail or password is wrong."));
        signIn(FIRST);
        page.eventually(() -> assertThat(page.has("[name=first]")).isTrue());
        assertThat(page.violations()).isEmpty();
        page.one("[name=first]").sendKeys(OWN);
        page.one("[name=second]").sendKeys("something else", Keys.ENTER);
        page.eventually(() -> assertThat(page.text("#sign-in .error")).contains("not the same"));
        page.one("[name=second]").clear();
        page.one("[name=second]").sendKeys(OWN, Keys.ENTER);
        page.shouldShowThumbnails(1);
        page.openPhoto("a");
        page.shouldShowOriginal();
        page.press(Keys.ESCAPE);

        page.driver.navigate().refresh();
        page.shouldShowThumbnails(1);
        assertThat(page.script("return localStorage.length")).isEqualTo(0L);
        page.one("#session").click();
        page.eventually(() -> assertThat(page.has("#sign-in[open]")).isTrue());
        assertThat(page.frames()).isZero();
    }

    @Test
    void publicGallery_shouldLetVisitorsLookAndTheOwnerAdd() {
        password = OWN;
        running.store("Public/a.jpg", SamplePhotos.jpeg(1));
        needSignIn(false);
        page.openAlbum("Public");
        page.shouldShowThumbnails(1);
        assertThat(page.has("#add")).isFalse();
        page.openPhoto("a");
        page.shouldShowOriginal();
        assertThat(page.labelled("Delete").isDisplayed()).isFalse();
        page.press(Keys.ESCAPE);

        page.one("#session").click();
        signIn(OWN);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        page.choose(SamplePhotos.write(files, "b.jpg", 2));
        page.shouldShowThumbnails(2);
    }

    @Test
    void expiredToken_shouldBeRenewedWithoutAWord() {
        password = OWN;
        needSignIn(false);
        page.openAlbum("Expired");
        page.one("#session").click();
        signIn(OWN);
        page.eventually(() -> assertThat(page.has("#add")).isTrue());
        token = "token-2";
        page.choose(SamplePhotos.write(files, "a.jpg", 1));
        page.shouldShowThumbnails(1);
        assertThat(page.uploads("a.jpg")).isEqualTo(List.of("In the gallery"));
    }
}
