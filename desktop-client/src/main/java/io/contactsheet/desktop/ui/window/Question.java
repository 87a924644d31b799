package io.contactsheet.desktop.ui.window;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks the user one thing in the middle of the window. Escape, or a click beside it, is a no. */
final class Question extends StackPane {

    private final Layers layers;

    private Question(Layers layers, String title, String text) {
        this.layers = layers;
        getStyleClass().add("question");
        Label heading = new Label(title);
        heading.setWrapText(true);
        heading.getStyleClass().add("title");
        Label words = new Label(text);
        words.setWrapText(true);
        words.getStyleClass().add("text");
        VBox box = new VBox(heading, words);
        box.getStyleClass().add("box");
        box.setMaxHeight(USE_PREF_SIZE);
        getChildren().setAll(box);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                layers.hide();
            }
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() == this) {
                layers.hide();
            }
        });
    }

    /** Asks whether to do something that cannot be undone. */
    static void confirm(Layers layers, String title, String text, String yes, Runnable action) {
        Question question = new Question(layers, title, text);
        Button keep = new Button("Keep");
        keep.setOnAction(_ -> layers.hide());
        Button go = new Button(yes);
        go.setId("confirm");
        go.getStyleClass().add("danger");
        go.setOnAction(_ -> {
            layers.hide();
            action.run();
        });
        question.box().getChildren().add(buttons(keep, go));
        layers.show(question, keep);
    }

    /** Asks for a name. */
    static void name(Layers layers, String title, String text, String yes, Consumer<String> action) {
        Question question = new Question(layers, title, text);
        TextField field = new TextField();
        field.setId("answer");
        Button go = new Button(yes);
        go.getStyleClass().add("accent");
        go.disableProperty().bind(field.textProperty().map(String::isBlank));
        Runnable answer = () -> {
            layers.hide();
            action.accept(field.getText());
        };
        go.setOnAction(_ -> answer.run());
        field.setOnAction(_ -> {
            if (!go.isDisabled()) {
                answer.run();
            }
        });
        Button no = new Button("Cancel");
        no.setOnAction(_ -> layers.hide());
        question.box().getChildren().addAll(field, buttons(no, go));
        layers.show(question, field);
    }

    private VBox box() {
        return (VBox) getChildren().getFirst();
    }

    private static HBox buttons(Button... buttons) {
        HBox row = new HBox(10, buttons);
        row.getStyleClass().add("buttons");
        return row;
    }
}
