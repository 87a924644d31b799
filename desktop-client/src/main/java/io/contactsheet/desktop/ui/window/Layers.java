package io.contactsheet.desktop.ui.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/** The page of the window, and what lies over it for a while. Only the uppermost layer can be used. */
final class Layers extends StackPane {

    private final Deque<Optional<Node>> focusBefore = new ArrayDeque<>();

    Layers(Node page) {
        getStyleClass().add("gallery-window");
        getChildren().setAll(page);
    }

    /** Puts another page in the place of the one there. */
    void setPage(Node page) {
        getChildren().set(0, page);
    }

    /** Whether something lies over the page. */
    boolean isCovered() {
        return getChildren().size() > 1;
    }

    /**
     * Lays something over all that is there.
     *
     * @param focus what the keyboard acts on first
     */
    void show(Node layer, Node focus) {
        focusBefore.push(Optional.ofNullable(getScene()).map(Scene::getFocusOwner));
        getChildren().getLast().setDisable(true);
        getChildren().add(layer);
        Platform.runLater(focus::requestFocus);
    }

    /** Takes the uppermost layer away; the keyboard is back where it was. */
    void hide() {
        if (isCovered()) {
            getChildren().removeLast();
            getChildren().getLast().setDisable(false);
            focusBefore.pop().ifPresent(Node::requestFocus);
        }
    }
}
