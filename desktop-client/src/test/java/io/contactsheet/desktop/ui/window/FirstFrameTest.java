package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.sheet.GalleryInMemory;
import io.contactsheet.desktop.ui.sheet.PhotoTile;
import io.contactsheet.desktop.upload.UploadSettings;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What is about to be drawn at the end of each pulse: a tile is never seen without its style. */
@ExtendWith(ApplicationExtension.class)
class FirstFrameTest {

    private final GalleryInMemory gallery = new GalleryInMemory();
    private final Set<PhotoTile> seen = new HashSet<>();
    private final Set<PhotoTile> unstyled = new HashSet<>();
    private GallerySession session;
    private Stage stage;

    @Start
    void start(Stage shared) {
        // Another test's window does not keep the size that this one gets.
        stage = new Stage();
        session = new GallerySession(
                new GalleryClient(gallery.address()),
                _ -> gallery,
                UploadSettings.STANDARD.withoutRest(),
                Optional.empty(),
                new Failures("Contact Sheet"));
        Scene scene = new Scene(new GalleryWindow(session, new ChosenFiles(), Messages.in(Locale.UK)).root(), 500, 500);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        scene.addPostLayoutPulseListener(() -> look(scene));
    }

    @Stop
    void stop() {
        stage.close();
        session.close();
    }

    @Test
    void tiles_shouldBeDressedInTheirFirstFrame(FxRobot robot) {
        for (int number = 0; number < 200; number++) {
            gallery.put("photo-" + number + ".jpg", number);
        }
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> seen.size() >= 4);
        int before = seen.size();
        robot.interact(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(900);
            stage.setHeight(700);
        });
        await().until(() -> seen.size() > before);
        assertThat(unstyled).isEmpty();
    }

    private void look(Scene scene) {
        for (Node node : scene.getRoot().lookupAll(".photo-tile")) {
            PhotoTile tile = (PhotoTile) node;
            if (tile.isVisible()) {
                seen.add(tile);
                if (!isDressed(tile)) {
                    unstyled.add(tile);
                }
            }
        }
    }

    private static boolean isDressed(PhotoTile tile) {
        if (((Label) tile.lookup(".blank")).getSkin() == null) {
            return false;
        }
        Region frame = (Region) tile.lookup(".frame");
        SVGPath icon = (SVGPath) tile.lookup(".blank .icon");
        return frame.getBackground() != null
                && frame.getBorder() != null
                && Color.TRANSPARENT.equals(icon.getFill())
                && tile.lookupAll(".name").stream().allMatch(name -> ((Label) name).getSkin() != null);
    }
}
