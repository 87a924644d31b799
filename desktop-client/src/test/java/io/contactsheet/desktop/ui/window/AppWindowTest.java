package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.fault.UnexpectedFailure;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.sheet.PhotoTile;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The whole app, from its first moment on. */
@ExtendWith(ApplicationExtension.class)
class AppWindowTest {

    @TempDir
    Path folder;

    @TempDir
    Path photos;

    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void close(FxRobot robot) throws Exception {
        robot.interact(() -> Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> "Contact Sheet".equals(stage.getTitle()))
                .toList()
                .forEach(Stage::close));
        await().until(() -> closed.getCount() == 0);
    }

    @Test
    void photosDroppedWhileTheGalleryOpens_shouldBeUploadedOnceItIsOpen(FxRobot robot) throws Exception {
        DraggedFiles files = DraggedFiles.of(SamplePicture.landscapes(photos, 2));
        robot.interact(() -> {
            new AppWindow(
                            new DataFolder(folder),
                            new Failures("Contact Sheet"),
                            Messages.in(Locale.UK),
                            closed::countDown)
                    .open();
            drop(robot, files);
        });
        await().until(() -> thumbnails(robot) == 2);
    }

    @Test
    void photosDroppedOnAGalleryThatDoesNotOpen_shouldBeKeptUntilItDoes(FxRobot robot) throws Exception {
        Path data = Files.writeString(folder.resolve("data"), "This is no folder.");
        DraggedFiles files = DraggedFiles.of(SamplePicture.landscapes(photos, 1));
        robot.interact(() -> {
            new AppWindow(
                            new DataFolder(data),
                            new Failures("Contact Sheet"),
                            Messages.in(Locale.UK),
                            closed::countDown)
                    .open();
            drop(robot, files);
        });
        await().until(() -> text(robot).contains("What you dropped is kept"));
        Files.delete(data);
        robot.clickOn("Try again");
        await().until(() -> thumbnails(robot) == 1);
    }

    @Test
    void failureThatNobodyExpected_shouldBeShownWithItsCode_andItsDetailsBeCopied(FxRobot robot) {
        Failures failures = new Failures("Contact Sheet 1.0");
        robot.interact(() ->
                new AppWindow(new DataFolder(folder), failures, Messages.in(Locale.UK), closed::countDown).open());
        UnexpectedFailure told = failures.tell("The test", new IllegalStateException("This cannot be."));
        await().until(() -> robot.lookup("Copy details").tryQuery().isPresent());
        assertThat(robot.lookup(".notice-bar .label").queryLabeled().getText())
                .contains(told.code().value());
        robot.clickOn("Copy details");
        AtomicReference<String> copied = new AtomicReference<>();
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get()).contains("Contact Sheet 1.0", told.code().value(), "This cannot be.", "AppWindowTest");
    }

    private static void drop(FxRobot robot, DraggedFiles files) {
        Node target = robot.lookup(".drop-target").query().getParent();
        assertThat(files.fire(DragEvent.DRAG_OVER, target).isAccepted()).isTrue();
        assertThat(files.fire(DragEvent.DRAG_DROPPED, target).isDropCompleted()).isTrue();
    }

    private static String text(FxRobot robot) {
        return robot.lookup(".empty-state .label.text").queryLabeled().getText();
    }

    private static long thumbnails(FxRobot robot) {
        return robot.lookup(".photo-tile").queryAllAs(PhotoTile.class).stream()
                .filter(PhotoTile::showsThumbnail)
                .count();
    }
}
