package io.contactsheet.desktop.ui.galleries;

import io.contactsheet.desktop.gallery.GalleryAddress;
import io.contactsheet.desktop.signin.GalleryDoor;
import io.contactsheet.desktop.ui.notice.Sentence;
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

    private final TaskExecutor tasks;
    private final BiConsumer<KnownGallery, GalleryDoor> opened;
    private final Runnable cancelled;
    private final Label title = new Label("Open a gallery in the cloud");
    private final Label text = new Label();
    private final TextField address = field(new TextField(), "gallery-address", "https://….amazonaws.com/gallery");
    private final TextField user = field(new TextField(), "gallery-user", "me@example.com");
    private final PasswordField password = field(new PasswordField(), "gallery-password", "");
    private final PasswordField chosen = field(new PasswordField(), "gallery-new-password", "");
    private final PasswordField again = field(new PasswordField(), "gallery-new-password-again", "");
    private final VBox entry = new VBox(
            labelled("Address", address), labelled("Your e-mail address", user), labelled("Password", password));
    private final VBox choice = new VBox(labelled("New password", chosen), labelled("Once more", again));
    private final Label problem = new Label();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final Button go = new Button("Open");
    private Optional<GalleryDoor> door = Optional.empty();
    private Optional<Cancellable> work = Optional.empty();

    /**
     * An empty form.
     *
     * @param opened gets the gallery and the open door, which is its to close
     * @param cancelled the user went back
     */
    public OpenGalleryForm(TaskExecutor tasks, BiConsumer<KnownGallery, GalleryDoor> opened, Runnable cancelled) {
        this.tasks = tasks;
        this.opened = opened;
        this.cancelled = cancelled;
        getStyleClass().add("question");
        title.getStyleClass().add("title");
        text.getStyleClass().add("text");
        text.setText("Its address is in the Outputs of your stack. Leave e-mail address and password empty to look at a"
                + " public gallery.");
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
        Button back = new Button("Cancel");
        back.setOnAction(_ -> cancel());
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
        } catch (IllegalArgumentException e) {
            tell(String.valueOf(e.getMessage()));
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
                tell("This gallery shows its photos to nobody but its owner: sign in.");
                user.requestFocus();
            }
            case NEW_PASSWORD_WANTED -> {
                title.setText("Choose your own password");
                text.setText("The one that you typed was the first password and only serves for this. The new one has"
                        + " at least 12 characters, with capital and small letters, digits and symbols.");
                show(entry, false);
                show(choice, true);
                chosen.requestFocus();
            }
        }
    }

    private void choose() {
        String secret = chosen.getText();
        if (!secret.equals(again.getText())) {
            tell("These two passwords differ.");
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
                    tell(Sentence.of(failure));
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

    private static VBox labelled(String words, TextField input) {
        Label label = new Label(words);
        label.setLabelFor(input);
        VBox box = new VBox(4, label, input);
        box.getStyleClass().add("labelled");
        return box;
    }
}
