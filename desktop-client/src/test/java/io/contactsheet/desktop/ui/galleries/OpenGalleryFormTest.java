package io.contactsheet.desktop.ui.galleries;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.desktop.signin.GalleryDoor;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.task.FxTaskExecutor;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.Secrets;
import io.templaterunner.cognito.UserPool;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The form before a private gallery, which the real template runs on this machine. */
@ExtendWith(ApplicationExtension.class)
class OpenGalleryFormTest {

    private static final String OWNER = "owner@example.com";
    private static final String PASSWORD = "Correct-horse-7-battery";

    @TempDir
    static Path folder;

    private static TemplateRunner backend;
    private static URI address;

    private final FxTaskExecutor tasks = new FxTaskExecutor("form", 1, new Failures("Contact Sheet"));
    private final AtomicReference<KnownGallery> opened = new AtomicReference<>();
    private final AtomicReference<GalleryDoor> door = new AtomicReference<>();
    private final AtomicReference<Boolean> cancelled = new AtomicReference<>(false);

    @BeforeAll
    static void startGallery() throws Exception {
        try (var template = OpenGalleryFormTest.class.getResourceAsStream("/contact-sheet.yaml")) {
            backend = GalleryStack.start(
                    new TemplateRunner.Settings(
                            folder,
                            0,
                            new String(template.readAllBytes(), StandardCharsets.UTF_8),
                            "contact-sheet.yaml",
                            Map.of("CodeBucket", "local", "OwnerEmail", OWNER, "Visibility", "private")),
                    TemplateRunner.Timing.REAL.with(Secrets.ofTests()));
        }
        address = URI.create(backend.outputs().get("ApiAddress"));
    }

    @AfterAll
    static void stopGallery() {
        backend.close();
    }

    @Start
    void start(Stage stage) {
        OpenGalleryForm form = new OpenGalleryForm(
                tasks,
                Messages.in(Locale.UK),
                (gallery, open) -> {
                    opened.set(gallery);
                    door.set(open);
                },
                () -> cancelled.set(true));
        Scene scene = new Scene(form, 700, 600);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void stop() {
        tasks.close();
        if (door.get() != null) {
            door.get().close();
        }
    }

    @Test
    void owner_shouldBeLetIn(FxRobot robot) throws Exception {
        setPassword(true);
        fill(robot, address + "/", OWNER, PASSWORD);
        open(robot);
        await().until(() -> opened.get() != null);
        assertThat(opened.get()).isEqualTo(new KnownGallery(address, OWNER));
        try (GalleryClient client = new GalleryClient(address, door.get().tokens())) {
            assertThat(client.photos(ListingRequest.everything()).objects()).isEmpty();
        }
    }

    @Test
    void firstPassword_shouldMakeWayForTheOwnersOwn(FxRobot robot) throws Exception {
        setPassword(false);
        fill(robot, address.toString(), OWNER, PASSWORD);
        open(robot);
        await().until(() -> robot.lookup("Choose your own password").tryQuery().isPresent());
        type(robot, "#gallery-new-password", "Chosen-horse-8-battery");
        type(robot, "#gallery-new-password-again", "Chosen-horse-9-battery");
        open(robot);
        assertThat(problem(robot)).isEqualTo("These two passwords differ.");
        type(robot, "#gallery-new-password-again", "Chosen-horse-8-battery");
        open(robot);
        await().until(() -> opened.get() != null);
    }

    @Test
    void wrongPassword_shouldBeSaid_andNothingBeOpened(FxRobot robot) throws Exception {
        setPassword(true);
        fill(robot, address.toString(), OWNER, "wrong");
        open(robot);
        await().until(() -> problem(robot).contains("with this password"));
        assertThat(opened.get()).isNull();
    }

    @Test
    void returnAfterAFailure_shouldTryAgain(FxRobot robot) throws Exception {
        setPassword(true);
        fill(robot, address.toString(), OWNER, "wrong");
        robot.clickOn("#gallery-password").type(KeyCode.ENTER);
        await().until(() -> problem(robot).contains("with this password"));
        assertThat(robot.lookup("#gallery-password").query().isFocused()).isTrue();
        type(robot, "#gallery-password", PASSWORD);
        robot.type(KeyCode.ENTER);
        await().until(() -> opened.get() != null);
        assertThat(cancelled.get()).isFalse();
    }

    @Test
    void returnAfterAFailureOfTheButton_shouldFallIntoThePassword(FxRobot robot) throws Exception {
        fill(robot, "http://127.0.0.1:1", OWNER, "wrong");
        robot.clickOn("#gallery-open");
        await().until(() -> !problem(robot).isEmpty());
        assertThat(robot.lookup("#gallery-password").query().isFocused()).isTrue();
        assertThat(robot.lookup("#gallery-password").queryTextInputControl().getText())
                .isEqualTo("wrong");
        robot.type(KeyCode.ENTER);
        await().until(() -> !robot.lookup("#gallery-open").query().isDisabled());
        assertThat(cancelled.get()).isFalse();
    }

    @Test
    void visitorOfAPrivateGallery_shouldBeAskedToSignIn(FxRobot robot) {
        fill(robot, address.toString(), "", "");
        open(robot);
        await().until(() -> problem(robot).contains("nobody but its owner"));
    }

    @Test
    void noAddress_shouldBeSaid_andEscapeGoBack(FxRobot robot) {
        fill(robot, "photos", "", "");
        robot.clickOn("#gallery-password").type(KeyCode.ENTER);
        assertThat(problem(robot)).contains("is not the address of a gallery");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        await().until(cancelled::get);
    }

    private static void setPassword(boolean permanent) throws Exception {
        UserPool pool = backend.userPools().iterator().next();
        pool.setPassword(OWNER, PASSWORD, permanent);
    }

    /** Not by the mouse: the form may just be growing. */
    private static void open(FxRobot robot) {
        robot.interact(() -> robot.lookup("#gallery-open").queryButton().fire());
    }

    private static void fill(FxRobot robot, String where, String user, String password) {
        type(robot, "#gallery-address", where);
        type(robot, "#gallery-user", user);
        type(robot, "#gallery-password", password);
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    private static String problem(FxRobot robot) {
        return robot.lookup("#gallery-problem").queryLabeled().getText();
    }
}
