package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.repair.RepairsByHand;
import io.contactsheet.desktop.ui.sheet.GalleryInMemory;
import io.contactsheet.desktop.upload.UploadSettings;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The repair in the window, at the pace of the test. */
@ExtendWith(ApplicationExtension.class)
class RepairingTest {

    private final GalleryInMemory gallery = new GalleryInMemory();
    private final RepairsByHand repairs = new RepairsByHand();
    private GallerySession session;

    @Start
    void start(Stage stage) {
        for (int second = 1; second <= 10; second++) {
            gallery.put("photo-" + second + ".jpg", second);
        }
        session = new GallerySession(
                new GalleryClient(gallery.address()),
                _ -> gallery,
                UploadSettings.STANDARD.withoutRest(),
                Optional.of(repairs),
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

    private void open(FxRobot robot) {
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> count(robot).equals("10 photos"));
    }

    @Test
    void repair_shouldShowHowFarItIs_andWhatItDid(FxRobot robot) {
        open(robot);
        robot.clickOn("#galleries").clickOn("Repair thumbnails");
        await().until(() -> count(robot).equals("Repairing thumbnails"));
        repairs.step(RepairsByHand.midway(4, 3));
        await().until(() -> count(robot).equals("Repairing: 4 of 10, 3 thumbnails made"));
        assertThat(robot.lookup(".status-bar .progress-bar")
                        .queryAs(ProgressBar.class)
                        .getProgress())
                .isEqualTo(0.4);
        repairs.step(RepairsByHand.end(10, 5, 0));
        await().until(() -> count(robot).equals("10 photos"));
        assertThat(notice(robot)).isEqualTo("Every thumbnail is right now: 10 photos looked at, 5 thumbnails made.");
        assertThat(robot.lookup("#cancel").query().isVisible()).isFalse();
    }

    @Test
    void repairUnderWay_shouldBeStoppedAtItsFoot(FxRobot robot) {
        open(robot);
        robot.clickOn("#galleries").clickOn("Repair thumbnails");
        robot.clickOn("#cancel");
        assertThat(count(robot)).isEqualTo("Stopping…");
        repairs.step(RepairsByHand.midway(4, 3));
        await().until(() -> count(robot).equals("10 photos"));
        assertThat(notice(robot)).startsWith("The repair was stopped: 4 photos looked at, 3 thumbnails made.");
    }

    @Test
    void repairUnderWay_shouldBeStoppedByTheMenu_whichOffersNoSecondOne(FxRobot robot) {
        open(robot);
        robot.clickOn("#galleries").clickOn("Repair thumbnails");
        robot.clickOn("#galleries").clickOn("Stop repairing thumbnails");
        repairs.step(RepairsByHand.midway(1, 0));
        await().until(() -> count(robot).equals("10 photos"));
        assertThat(repairs.runs).hasValue(1);
    }

    @Test
    void repair_shouldBeReachedByTheKeyboardAlone(FxRobot robot) {
        open(robot);
        Node menu = robot.lookup("#galleries").query();
        robot.interact(menu::requestFocus);
        robot.push(KeyCode.SPACE);
        robot.push(KeyCode.UP).push(KeyCode.ENTER);
        await().until(() -> count(robot).equals("Repairing thumbnails"));
    }

    @Test
    void thumbnailsThatFailed_shouldBeTold_withAButtonThatRepairsThem(FxRobot robot) {
        repairs.needed = true;
        open(robot);
        await().until(() -> robot.lookup("Repair thumbnails").tryQuery().isPresent());
        assertThat(notice(robot)).startsWith("Some photos have no thumbnail");
        robot.clickOn("Repair thumbnails");
        repairs.step(RepairsByHand.end(10, 1, 0));
        await().until(() -> notice(robot).startsWith("Every thumbnail is right now"));
    }

    @Test
    void windowWithARepairUnderWay_shouldGoOnAnswering(FxRobot robot) {
        open(robot);
        robot.clickOn("#galleries").clickOn("Repair thumbnails");
        gallery.put("harbour.jpg", 99);
        robot.interact(() -> session.sheet().refresh());
        await().until(() -> robot.lookup("harbour.jpg").tryQuery().isPresent());
        assertThat(count(robot)).isEqualTo("Repairing thumbnails");
    }

    private static String count(FxRobot robot) {
        return robot.lookup("#count").queryLabeled().getText();
    }

    private static String notice(FxRobot robot) {
        return robot.lookup(".notice-bar .label").queryLabeled().getText();
    }
}
