package io.contactsheet.desktop.ui.galleries;

import io.contactsheet.desktop.gallery.GalleryAddress;
import io.contactsheet.desktop.signin.GalleryDoor;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.notice.TroubleWords;
import io.contactsheet.desktop.ui.task.Cancellable;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Asks for the address of a gallery in the cloud and signs in to it; at the first sign-in, asks for a password of the
 * user's own. Escape goes back.
 */
public final class OpenGalleryForm extends StackPane {

    /** What is typed there, by an example. */
    private static final String ADDRESS_FORM = "https://….amazonaws.com/gallery";

    private static final String EMAIL_FORM = "me@example.com";

    private final TaskExecutor tasks;
    private final Messages messages;
    private final BiConsumer<KnownGallery, GalleryDoor> opened;
    private final Runnable cancelled;
    private final Label title = new Label();
    private final Label text = new Label();
    private final TextField address = field(new TextField(), "gallery-address", ADDRESS_FORM);
    private final TextField user = field(new TextField(), "gallery-user", EMAIL_FORM);
    private final PasswordField password = field(new PasswordField(), "gallery-password", "");
    private final PasswordField chosen = field(new PasswordField(), "gallery-new-password", "");
    private final PasswordField again = field(new PasswordField(), "gallery-new-password-again", "");
    private final VBox entry;
    private final VBox choice;
    private final Label problem = new Label();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Button go = new Button();
    private Optional<GalleryDoor> door = Optional.empty();
    private Optional<Cancellable> work = Optional.empty();

    /**
     * An empty form.
     *
     * @param opened gets the gallery and the open door, which is its to close
     * @param cancelled the user went back
     */
    public OpenGalleryForm(
            TaskExecutor tasks, Messages messages, BiConsumer<KnownGallery, GalleryDoor> opened, Runnable cancelled) {
        this.tasks = tasks;
        this.messages = messages;
        this.opened = opened;
        this.cancelled = cancelled;
        entry = new VBox(
                labelled("openGallery.address", address),
                labelled("openGallery.email", user),
                labelled("openGallery.password", password));
        choice = new VBox(labelled("openGallery.newPassword", chosen), labelled("openGallery.newPasswordAgain", again));
        getStyleClass().add("question");
        title.setText(messages.get("openGallery.title"));
        title.getStyleClass().add("title");
        text.getStyleClass().add("text");
        text.setText(messages.get("openGallery.text"));
        problem.setId("gallery-problem");
        problem.getStyleClass().add("problem");
        for (Label label : new Label[] {title, text, problem}) {
            label.setWrapText(true);
        }
        entry.getStyleClass().add("fields");
        choice.getStyleClass().add("fields");
        VBox box = new VBox(title, text, entry, choice, problem, buttons());
        box.getStyleClass().add("box");
        box.setMaxHeight(USE_PREF_SIZE);
        getChildren().setAll(box);
        show(choice, false);
        tell("");
        fields().forEach(input -> {
            input.textProperty().subscribe(_ -> tell(""));
            input.setOnAction(_ -> go());
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel();
            }
            event.consume();
        });
    }

    /** A form that knows where to: only the password is missing. */
    public OpenGalleryForm filled(KnownGallery gallery) {
        address.setText(gallery.address().toString());
        user.setText(gallery.user());
        return this;
    }

    /** What the keyboard acts on first. */
    public Node first() {
        return address.getText().isEmpty() ? address : user.getText().isEmpty() ? user : password;
    }

    private HBox buttons() {
        busy.setMaxSize(18, 18);
        busy.setVisible(false);
        Button back = new Button(messages.get("button.cancel"));
        back.setOnAction(_ -> cancel());
        go.setText(messages.get("button.open"));
        go.setId("gallery-open");
        go.getStyleClass().add("accent");
        go.setOnAction(_ -> go());
        HBox row = new HBox(10, busy, back, go);
        row.getStyleClass().add("buttons");
        return row;
    }

    private void go() {
        if (busy.isVisible()) {
            return;
        }
        if (choice.isVisible()) {
            choose();
        } else {
            knock();
        }
    }

    private void knock() {
        URI where;
        try {
            where = GalleryAddress.parse(address.getText());
        } catch (IllegalArgumentException _) {
            tell(messages.get("gallery.noAddress", address.getText()));
            return;
        }
        GalleryDoor knocked = new GalleryDoor(where);
        door = Optional.of(knocked);
        String name = user.getText().strip();
        String secret = password.getText();
        run(() -> knocked.knock(name, secret), answer -> answered(knocked, answer));
    }

    private void answered(GalleryDoor knocked, GalleryDoor.Answer answer) {
        switch (answer) {
            case OPEN -> finish(knocked);
            case SIGN_IN_WANTED -> {
                tell(messages.get("openGallery.signInWanted"));
                user.requestFocus();
            }
            case NEW_PASSWORD_WANTED -> {
                title.setText(messages.get("openGallery.chooseTitle"));
                text.setText(messages.get("openGallery.chooseText"));
                show(entry, false);
                show(choice, true);
                chosen.requestFocus();
            }
        }
    }

    private void choose() {
        String secret = chosen.getText();
        if (!secret.equals(again.getText())) {
            tell(messages.get("openGallery.differ"));
            return;
        }
        GalleryDoor knocked = door.orElseThrow();
        run(
                () -> {
                    knocked.choosePassword(secret);
                    return knocked;
                },
                this::finish);
    }

    private void finish(GalleryDoor knocked) {
        door = Optional.empty();
        opened.accept(new KnownGallery(knocked.address(), user.getText().strip()), knocked);
    }

    private <T> void run(Callable<T> task, java.util.function.Consumer<T> done) {
        TextField asked = fields().filter(Node::isFocused).findFirst().orElse(choice.isVisible() ? chosen : password);
        setBusy(true);
        tell("");
        work = Optional.of(tasks.run(
                task,
                result -> {
                    setBusy(false);
                    done.accept(result);
                },
                failure -> {
                    setBusy(false);
                    // Return tries again: it must not fall on a button that happens to come next.
                    asked.requestFocus();
                    tell(new TroubleWords(messages).of(Trouble.of(failure)));
                }));
    }

    /** The fields stay enabled, so that the keyboard stays where it is. */
    private void setBusy(boolean isBusy) {
        busy.setVisible(isBusy);
        go.setDisable(isBusy);
        fields().forEach(input -> input.setEditable(!isBusy));
    }

    private Stream<TextField> fields() {
        return Stream.of(address, user, password, chosen, again);
    }

    private void cancel() {
        work.ifPresent(Cancellable::cancel);
        door.ifPresent(GalleryDoor::close);
        cancelled.run();
    }

    private void tell(String sentence) {
        problem.setText(sentence);
        show(problem, !sentence.isEmpty());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static <T extends TextField> T field(T input, String id, String prompt) {
        input.setId(id);
        input.setPromptText(prompt);
        return input;
    }

    private VBox labelled(String key, TextField input) {
        Label label = new Label(messages.get(key));
        label.setLabelFor(input);
        VBox box = new VBox(4, label, input);
        box.getStyleClass().add("labelled");
        return box;
    }
}
