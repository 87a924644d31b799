package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.sheet.GalleryInMemory;
import io.contactsheet.desktop.ui.sheet.PhotoTile;
import io.contactsheet.desktop.upload.UploadSettings;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class GalleryWindowTest {

    private final GalleryInMemory gallery = new GalleryInMemory();
    private final ChosenFiles chosen = new ChosenFiles();
    private GallerySession session;

    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        session = new GallerySession(
                new GalleryClient(gallery.address()),
                _ -> gallery,
                UploadSettings.STANDARD.withoutRest(),
                Optional.empty(),
                new Failures("Contact Sheet"));
        Scene scene = new Scene(new GalleryWindow(session, chosen, Messages.in(Locale.UK)).root(), 1000, 700);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void stop() {
        session.close();
    }

    @Test
    void emptyGallery_shouldInviteToDropPhotos(FxRobot robot) {
        robot.interact(() -> session.sheet().refresh());
        await().untilAsserted(() ->
                assertThat(robot.lookup("Drop your photos here").tryQuery()).isPresent());
    }

    @Test
    void photosPutThereByOthers_shouldAppearByThemselves(FxRobot robot) {
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> robot.lookup("Drop your photos here").tryQuery().isPresent());
        gallery.put("harbour.jpg", 1);
        await().until(() -> robot.lookup("harbour.jpg").tryQuery().isPresent());
    }

    @Test
    void photo_shouldBeCalledAsItsOwnerCalledIt_alsoWhenACopyIsSaved(FxRobot robot) throws Exception {
        byte[] picture = SamplePicture.landscape(320, 240).jpeg();
        PhotoKey key = new PhotoKey("photo-1a2b3c4d.jpg");
        gallery.put(key.value(), 1);
        gallery.thumbnails.put(
                key,
                new Picture(
                        new ObjectHead(
                                "image/jpeg",
                                picture.length,
                                "v",
                                Optional.empty(),
                                Optional.of("夏休み.JPG"),
                                Optional.empty(),
                                Optional.empty()),
                        picture));
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> robot.lookup("夏休み.JPG").tryQuery().isPresent());
        robot.clickOn(".photo-tile .frame");
        await().until(() -> robot.lookup(".photo-viewer").query().isFocused());
        assertThat(robot.lookup(".photo-viewer > * > .bar > .name")
                        .queryLabeled()
                        .getText())
                .isEqualTo("夏休み.JPG");
        robot.press(KeyCode.SHORTCUT, KeyCode.S).release(KeyCode.S, KeyCode.SHORTCUT);
        assertThat(chosen.suggested).isEqualTo("夏休み.JPG");
    }

    @Test
    void photoWithoutAThumbnail_shouldShowWhatItIs(FxRobot robot) throws Exception {
        byte[] placeholder = SamplePicture.landscape(320, 240).jpeg();
        PhotoKey key = new PhotoKey("beach.heic");
        gallery.put(key.value(), 1);
        gallery.thumbnails.put(
                key,
                new Picture(
                        new ObjectHead(
                                "image/jpeg",
                                placeholder.length,
                                "v",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(ThumbnailError.UNSUPPORTED)),
                        placeholder));
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> robot.lookup("HEIC").tryQuery().isPresent());
        assertThat(robot.lookup("No thumbnail").tryQuery()).isPresent();
        assertThat(robot.lookup(".photo-tile").queryAs(PhotoTile.class).showsThumbnail())
                .isFalse();
    }

    @Test
    void detailsAskedForOnTheSheet_shouldStandBesideThePhoto(FxRobot robot) {
        gallery.put("harbour.jpg", 1);
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> robot.lookup("harbour.jpg").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#sheet").query().requestFocus());
        robot.type(KeyCode.HOME);
        robot.press(KeyCode.SHORTCUT, KeyCode.I).release(KeyCode.I, KeyCode.SHORTCUT);
        await().until(() -> robot.lookup(".facts-pane").tryQuery().isPresent());
        await().untilAsserted(() -> assertThat(robot.lookup(".photo-viewer > .stage")
                        .query()
                        .getLayoutBounds()
                        .getHeight())
                .isGreaterThan(500));
    }

    @Test
    void galleryInTheCloud_shouldTellWhereItsThumbnailsAreRepaired(FxRobot robot) {
        robot.clickOn("#galleries").clickOn("Repair thumbnails…");
        assertThat(robot.lookup(".notice-bar .label").queryLabeled().getText()).contains("ends in -repair");
    }
}
