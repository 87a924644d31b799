package io.contactsheet.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.gallery.GalleryReason.SignIn;
import io.contactsheet.desktop.gallery.PhotoContent;
import io.contactsheet.desktop.gallery.PutOutcome;
import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.desktop.local.OwnAccount;
import io.contactsheet.shared.key.PhotoKey;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.Invitation;
import io.templaterunner.cognito.Secrets;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner against the real template, run on this machine. */
class OwnerSessionTest {

    private static final String OWNER = "owner@example.com";
    private static final String PASSWORD = "Correct-horse-7-battery";

    @TempDir
    private static Path folder;

    private static TemplateRunner backend;
    private static URI gallery;
    private Instant now = Instant.now();

    @BeforeAll
    static void start() throws Exception {
        try (var template = OwnerSessionTest.class.getResourceAsStream("/contact-sheet.yaml")) {
            backend = GalleryStack.start(
                    new TemplateRunner.Settings(
                            folder,
                            0,
                            new String(template.readAllBytes(), StandardCharsets.UTF_8),
                            "contact-sheet.yaml",
                            Map.of("CodeBucket", "local", "OwnerEmail", OWNER)),
                    TemplateRunner.Timing.REAL.with(Secrets.ofTests()));
        }
        gallery = URI.create(backend.outputs().get("ApiAddress"));
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @BeforeEach
    void setPassword() throws Exception {
        setPassword(true);
    }

    private static void setPassword(boolean permanent) throws Exception {
        backend.userPools().iterator().next().setPassword(OWNER, PASSWORD, permanent);
    }

    private OwnerSession session(String password) throws Exception {
        InstantSource time = () -> now;
        return new OwnerSession(gallery, SignInSettings.of(gallery).orElseThrow(), OWNER, password, time);
    }

    @Test
    void owner_shouldPutAPhotoAndSeeIt() throws Exception {
        byte[] bytes = "a photo".getBytes(StandardCharsets.US_ASCII);
        PhotoContent photo = new PhotoContent(
                "photo.jpg", "image/jpeg", "0".repeat(64), bytes.length, () -> new ByteArrayInputStream(bytes));
        PhotoKey key = PhotoKey.ofFilename("photo.jpg");
        try (OwnerSession owner = session(PASSWORD);
                GalleryClient client = new GalleryClient(gallery, owner)) {
            assertThat(client.put(key, photo, _ -> {})).isEqualTo(PutOutcome.STORED);
            assertThat(client.photoHead(key)).isPresent();
        }
    }

    @Test
    void stranger_shouldBeToldToSignIn() throws Exception {
        try (GalleryClient client = new GalleryClient(gallery)) {
            assertThatThrownBy(() -> client.photoHead(PhotoKey.ofFilename("photo.jpg")))
                    .isInstanceOfSatisfying(
                            GalleryException.NotAllowed.class,
                            refused -> assertThat(refused.reason()).isEqualTo(new GalleryReason.SignInWanted(gallery)));
        }
    }

    @Test
    void token_shouldBeKept_andRenewedBeforeItExpires() throws Exception {
        try (OwnerSession owner = session(PASSWORD)) {
            String first = owner.token().orElseThrow();
            now = now.plus(Duration.ofMinutes(57));
            assertThat(owner.token()).hasValue(first);
            now = now.plus(Duration.ofMinutes(2));
            assertThat(owner.token()).isPresent().isNotEqualTo(Optional.of(first));
        }
    }

    @Test
    void refusedToken_shouldBeRenewedOnce_howeverManyRequestsItWasRefusedTo() throws Exception {
        try (OwnerSession owner = session(PASSWORD)) {
            String first = owner.token().orElseThrow();
            String second = owner.renewed(first).orElseThrow();
            assertThat(second).isNotEqualTo(first);
            assertThat(owner.renewed(first)).hasValue(second);
            assertThat(owner.token()).hasValue(second);
        }
    }

    @Test
    void wrongPassword_shouldBeSaid() throws Exception {
        try (OwnerSession owner = session("wrong")) {
            assertThatThrownBy(owner::token)
                    .isInstanceOfSatisfying(
                            GalleryException.NotAllowed.class,
                            refused -> assertThat(refused.reason()).isEqualTo(new SignIn.Wrong(gallery)));
        }
    }

    @Test
    void firstPassword_shouldBeChangedOnThePage() throws Exception {
        setPassword(false);
        try (OwnerSession owner = session(PASSWORD)) {
            assertThatThrownBy(owner::token)
                    .isInstanceOfSatisfying(
                            GalleryException.NotAllowed.class,
                            refused -> assertThat(refused.reason()).isEqualTo(new SignIn.FirstPassword(gallery)));
        }
    }

    @Test
    void firstPassword_shouldMakeWayForTheChosenOne() throws Exception {
        setPassword(false);
        try (OwnerSession owner = session(PASSWORD)) {
            assertThat(owner.begin()).isEqualTo(OwnerSession.Welcome.NEW_PASSWORD_WANTED);
            assertThatThrownBy(() -> owner.choosePassword("short"))
                    .isInstanceOfSatisfying(
                            GalleryException.NotAllowed.class,
                            refused -> assertThat(refused.reason())
                                    .isEqualTo(new SignIn.TooSimple(GalleryReason.PasswordRule.LENGTH)));
            owner.choosePassword("Chosen-horse-8-battery");
            assertThat(owner.token()).isPresent();
        }
        try (OwnerSession owner = session("Chosen-horse-8-battery")) {
            assertThat(owner.begin()).isEqualTo(OwnerSession.Welcome.SIGNED_IN);
        }
    }

    @Test
    void invitation_shouldLetTheOwnerIn_andEndWithTheChosenPassword() throws Exception {
        setPassword(false);
        Invitation invitation = backend.userPools().iterator().next().invite().getFirst();
        assertThat(invitation.email()).isEqualTo(OWNER);
        try (OwnerSession owner = session(invitation.firstPassword())) {
            assertThat(owner.begin()).isEqualTo(OwnerSession.Welcome.NEW_PASSWORD_WANTED);
            owner.choosePassword(PASSWORD);
        }
        assertThat(backend.userPools().iterator().next().invite()).isEmpty();
    }

    @Test
    void thisComputer_shouldSignInByItself() throws Exception {
        OwnAccount account = OwnAccount.of(folder).orElseThrow();
        SignInSettings settings = SignInSettings.of(gallery).orElseThrow();
        try (OwnerSession own =
                new OwnerSession(gallery, settings, account.name(), account.password(), InstantSource.system())) {
            assertThat(own.begin()).isEqualTo(OwnerSession.Welcome.SIGNED_IN);
        }
    }

    @Test
    void settingsWithoutSignIn_shouldBeNone() {
        assertThat(SignInSettings.parse("// A comment.\nexport default {};\n")).isEmpty();
        assertThat(SignInSettings.parse(
                        "export default {\"signIn\": {\"endpoint\": \"https://x/\", \"clientId\": \"c\"}};"))
                .hasValue(new SignInSettings(URI.create("https://x/"), "c"));
        assertThat(SignInSettings.parse("<html>")).isEmpty();
    }
}
