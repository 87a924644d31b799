package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.galleries.GalleryChoices;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.sheet.GalleryInMemory;
import io.contactsheet.desktop.upload.UploadSettings;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class PageInBrowserTest {

    private final GalleryInMemory gallery = new GalleryInMemory();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean hasBrowser = true;
    private GallerySession session;

    @Start
    void start(Stage stage) {
        session = new GallerySession(
                new GalleryClient(gallery.address()),
                _ -> gallery,
                UploadSettings.STANDARD.withoutRest(),
                Optional.empty(),
                new Failures("Contact Sheet"));
        GalleryWindow window = new GalleryWindow(
                session, new ChosenFiles(), Messages.in(Locale.UK), GalleryChoices.NONE, Optional.of(this::openPage));
        Scene scene = new Scene(window.root(), 1000, 700);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void stop() {
        session.close();
    }

    private void openPage() throws IOException {
        if (!hasBrowser) {
            throw new IOException("none");
        }
        opened.incrementAndGet();
    }

    @Test
    void addressAtTheFoot_shouldOpenThePageInTheBrowser_andSayWhatToDoWhereThereIsNone(FxRobot robot) {
        robot.clickOn("#address");
        await().until(() -> opened.get() == 1);
        hasBrowser = false;
        robot.clickOn("#address");
        await().until(() -> robot.lookup(".notice-bar .label").tryQuery().isPresent()
                && robot.lookup(".notice-bar .label").queryLabeled().getText().contains("contact-sheet page"));
    }
}
