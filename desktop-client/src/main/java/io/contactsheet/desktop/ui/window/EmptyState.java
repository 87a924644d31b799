package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.ui.look.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What there is to see while there is no photo: what to do, or why not. */
final class EmptyState extends StackPane {

    private final VBox box = new VBox();

    EmptyState() {
        getStyleClass().add("empty-state");
        box.getStyleClass().add("box");
        box.setAlignment(Pos.CENTER);
        getChildren().setAll(box);
    }

    void show(Icon icon, String title, String text, boolean inviting, Button... actions) {
        box.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("inviting"), inviting);
        Label heading = new Label(title);
        heading.getStyleClass().add("title");
        heading.setWrapText(true);
        Label words = new Label(text);
        words.getStyleClass().add("text");
        words.setWrapText(true);
        // Below each other where the window is narrow.
        FlowPane buttons = new FlowPane(10, 10, actions);
        buttons.setAlignment(Pos.CENTER);
        for (Button action : actions) {
            action.setMinWidth(USE_PREF_SIZE);
        }
        Node picture = icon.node(40);
        box.getChildren().setAll(picture, heading, words);
        if (actions.length > 0) {
            box.getChildren().add(buttons);
        }
    }
}
