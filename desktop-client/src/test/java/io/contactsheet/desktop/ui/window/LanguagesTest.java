package io.contactsheet.desktop.ui.window;

import static io.contactsheet.desktop.testkit.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic;
import io.contactsheet.desktop.ui.notice.Subject;
import io.contactsheet.desktop.ui.sheet.GalleryInMemory;
import io.contactsheet.desktop.upload.UploadSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A language may need more room than another. */
@ExtendWith(ApplicationExtension.class)
class LanguagesTest {

    private static final Predicate<Node> IS_BUTTON = ButtonBase.class::isInstance;

    private final GalleryInMemory gallery = new GalleryInMemory();
    private final GallerySession session = new GallerySession(
            new GalleryClient(gallery.address()),
            _ -> gallery,
            UploadSettings.STANDARD.withoutRest(),
            Optional.empty(),
            new Failures("Contact Sheet"));

    private Stage stage;

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(stage::close);
        session.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 380", "de, 380", "en, 640", "de, 640", "de, 1000"})
    void noButton_shouldBeCutOff(String language, int width, FxRobot robot) {
        robot.interact(() -> show(Messages.in(Locale.of(language)), width));
        await().until(() -> robot.lookup(".empty-state .button").queryAll().size() == 2);
        robot.interact(() -> {
            Subject needed = new Subject.RepairNeeded(0);
            session.notices().show(Topic.THUMBNAILS, Notice.of(needed, Notice.Action.Kind.REPAIR, () -> {}));
        });
        await().untilAsserted(() -> assertThat(cutOff(robot)).isEmpty());
    }

    private void show(Messages messages, int width) {
        stage = new Stage();
        Scene scene = new Scene(new GalleryWindow(session, new ChosenFiles(), messages).root(), width, 620);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        session.sheet().refresh();
    }

    /** An address may be shortened: it is told in full elsewhere. */
    private List<String> cutOff(FxRobot robot) {
        return robot.from(stage.getScene().getRoot()).lookup(IS_BUTTON).queryAllAs(ButtonBase.class).stream()
                .filter(button -> button.isVisible() && !"address".equals(button.getId()))
                .filter(button -> button.lookup(".text") instanceof Text text
                        && !text.getText().equals(button.getText()))
                .map(ButtonBase::getText)
                .toList();
    }
}
