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

    /**
     * What it asks.
     *
     * @param text what comes of a yes
     * @param yes on the button that does it
     * @param no on the button that does nothing
     */
    record Words(String title, String text, String yes, String no) {}

    private Question(Layers layers, Words asked) {
        this.layers = layers;
        getStyleClass().add("question");
        Label heading = new Label(asked.title());
        heading.setWrapText(true);
        heading.getStyleClass().add("title");
        Label words = new Label(asked.text());
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
    static void confirm(Layers layers, Words words, Runnable action) {
        Question question = new Question(layers, words);
        Button keep = new Button(words.no());
        keep.setOnAction(_ -> layers.hide());
        Button go = new Button(words.yes());
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
    static void name(Layers layers, Words words, Consumer<String> action) {
        Question question = new Question(layers, words);
        TextField field = new TextField();
        field.setId("answer");
        Button go = new Button(words.yes());
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
        Button no = new Button(words.no());
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
