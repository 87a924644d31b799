package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.sheet.Album;
import io.contactsheet.desktop.ui.sheet.GalleryInMemory;
import io.contactsheet.desktop.ui.sheet.ListedPhoto;
import io.contactsheet.desktop.upload.UploadSettings;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class AlbumPanelTest {

    private final GalleryInMemory gallery = new GalleryInMemory();
    private GallerySession session;

    @Start
    void start(Stage stage) {
        session = new GallerySession(
                new GalleryClient(gallery.address()),
                _ -> gallery,
                UploadSettings.STANDARD.withoutRest(),
                Optional.empty(),
                new Failures("Contact Sheet"));
        Scene scene =
                new Scene(new GalleryWindow(session, new ChosenFiles(), Messages.in(Locale.UK)).root(), 1000, 700);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void stop() {
        session.close();
    }

    @Test
    void tenThousandAlbums_shouldBeFoundByAFewLetters(FxRobot robot) {
        fill(robot, 10_000);
        robot.clickOn("#albums");
        await().until(() -> robot.lookup("#find-album").query().isFocused());
        assertThat(albums(robot).getItems()).hasSize(10_001);
        assertThat(robot.lookup(".album-cell").queryAll()).hasSizeLessThan(40);
        robot.write("ALBUM-9876").push(KeyCode.ENTER);
        await().until(() -> session.sheet().albumProperty().get().equals("album-9876"));
        assertThat(robot.lookup("#albums").queryLabeled().getText()).isEqualTo("album-9876");
        assertThat(robot.lookup(".album-panel").tryQuery()).isEmpty();
    }

    @Test
    void fewAlbums_shouldBeChosenByTheirNames(FxRobot robot) {
        fill(robot, 3);
        robot.clickOn("#albums");
        await().until(() -> robot.lookup("#album-list").query().isFocused());
        assertThat(robot.lookup("#find-album").query().isVisible()).isFalse();
        assertThat(albums(robot).getSelectionModel().getSelectedItem()).isEqualTo(new Album("", 3));
        robot.clickOn("album-2");
        await().until(() -> session.sheet().albumProperty().get().equals("album-2"));
    }

    @Test
    void escape_shouldChangeNothing(FxRobot robot) {
        fill(robot, 3);
        robot.clickOn("#albums");
        await().until(() -> robot.lookup("#album-list").query().isFocused());
        robot.push(KeyCode.DOWN).push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".album-panel").tryQuery()).isEmpty();
        assertThat(session.sheet().albumProperty().get()).isEmpty();
    }

    private void fill(FxRobot robot, int albums) {
        gallery.photos.addAll(IntStream.range(0, albums)
                .mapToObj(number -> new ListedPhoto(
                        new PhotoKey("album-" + number + "/photo.jpg"),
                        1,
                        Instant.ofEpochSecond(number),
                        Optional.of("v")))
                .toList());
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> session.sheet().count() == albums);
    }

    @SuppressWarnings("unchecked")
    private static ListView<Album> albums(FxRobot robot) {
        return (ListView<Album>) robot.lookup("#album-list").queryAs(ListView.class);
    }
}
