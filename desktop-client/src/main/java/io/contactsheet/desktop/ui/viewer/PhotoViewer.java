package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.notice.NoticeBar;
import io.contactsheet.desktop.ui.notice.NoticesViewModel;
import io.contactsheet.desktop.ui.sheet.PhotoActions;
import io.contactsheet.desktop.ui.sheet.PhotoMenu;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.viewer.ViewerViewModel.Loading;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A photo over the whole window. The arrow keys go on to the next one, Escape goes back to the sheet. */
public final class PhotoViewer extends BorderPane {

    private static final double WIDE = 760;

    private final ViewerViewModel viewer;
    private final Messages messages;
    private final PhotoActions actions;
    private final PhotoMenu keys;
    private final Runnable onClose;
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Label place = new Label();
    private final Label problem = new Label();
    private final ProgressIndicator waiting = new ProgressIndicator();
    private final VBox facts = new VBox();
    private final ToggleButton info = new ToggleButton("", Icon.INFO.node());

    /** @param notices shown above the photo too, which lies over the window's own */
    public PhotoViewer(
            ViewerViewModel viewer,
            PhotoActions actions,
            NoticesViewModel notices,
            Messages messages,
            Runnable onClose) {
        this.viewer = viewer;
        this.messages = messages;
        this.actions = actions;
        this.keys = new PhotoMenu(actions, messages);
        this.onClose = onClose;
        getStyleClass().add("photo-viewer");
        setFocusTraversable(true);
        picture.setPreserveRatio(true);
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.imageProperty().bind(viewer.imageProperty());
        setTop(new VBox(bar(), new NoticeBar(notices, messages)));
        setCenter(stage());
        showFacts();
        viewer.photoProperty().subscribe(this::show);
        viewer.loadingProperty().subscribe(this::show);
        viewer.knownProperty().subscribe(this::fillFacts);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private HBox bar() {
        name.getStyleClass().add("name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(40);
        place.getStyleClass().add("place");
        place.setMinWidth(USE_PREF_SIZE);
        info.getStyleClass().addAll("flat", "button-icon");
        info.setAccessibleText(messages.get("photo.details"));
        info.setTooltip(new Tooltip(messages.get("photo.details")));
        info.selectedProperty().bindBidirectional(viewer.factsShownProperty());
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        Button back = button(Icon.CLOSE, "viewer.back", _ -> onClose.run());
        back.setId("close-viewer");
        HBox bar = new HBox(
                name,
                place,
                room,
                info,
                button(Icon.LINK, "photo.copyLink", actions::copyLink),
                button(Icon.SAVE, "photo.saveCopy", actions::saveCopy),
                button(Icon.DELETE, "photo.delete", actions::remove),
                back);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private StackPane stage() {
        Button before = button(Icon.BACK, "viewer.previous", _ -> viewer.step(-1));
        Button after = button(Icon.FORWARD, "viewer.next", _ -> viewer.step(1));
        before.getStyleClass().add("step");
        after.getStyleClass().add("step");
        waiting.setMaxSize(28, 28);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        PictureStage stage = new PictureStage(picture);
        StackPane stack = new StackPane(stage, waiting, problem, before, after);
        stack.getStyleClass().add("stage");
        StackPane.setAlignment(before, Pos.CENTER_LEFT);
        StackPane.setAlignment(after, Pos.CENTER_RIGHT);
        StackPane.setAlignment(waiting, Pos.BOTTOM_CENTER);
        StackPane.setAlignment(problem, Pos.BOTTOM_CENTER);
        return stack;
    }

    private void showFacts() {
        facts.getStyleClass().add("facts");
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("facts-pane");
        viewer.factsShownProperty().subscribe(_ -> place(scroll));
        widthProperty().subscribe(_ -> place(scroll));
    }

    private void place(ScrollPane scroll) {
        boolean shown = viewer.factsShownProperty().get();
        boolean wide = getWidth() > WIDE;
        // Out of its old place first: a node may stand in one alone.
        setRight(null);
        setBottom(null);
        if (shown && wide) {
            setRight(scroll);
        } else if (shown) {
            setBottom(scroll);
        }
    }

    private void fillFacts(Optional<Known> known) {
        facts.getChildren()
                .setAll(known.stream()
                        .flatMap(all -> Fact.of(all, viewer.address(), ZoneId.systemDefault(), messages).stream())
                        .map(this::row)
                        .toList());
    }

    private VBox row(Fact fact) {
        Label label = new Label(fact.label());
        label.getStyleClass().add("label-of-fact");
        Text value = new Text(fact.value());
        value.getStyleClass().add("value-of-fact");
        VBox row = new VBox(2, label, new TextFlow(value));
        row.setAccessibleText(messages.get("fact.spoken", fact.label(), fact.value()));
        return row;
    }

    private void show(@Nullable PhotoViewModel photo) {
        if (photo != null) {
            name.textProperty().bind(photo.nameProperty());
            String where = messages.get("viewer.place", viewer.index() + 1, viewer.count());
            place.setText(where);
            picture.setAccessibleText(photo.name());
            setAccessibleText(messages.get("viewer.spoken", photo.name(), where));
        }
    }

    private void show(Loading loading) {
        waiting.setVisible(loading instanceof Loading.UnderWay);
        problem.setVisible(loading instanceof Loading.Failed);
        problem.setText(
                loading instanceof Loading.Failed failed ? failed.reason().sentence(messages) : "");
    }

    private Button button(Icon icon, String key, Consumer<PhotoViewModel> action) {
        String words = messages.get(key);
        Button button = new Button("", icon.node());
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> {
            PhotoViewModel photo = viewer.photoProperty().get();
            if (photo != null) {
                action.accept(photo);
            }
        });
        return button;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> onClose.run();
            case LEFT, UP, PAGE_UP -> viewer.step(-1);
            case RIGHT, DOWN, PAGE_DOWN -> viewer.step(1);
            case I ->
                viewer.factsShownProperty().set(!viewer.factsShownProperty().get());
            default -> {
                pressOnPhoto(event);
                return;
            }
        }
        event.consume();
    }

    /** The keys that act on a photo do so here as on the sheet. */
    private void pressOnPhoto(KeyEvent event) {
        PhotoViewModel photo = viewer.photoProperty().get();
        if (photo != null) {
            keys.press(event, photo);
        }
    }

    /** As large as fits, and never smaller or larger for the thumbnail than for the photo itself. */
    private static final class PictureStage extends Region {

        private final ImageView picture;

        private PictureStage(ImageView picture) {
            this.picture = picture;
            getChildren().setAll(picture);
            setMinSize(0, 0);
            picture.imageProperty().subscribe(_ -> requestLayout());
        }

        @Override
        protected void layoutChildren() {
            picture.setFitWidth(getWidth());
            picture.setFitHeight(getHeight());
            layoutInArea(
                    picture,
                    0,
                    0,
                    getWidth(),
                    getHeight(),
                    0,
                    javafx.geometry.HPos.CENTER,
                    javafx.geometry.VPos.CENTER);
        }
    }
}
