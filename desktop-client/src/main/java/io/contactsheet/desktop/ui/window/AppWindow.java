package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.signin.GalleryDoor;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.galleries.GalleryChoice;
import io.contactsheet.desktop.ui.galleries.GalleryChoices;
import io.contactsheet.desktop.ui.galleries.KnownGalleries;
import io.contactsheet.desktop.ui.galleries.KnownGallery;
import io.contactsheet.desktop.ui.galleries.OpenGalleryForm;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.look.Mark;
import io.contactsheet.desktop.ui.look.Theme;
import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.NoticeBar;
import io.contactsheet.desktop.ui.notice.NoticesViewModel;
import io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic;
import io.contactsheet.desktop.ui.notice.Subject;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.notice.TroubleWords;
import io.contactsheet.desktop.ui.repair.RepairViewModel;
import io.contactsheet.desktop.ui.repair.Repairs;
import io.contactsheet.desktop.ui.task.FxTaskExecutor;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.desktop.ui.upload.DropTarget;
import io.contactsheet.desktop.ui.upload.SystemPhotoChooser;
import io.contactsheet.desktop.upload.UploadSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The app's window from its first moment, when the gallery on this computer is still being opened, to its last. That
 * gallery stays open while another one is in view.
 */
public final class AppWindow {

    private final DataFolder data;
    private final Failures failures;
    private final Messages messages;
    private final Runnable closed;
    private final TaskExecutor tasks;
    private final NoticesViewModel notices = new NoticesViewModel();
    private final KnownGalleries known;
    private final Stage stage = new Stage();
    private final EmptyState state = new EmptyState();
    private final StackPane start = new StackPane(state);
    private final Layers root = new Layers(start);
    private final List<Path> dropped = new ArrayList<>();
    private @Nullable LocalGallery gallery;
    private @Nullable GallerySession session;
    private boolean isOpening;
    private Optional<GalleryDoor> door = Optional.empty();
    private List<KnownGallery> others = List.of();

    /**
     * A window that is not shown yet.
     *
     * @param failures told of whatever nobody expected; the window shows what it is told
     * @param messages in which it speaks
     * @param closed called once the window is gone and everything behind it has ended
     */
    public AppWindow(DataFolder data, Failures failures, Messages messages, Runnable closed) {
        this.data = data;
        this.failures = failures;
        this.messages = messages;
        this.tasks = new FxTaskExecutor("window", 1, failures);
        this.closed = closed;
        this.known = new KnownGalleries(data.path().resolve("galleries.txt"));
    }

    /** Shows the window at once, and the gallery as soon as that is there. */
    public void open() {
        VBox whole = new VBox(new NoticeBar(notices, messages), root);
        VBox.setVgrow(root, Priority.ALWAYS);
        failures.onUncaught(failure ->
                Platform.runLater(() -> notices.show(Topic.UNEXPECTED, Notice.of(new Subject.Unexpected(failure)))));
        Scene scene = new Scene(whole, 1120, 760);
        Theme.dress(scene);
        stage.setTitle(messages.get("window.product"));
        stage.getIcons().setAll(Mark.image(16), Mark.image(32), Mark.image(64), Mark.image(128));
        stage.setMinWidth(380);
        stage.setMinHeight(420);
        stage.setScene(scene);
        start.getChildren().add(new DropTarget(start, messages, this::keep));
        Optional<WindowPlace> before = WindowPlace.read(place());
        before.ifPresent(place -> place.apply(stage));
        stage.focusedProperty().subscribe(focused -> {
            if (focused && session != null) {
                session.sheet().refresh();
            }
        });
        stage.show();
        PlaceWatch watch =
                new PlaceWatch(stage, before.map(WindowPlace::bounds).orElseGet(() -> WindowPlace.bounds(stage)));
        stage.setOnHiding(_ -> close(watch.place()));
        tasks.run(known::all, all -> others = all, Failures.ignoring("The menu lists this gallery alone."));
        openGallery();
    }

    private Path place() {
        return data.path().resolve("window.properties");
    }

    /** What is dropped before the gallery is open. */
    private void keep(List<Path> paths) {
        dropped.addAll(paths);
        if (isOpening) {
            showOpening();
        }
    }

    private void showOpening() {
        state.show(Icon.PICTURE, messages.get("opening.title"), messages.get("opening.here", dropped.size()), false);
    }

    private void openGallery() {
        isOpening = true;
        showOpening();
        tasks.run(() -> LocalGallery.open(data), this::opened, this::showFailure);
    }

    private void opened(LocalGallery opened) {
        gallery = opened;
        if (!stage.isShowing()) {
            // The window was closed while the gallery was being opened.
            thread("closing").start(opened::close);
            return;
        }
        showLocal();
    }

    private void showLocal() {
        LocalGallery local = gallery;
        if (local != null) {
            show(
                    local.address(),
                    local.tokens(),
                    Optional.empty(),
                    Optional.of(Repairs.of(local, data)),
                    Optional.of(() -> Browser.open(local.page().file())));
            uploadDropped();
        }
    }

    private void uploadDropped() {
        GallerySession now = session;
        if (now != null && !dropped.isEmpty()) {
            now.uploads().add(dropped);
            dropped.clear();
        }
    }

    private void show(
            URI address,
            TokenSource tokens,
            Optional<GalleryDoor> openDoor,
            Optional<Repairs> repairs,
            Optional<PageInBrowser> browser) {
        leave();
        door = openDoor;
        GallerySession begun = new GallerySession(address, tokens, UploadSettings.STANDARD, repairs, failures);
        session = begun;
        root.setPage(
                new GalleryWindow(begun, new SystemPhotoChooser(stage, messages), messages, choices(address), browser)
                        .root());
        begun.sheet().refresh();
    }

    /** Ends what is behind the gallery in view, which may take a moment. */
    private void leave() {
        GallerySession left = session;
        Optional<GalleryDoor> leftDoor = door;
        if (left != null) {
            left.sheet().stop();
            thread("leaving").start(() -> {
                left.close();
                leftDoor.ifPresent(GalleryDoor::close);
            });
        }
    }

    private Thread.Builder thread(String name) {
        return Thread.ofPlatform().name(name).uncaughtExceptionHandler(failures);
    }

    private GalleryChoices choices(URI shown) {
        return new GalleryChoices() {
            @Override
            public List<GalleryChoice> all() {
                List<GalleryChoice> all = new ArrayList<>();
                LocalGallery local = gallery;
                boolean isLocal = local != null && local.address().equals(shown);
                all.add(new GalleryChoice(
                        messages.get("galleries.here"), isLocal, () -> change(AppWindow.this::showLocal)));
                for (KnownGallery other : others) {
                    all.add(new GalleryChoice(
                            other.name(), other.address().equals(shown), () -> change(() -> ask(Optional.of(other)))));
                }
                return all;
            }

            @Override
            public void openAnother() {
                change(() -> ask(Optional.empty()));
            }
        };
    }

    /** What is under way is not given up for a look at another gallery. */
    private void change(Runnable action) {
        GallerySession now = session;
        if (now != null && now.uploads().progressProperty().get().isUnderWay()) {
            tell(now, new Subject.UploadsUnderWay());
        } else if (now != null && now.repair().map(RepairViewModel::isUnderWay).orElse(false)) {
            tell(now, new Subject.RepairUnderWay());
        } else {
            action.run();
        }
    }

    private static void tell(GallerySession session, Subject subject) {
        session.notices().show(Topic.ACTION, Notice.of(subject));
    }

    private void ask(Optional<KnownGallery> gallery) {
        OpenGalleryForm form = new OpenGalleryForm(tasks, messages, this::showRemote, root::hide);
        gallery.ifPresent(form::filled);
        root.show(form, form.first());
    }

    private void showRemote(KnownGallery remote, GalleryDoor openDoor) {
        root.hide();
        show(remote.address(), openDoor.tokens(), Optional.of(openDoor), Optional.empty(), Optional.empty());
        tasks.run(
                () -> {
                    known.remember(remote);
                    return known.all();
                },
                all -> others = all,
                failure -> notices.show(Topic.ACTION, Notice.of(new Subject.NotRemembered(Trouble.of(failure)))));
    }

    private void showFailure(Exception failure) {
        isOpening = false;
        Button again = new Button(messages.get("button.tryAgain"));
        again.setOnAction(_ -> openGallery());
        String why = new TroubleWords(messages).of(Trouble.of(failure));
        state.show(
                Icon.ALERT,
                messages.get("closed.title"),
                dropped.isEmpty() ? why : messages.get("closed.kept", why),
                false,
                again);
    }

    /** The window is gone at once; uploads and the gallery behind it may take a moment to end. */
    private void close(WindowPlace last) {
        tasks.close();
        thread("closing").start(() -> {
            last.write(place());
            // Closed from the last to the first.
            try (LocalGallery _ = gallery;
                    GalleryDoor _ = door.orElse(null);
                    GallerySession _ = session) {
                // There is nothing to do but to close them.
            } finally {
                closed.run();
            }
        });
    }
}
