package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.grid.GridTile;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.task.Cancellable;
import io.contactsheet.shared.api.ThumbnailError;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/** A photo on the sheet: its picture in a square frame, and under it its name and where it is. */
public final class PhotoTile extends GridTile<PhotoViewModel> {

    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");
    private static final Duration APPEARING = Duration.millis(180);
    private static final double PICTURE_SIDE = 150;
    private static final double INSET = 8;
    private static final double LINE = 18;

    private final SheetImages images;
    private final Messages messages;
    private final PhotoWords words;
    private final ImageView picture = new ImageView();
    private final Label blank = new Label("", Icon.PICTURE.node(28));
    private final ProgressBar progress = new ProgressBar();
    private final Label reason = new Label();
    private final Button retry = new Button("", Icon.RETRY.node(14));
    private final Button cancel = new Button("", Icon.CLOSE.node(12));
    private final VBox trouble = new VBox(8, reason, retry);
    private final StackPane print = new StackPane(picture);
    private final StackPane frame = new StackPane(blank, print, trouble, progress, cancel);
    private final FadeTransition appearing = new FadeTransition(APPEARING, picture);
    private final Label name = new Label();
    private final Label caption = new Label();
    private final Tooltip tooltip = new Tooltip();
    private Subscription bindings = Subscription.EMPTY;
    private Cancellable loading = Cancellable.NOTHING;

    public PhotoTile(SheetImages images, Messages messages) {
        this.images = images;
        this.messages = messages;
        this.words = new PhotoWords(messages);
        getStyleClass().add("photo-tile");
        frame.getStyleClass().add("frame");
        print.getStyleClass().add("print");
        blank.getStyleClass().add("blank");
        blank.setContentDisplay(ContentDisplay.TOP);
        name.getStyleClass().add("name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        caption.getStyleClass().add("caption");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        appearing.setFromValue(0);
        appearing.setToValue(1);
        arrangeFrame();
        retry.setOnAction(_ -> act(PhotoViewModel::retry));
        cancel.setOnAction(_ -> act(PhotoViewModel::cancel));
        getChildren().setAll(frame, name, caption);
        Tooltip.install(this, tooltip);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
    }

    private void arrangeFrame() {
        trouble.getStyleClass().add("trouble");
        trouble.setAlignment(Pos.CENTER);
        reason.setWrapText(true);
        retry.setText(messages.get("photo.tryAgain"));
        retry.getStyleClass().addAll("small", "retry");
        cancel.getStyleClass().addAll("cancel");
        cancel.setAccessibleText(messages.get("photo.cancel"));
        // The grid is one stop for the Tab key; its menu does with keys what these do with the mouse.
        retry.setFocusTraversable(false);
        cancel.setFocusTraversable(false);
        progress.setMaxWidth(Double.MAX_VALUE);
        StackPane.setAlignment(progress, Pos.BOTTOM_CENTER);
        StackPane.setMargin(progress, new Insets(0, 10, 7, 10));
        StackPane.setAlignment(cancel, Pos.TOP_RIGHT);
    }

    /** Whether the picture that it shows came from the gallery. */
    public boolean showsThumbnail() {
        PhotoViewModel photo = item();
        return photo != null
                && picture.getImage() != null
                && images.kept(photo.pictureProperty().get())
                        .filter(kept -> kept.image() == picture.getImage())
                        .isPresent()
                && photo.pictureProperty().get() instanceof PhotoPicture.Thumbnail;
    }

    @Override
    protected void show(PhotoViewModel photo) {
        bindings = Subscription.combine(
                photo.nameProperty().subscribe(_ -> showName(photo)),
                photo.statusProperty().subscribe(status -> showStatus(photo, status)),
                photo.listedProperty().subscribe(_ -> showCaption(photo)),
                photo.pictureProperty().subscribe(next -> load(photo, next)));
    }

    @Override
    protected void clear(PhotoViewModel photo) {
        bindings.unsubscribe();
        loading.cancel();
        appearing.stop();
        loading = Cancellable.NOTHING;
        picture.setImage(null);
        blank.setText("");
        blank.setVisible(true);
    }

    private void load(PhotoViewModel photo, PhotoPicture next) {
        loading.cancel();
        boolean[] atOnce = {true};
        loading = images.load(next, loaded -> {
            loaded.name().ifPresent(photo::call);
            loaded.error().ifPresentOrElse(error -> showKind(photo, error), () -> showPicture(loaded, atOnce[0]));
        });
        atOnce[0] = false;
    }

    /** What it is, in the colours of the window, in the place of the gallery's placeholder. */
    private void showKind(PhotoViewModel photo, ThumbnailError error) {
        picture.setImage(null);
        blank.setText(kind(photo.name()));
        blank.setVisible(true);
        photo.placeholder(error);
    }

    /** Such as {@code HEIC}: the extension of its name. */
    private static String kind(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toUpperCase(Locale.ROOT);
    }

    private void showPicture(SheetImages.Loaded loaded, boolean atOnce) {
        boolean first = picture.getImage() == null;
        picture.setImage(loaded.image());
        blank.setVisible(false);
        fitPicture();
        if (first && !atOnce && !Platform.getPreferences().isReducedMotion()) {
            appearing.playFromStart();
        } else {
            picture.setOpacity(1);
        }
    }

    private void showStatus(PhotoViewModel photo, PhotoStatus status) {
        boolean failed = status.tone() == Tone.FAILURE;
        pseudoClassStateChanged(BUSY, status.tone() == Tone.BUSY || status.cancellable());
        pseudoClassStateChanged(WARNING, status.tone() == Tone.WARNING);
        pseudoClassStateChanged(FAILURE, failed);
        progress.setVisible(status.progress().isPresent());
        progress.setProgress(status.progress().orElse(0));
        trouble.setVisible(failed);
        blank.setVisible(!failed && picture.getImage() == null);
        reason.setText(failed ? words.sentence(status) : "");
        retry.setVisible(status.retryable());
        retry.setManaged(status.retryable());
        cancel.setVisible(status.cancellable());
        showName(photo);
        showCaption(photo);
    }

    private void showName(PhotoViewModel photo) {
        String sentence = words.sentence(photo.status());
        name.setText(photo.name());
        tooltip.setText(photo.name() + "\n" + sentence);
        setAccessibleText(messages.get("photo.spoken", photo.name(), sentence));
    }

    private void showCaption(PhotoViewModel photo) {
        String where = words.caption(photo.status());
        caption.setText(where.isEmpty() ? facts(photo) : where);
    }

    private String facts(PhotoViewModel photo) {
        return photo.listed()
                .map(entry -> messages.get(
                        "photo.facts",
                        messages.bytes(entry.bytes()),
                        messages.briefly(entry.stored(), Instant.now(), ZoneId.systemDefault())))
                .orElse("");
    }

    private void act(Consumer<PhotoViewModel> action) {
        PhotoViewModel photo = item();
        if (photo != null) {
            action.accept(photo);
        }
    }

    /** Never enlarged: a thumbnail is as large as it is. */
    private void fitPicture() {
        if (picture.getImage() == null) {
            return;
        }
        double side = Math.min(PICTURE_SIDE, frame.getWidth() - 2 * INSET);
        double largest =
                Math.max(picture.getImage().getWidth(), picture.getImage().getHeight());
        double scale = Math.min(1, side / largest);
        picture.setFitWidth(picture.getImage().getWidth() * scale);
        picture.setFitHeight(picture.getImage().getHeight() * scale);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        frame.resizeRelocate(0, 0, width, width);
        name.resizeRelocate(2, width + 6, width - 4, LINE);
        caption.resizeRelocate(2, width + 6 + LINE, width - 4, LINE);
        fitPicture();
    }
}
