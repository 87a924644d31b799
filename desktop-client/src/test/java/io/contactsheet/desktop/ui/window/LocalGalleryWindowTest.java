package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.repair.Repairs;
import io.contactsheet.desktop.ui.sheet.PhotoTile;
import io.contactsheet.desktop.upload.UploadSettings;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
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

/** The window on the gallery of this computer, which runs the template in this very process. */
@ExtendWith(ApplicationExtension.class)
class LocalGalleryWindowTest {

    @TempDir
    static Path data;

    private static LocalGallery local;

    @TempDir
    Path folder;

    private final ChosenFiles chosen = new ChosenFiles();
    private FaultyPath path;
    private GallerySession session;

    @BeforeAll
    static void open() throws Exception {
        local = LocalGallery.open(new DataFolder(data));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Start
    void start(Stage stage) throws Exception {
        path = new FaultyPath(local.address());
        session = new GallerySession(
                path.address(),
                local.tokens(),
                UploadSettings.STANDARD.withoutRest(),
                Optional.of(Repairs.of(local, new DataFolder(data))),
                new Failures("Contact Sheet"));
        Scene scene = new Scene(new GalleryWindow(session, chosen, Messages.in(Locale.UK)).root(), 1180, 940);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        session.sheet().refresh();
    }

    @Stop
    void stop() {
        session.close();
        path.close();
    }

    @Test
    void twentyPhotos_shouldBecomeTwentyThumbnails(FxRobot robot) throws Exception {
        show(robot, "twenty");
        chosen.folder = SamplePicture.landscapes(folder, 20);
        chosen.files = chosen.folder;
        robot.clickOn("#add");
        await().until(() -> thumbnails(robot) == 20);
        assertThat(robot.lookup("#count").queryLabeled().getText()).contains("20 photos");
    }

    @Test
    void twoRefusals_shouldBeTriedAgainAndEndWell(FxRobot robot) throws Exception {
        show(robot, "refused");
        path.refuse("PUT", 2);
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> robot.lookup("Trying again").tryQuery().isPresent());
        await().until(() -> thumbnails(robot) == 1);
    }

    @Test
    void galleryGoneAndBack_shouldFinishWhatWasBegun(FxRobot robot) throws Exception {
        show(robot, "gone");
        path.breakOff();
        chosen.files = SamplePicture.landscapes(folder, 3);
        robot.clickOn("#add");
        await().untilAsserted(() -> assertThat(captions(robot)).contains("Trying again"));
        path.mend();
        await().until(() -> thumbnails(robot) == 3);
        await().until(() -> !robot.lookup(".notice-bar").query().isVisible());
    }

    @Test
    void fileThatIsNoPicture_shouldBeKeptAndSayWhyItHasNoThumbnail(FxRobot robot) throws Exception {
        show(robot, "text");
        Path file = folder.resolve("letter.jpg");
        Files.writeString(file, "Dear photographer");
        chosen.files = List.of(file);
        robot.clickOn("#add");
        await().until(() -> robot.lookup("No thumbnail").tryQuery().isPresent());
    }

    @Test
    void thumbnailThatWasLost_shouldBeMadeByTheRepair(FxRobot robot) throws Exception {
        show(robot, "repaired");
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> thumbnails(robot) == 1);
        Path thumbnail = thumbnailIn("repaired");
        Files.delete(thumbnail);
        robot.clickOn("#galleries").clickOn("Repair thumbnails");
        await().untilAsserted(() -> assertThat(
                        robot.lookup(".notice-bar .label").queryLabeled().getText())
                .contains("1 thumbnail made"));
        assertThat(thumbnail).exists();
    }

    private static Path thumbnailIn(String album) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("buckets"))) {
            return files.filter(file -> file.toString().contains("-thumbnails-"))
                    .filter(file -> file.toString().contains(album) && Files.isRegularFile(file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void deletedPhoto_shouldBeGoneForEveryone(FxRobot robot) throws Exception {
        show(robot, "deleted");
        chosen.files = SamplePicture.landscapes(folder, 1);
        robot.clickOn("#add");
        await().until(() -> thumbnails(robot) == 1);
        robot.clickOn(".photo-tile .frame");
        await().until(() -> robot.lookup(".photo-viewer").tryQuery().isPresent());
        robot.push(KeyCode.DELETE);
        robot.clickOn("#confirm");
        await().until(() ->
                robot.lookup("Drop photos here to begin “deleted”").tryQuery().isPresent());
        assertThat(session.gallery().list())
                .noneMatch(photo -> photo.key().album().equals("deleted"));
    }

    private void show(FxRobot robot, String album) {
        robot.interact(() -> session.sheet().albumProperty().set(album));
    }

    private static List<String> captions(FxRobot robot) {
        return robot.lookup(".photo-tile > .caption").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static long thumbnails(FxRobot robot) {
        return robot.lookup(".photo-tile").queryAllAs(PhotoTile.class).stream()
                .filter(PhotoTile::showsThumbnail)
                .count();
    }
}
