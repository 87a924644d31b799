package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.look.Mark;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.task.FxTaskExecutor;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.desktop.ui.upload.SystemPhotoChooser;
import io.contactsheet.desktop.upload.UploadSettings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The app's window from its first moment, when the gallery is still being opened, to its last. */
public final class AppWindow {

    private final DataFolder data;
    private final Runnable closed;
    private final TaskExecutor tasks = new FxTaskExecutor("window", 1);
    private final Stage stage = new Stage();
    private final StackPane root = new StackPane();
    private final EmptyState state = new EmptyState();
    private @Nullable LocalGallery gallery;
    private @Nullable GallerySession session;

    /** @param closed called once the window is gone and everything behind it has ended */
    public AppWindow(DataFolder data, Runnable closed) {
        this.data = data;
        this.closed = closed;
    }

    /** Shows the window at once, and the gallery as soon as that is there. */
    public void open() {
        Scene scene = new Scene(root, 1120, 760);
        Theme.dress(scene);
        root.getStyleClass().add("gallery-window");
        root.getChildren().setAll(state);
        stage.setTitle("Contact Sheet");
        stage.getIcons().setAll(Mark.image(16), Mark.image(32), Mark.image(64), Mark.image(128));
        stage.setMinWidth(380);
        stage.setMinHeight(420);
        stage.setScene(scene);
        stage.setOnHidden(_ -> close());
        stage.show();
        openGallery();
    }

    private void openGallery() {
        state.show(Icon.PICTURE, "Opening the gallery", "The gallery on this computer starts.", false);
        tasks.run(() -> LocalGallery.open(data), this::show, this::showFailure);
    }

    private void show(LocalGallery opened) {
        gallery = opened;
        if (!stage.isShowing()) {
            // The window was closed while the gallery was being opened.
            Thread.ofPlatform().name("closing").start(opened::close);
            return;
        }
        GallerySession begun = new GallerySession(opened.address(), UploadSettings.STANDARD);
        session = begun;
        GalleryWindow window = new GalleryWindow(begun, new SystemPhotoChooser(stage));
        root.getChildren().setAll(window.root());
        begun.sheet().refresh();
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                begun.sheet().refresh();
            }
        });
    }

    private void showFailure(Exception failure) {
        String sentence = failure instanceof LocalGalleryException known
                ? String.valueOf(known.getMessage())
                : "Something unexpected happened: " + failure + ".";
        Button again = new Button("Try again");
        again.setOnAction(_ -> openGallery());
        state.show(Icon.ALERT, "The gallery on this computer cannot be opened", sentence, false, again);
    }

    /** The window is gone at once; uploads and the gallery behind it may take a moment to end. */
    private void close() {
        tasks.close();
        Thread.ofPlatform().name("closing").start(() -> {
            try (LocalGallery open = gallery;
                    GallerySession begun = session) {
                // Closed from the last to the first.
            } finally {
                closed.run();
            }
        });
    }
}
