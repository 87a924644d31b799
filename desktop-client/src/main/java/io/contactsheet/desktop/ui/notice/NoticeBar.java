package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Icon;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The one place where the window tells of trouble. It takes no room while there is none. */
public final class NoticeBar extends HBox {

    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private static final double NARROW = 560;

    private final NoticeWords words;
    private final StackPane icon = new StackPane();
    private final Label sentence = new Label();
    private final Button action = new Button();
    private final Button copy = new Button();
    private final Button close = new Button("", Icon.CLOSE.node(14));

    public NoticeBar(NoticesViewModel notices, Messages messages) {
        words = new NoticeWords(messages);
        getStyleClass().add("notice-bar");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(USE_PREF_SIZE);
        action.setMinWidth(USE_PREF_SIZE);
        action.getStyleClass().add("small");
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(messages.get("notice.close"));
        close.setOnAction(_ -> notices.dismissCurrent());
        copy.setText(messages.get("notice.copyDetails"));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.getStyleClass().add("small");
        widthProperty().map(wide -> wide.doubleValue() < NARROW).subscribe(this::arrange);
        notices.currentProperty().subscribe(this::show);
    }

    /** In a narrow window the buttons stand below the sentence. */
    private void arrange(boolean isNarrow) {
        Pane told = isNarrow ? new VBox(8, sentence, new HBox(8, action, copy)) : new HBox(12, sentence, copy, action);
        if (told instanceof HBox row) {
            row.setAlignment(Pos.CENTER_LEFT);
        }
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox.setHgrow(told, Priority.ALWAYS);
        getChildren().setAll(icon, told, close);
    }

    private void show(Optional<Notice> notice) {
        setVisible(notice.isPresent());
        setManaged(notice.isPresent());
        notice.ifPresent(this::show);
    }

    private void show(Notice notice) {
        Subject subject = notice.subject();
        String told = words.sentence(subject);
        pseudoClassStateChanged(PROBLEM, subject.isProblem());
        icon.getChildren().setAll((subject.isProblem() ? Icon.ALERT : Icon.INFO).node(18));
        sentence.setText(told);
        setAccessibleText(told);
        show(copy, subject.details().isPresent());
        subject.details().ifPresent(details -> copy.setOnAction(_ -> copy(details)));
        show(action, notice.action().isPresent());
        notice.action().ifPresent(possible -> {
            action.setText(words.button(possible.kind()));
            action.setOnAction(_ -> possible.body().run());
        });
    }

    private static void show(Button button, boolean isWanted) {
        button.setVisible(isWanted);
        button.setManaged(isWanted);
    }

    private static void copy(String details) {
        ClipboardContent content = new ClipboardContent();
        content.putString(details);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
