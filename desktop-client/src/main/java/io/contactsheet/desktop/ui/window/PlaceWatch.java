package io.contactsheet.desktop.ui.window;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;

/** Follows a window's place, and keeps the size that it has of its own while it fills the screen. */
final class PlaceWatch {

    private final Stage stage;
    private Rectangle2D normal;

    /** Begins with the place that a window has now, or is about to have. */
    PlaceWatch(Stage stage, Rectangle2D normal) {
        this.stage = stage;
        this.normal = normal;
        List<ObservableValue<?>> parts = List.of(
                stage.xProperty(),
                stage.yProperty(),
                stage.widthProperty(),
                stage.heightProperty(),
                stage.maximizedProperty());
        // Once all of them have changed that change together.
        parts.forEach(part -> part.addListener((_, _, _) -> Platform.runLater(this::look)));
    }

    private void look() {
        if (stage.isShowing() && WindowPlace.isNormal(stage)) {
            normal = WindowPlace.bounds(stage);
        }
    }

    WindowPlace place() {
        return new WindowPlace(normal, stage.isMaximized());
    }
}
