package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class PlaceWatchTest {

    private static final Rectangle2D OWN = new Rectangle2D(40, 50, 600, 400);

    private Stage stage;
    private PlaceWatch watch;

    @Start
    void start(Stage shared) {
        // Another test's window does not keep the place that this one gets.
        stage = new Stage();
        stage.setScene(new Scene(new Pane(), 300, 300));
        stage.show();
        watch = new PlaceWatch(stage, WindowPlace.bounds(stage));
        new WindowPlace(OWN, false).apply(stage);
    }

    @Stop
    void stop() {
        stage.close();
    }

    @Test
    void windowThatIsMoved_shouldBeFollowed() {
        await().until(() -> watch.place().equals(new WindowPlace(OWN, false)));
    }

    @Test
    void maximizedWindow_shouldKeepTheSizeOfItsOwn(FxRobot robot) {
        robot.interact(() -> stage.setMaximized(true));
        await().until(() -> stage.getWidth() > OWN.getWidth());
        robot.interact(() -> {});
        assertThat(watch.place()).isEqualTo(new WindowPlace(OWN, true));
    }

    @Test
    void windowThatFillsTheScreenBeforeItSaysSo_shouldKeepTheSizeOfItsOwn(FxRobot robot) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        robot.interact(() -> new WindowPlace(screen, false).apply(stage));
        await().until(() -> stage.getWidth() >= screen.getWidth());
        robot.interact(() -> {});
        assertThat(watch.place().bounds()).isEqualTo(OWN);
        robot.interact(() -> stage.setMaximized(true));
        assertThat(watch.place().maximized()).isTrue();
    }
}
