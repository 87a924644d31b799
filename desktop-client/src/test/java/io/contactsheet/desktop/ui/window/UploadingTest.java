package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.desktop.testkit.FakeGallery;
import io.contactsheet.desktop.testkit.Fault;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.sheet.PhotoTile;
import io.contactsheet.desktop.upload.UploadSettings;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The window against a gallery that fails when told to. */
@ExtendWith(ApplicationExtension.class)
class UploadingTest {

    @TempDir
    Path folder;

    private final ChosenFiles chosen = new ChosenFiles();
    private FakeGallery gallery;
    private GallerySession session;

    @Start
    void start(Stage stage) {
        gallery = FakeGallery.start();
        session = new GallerySession(
                gallery.address(),
                TokenSource.NONE,
                UploadSettings.STANDARD.withoutRest(),
                new Failures("Contact Sheet"));
        Scene scene = new Scene(new GalleryWindow(session, chosen, Messages.in(Locale.UK)).root(), 1000, 700);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        session.sheet().refresh();
    }

    @Stop
    void stop() {
        session.close();
        gallery.close();
    }

    @Test
    void photosChosen_shouldAppearWithTheirThumbnails(FxRobot robot) throws Exception {
        chosen.files = SamplePicture.landscapes(folder, 6);
        robot.clickOn("#add");
        await().until(() -> thumbnails(robot) == 6);
        assertThat(gallery.photos()).hasSize(6);
    }

    @Test
    void filesDraggedOverTheWindow_shouldBeInvited_andUploadedWhenLetGo(FxRobot robot) throws Exception {
        DraggedFiles photos = DraggedFiles.of(SamplePicture.landscapes(folder, 3));
        Node window = robot.lookup(".gallery-window").query();
        Node target = robot.lookup(".drop-target").query();
        Platform.runLater(() -> photos.fire(DragEvent.DRAG_OVER, window));
        await().until(target::isVisible);
        Platform.runLater(() -> photos.fire(DragEvent.DRAG_EXITED, window));
        await().until(() -> !target.isVisible());
        robot.interact(() -> {
            photos.fire(DragEvent.DRAG_OVER, window);
            photos.fire(DragEvent.DRAG_DROPPED, window);
        });
        assertThat(target.isVisible()).isFalse();
        await().until(() -> thumbnails(robot) == 3);
        assertThat(gallery.photos()).hasSize(3);
    }

    @Test
    void textDraggedOverTheWindow_shouldNotBeInvited(FxRobot robot) {
        DraggedFiles text = DraggedFiles.ofText("Dear photographer");
        Node window = robot.lookup(".gallery-window").query();
        robot.interact(() -> {
            text.fire(DragEvent.DRAG_OVER, window);
        });
        assertThat(robot.lookup(".drop-target").query().isVisible()).isFalse();
    }

    @Test
    void twoRefusals_shouldBeTriedAgainAndEndWell(FxRobot robot) throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(503), Fault.status(503));
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> robot.lookup("Trying again").tryQuery().isPresent());
        await().until(() -> thumbnails(robot) == 1);
        assertThat(gallery.count("PUT", "/photos")).isEqualTo(3);
    }

    @Test
    void photoThatIsRefused_shouldSayWhy(FxRobot robot) throws Exception {
        gallery.plan("PUT", "/photos", Fault.status(413));
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> robot.lookup("Not uploaded").tryQuery().isPresent());
        assertThat(robot.lookup(".notice-bar .label").queryLabeled().getText()).startsWith("1 photo was not uploaded.");
    }

    @Test
    void silentGallery_shouldNotHoldTheWindow(FxRobot robot) throws Exception {
        CountDownLatch answering = new CountDownLatch(1);
        gallery.plan("GET", "/thumbnails", Fault.silentUntil(answering), Fault.silentUntil(answering));
        gallery.plan("PUT", "/photos", Fault.silentUntil(answering));
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> robot.lookup("Storing").tryQuery().isPresent());
        robot.clickOn("#albums");
        await().until(() -> robot.lookup("New album…").tryQuery().isPresent());
        answering.countDown();
        await().until(() -> thumbnails(robot) == 1);
    }

    @Test
    void galleryGoneAndBack_shouldBeToldAndForgotten(FxRobot robot) throws Exception {
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> thumbnails(robot) == 1);
        gallery.goAway();
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> robot.lookup("Try now").tryQuery().isPresent());
        gallery.comeBack();
        await().until(() -> !robot.lookup(".notice-bar").query().isVisible());
    }

    @Test
    void keysOfTheSheet_shouldWorkInTheViewerToo(FxRobot robot) throws Exception {
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> thumbnails(robot) == 1);
        robot.clickOn(".photo-tile .frame");
        await().until(() -> robot.lookup(".photo-viewer").query().isFocused());
        robot.press(KeyCode.SHORTCUT, KeyCode.C).release(KeyCode.C, KeyCode.SHORTCUT);
        assertThat(clipboard(robot)).endsWith("/#photo/DSC_0000.jpg");
        assertThat(robot.lookup(".photo-viewer .notice-bar .label")
                        .queryLabeled()
                        .getText())
                .contains("on the clipboard");
        chosen.copy = Optional.of(folder.resolve("copy.jpg"));
        robot.press(KeyCode.SHORTCUT, KeyCode.S).release(KeyCode.S, KeyCode.SHORTCUT);
        await().untilAsserted(() ->
                assertThat(folder.resolve("copy.jpg")).hasSameBinaryContentAs(folder.resolve("DSC_0000.JPG")));
    }

    private static String clipboard(FxRobot robot) {
        AtomicReference<String> text = new AtomicReference<>();
        robot.interact(() -> text.set(Clipboard.getSystemClipboard().getString()));
        return text.get();
    }

    private static long thumbnails(FxRobot robot) {
        return robot.lookup(".photo-tile").queryAllAs(PhotoTile.class).stream()
                .filter(PhotoTile::showsThumbnail)
                .count();
    }
}
