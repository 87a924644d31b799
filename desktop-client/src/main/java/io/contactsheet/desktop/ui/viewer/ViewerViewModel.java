package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.sheet.OpenGallery;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.SheetImages;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.task.Cancellable;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.imaging.Thumbnailer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** One photo of the sheet seen large, and the way to the next one. For the FX thread alone. */
public final class ViewerViewModel {

    private final OpenGallery gallery;
    private final SheetViewModel sheet;
    private final SheetImages images;
    private final LargePictures pictures;
    private final TaskExecutor tasks;
    private final ReadOnlyObjectWrapper<@Nullable PhotoViewModel> photo = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Image> image = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(new Loading.Done());
    private final ReadOnlyObjectWrapper<Optional<Known>> known = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty factsShown = new SimpleBooleanProperty();
    private Cancellable fetching = Cancellable.NOTHING;
    private Cancellable asking = Cancellable.NOTHING;
    private int index;

    /** How far the original is. */
    public sealed interface Loading {

        /** It is on its way; its thumbnail stands in its place. */
        record UnderWay() implements Loading {}

        /** It is shown. */
        record Done() implements Loading {}

        /** It cannot be shown. */
        record Failed(NotShownReason reason) implements Loading {}
    }

    /** Shows nothing so far. */
    public ViewerViewModel(
            OpenGallery gallery,
            SheetViewModel sheet,
            SheetImages images,
            Thumbnailer thumbnailer,
            TaskExecutor tasks) {
        this.gallery = gallery;
        this.sheet = sheet;
        this.images = images;
        this.pictures = new LargePictures(gallery, thumbnailer);
        this.tasks = tasks;
    }

    /** The photo that is shown; null for none. */
    public ReadOnlyObjectProperty<@Nullable PhotoViewModel> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /** The best there is of it so far. */
    public ReadOnlyObjectProperty<@Nullable Image> imageProperty() {
        return image.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loading> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** All that is known of it; empty before one was shown. */
    public ReadOnlyObjectProperty<Optional<Known>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Whether these are to be seen. */
    public BooleanProperty factsShownProperty() {
        return factsShown;
    }

    /** Its place on the sheet, from 0. */
    public int index() {
        return index;
    }

    /** How many there are on the sheet. */
    public int count() {
        return sheet.photos().size();
    }

    /** Of the gallery that the photos are in. */
    public URI address() {
        return gallery.address();
    }

    /** Shows a photo: its thumbnail at once, the original as soon as it is here. */
    public void show(PhotoViewModel next) {
        giveUp();
        index = Math.max(0, sheet.photos().indexOf(next));
        photo.set(next);
        image.set(images.kept(next.pictureProperty().get())
                .map(SheetImages.Loaded::image)
                .orElse(null));
        loading.set(new Loading.UnderWay());
        fetching = tasks.run(
                pictures.of(next),
                large -> {
                    image.set(large);
                    loading.set(new Loading.Done());
                },
                failure -> loading.set(new Loading.Failed(reason(failure))));
        describe(next);
    }

    /** Shows the one before it or after it on the sheet, if there is one. */
    public void step(int by) {
        PhotoViewModel shown = photo.get();
        int at = shown == null ? -1 : sheet.photos().indexOf(shown);
        // Deleted meanwhile, by others perhaps: go on from where it was.
        int next = at < 0 ? index : at + by;
        if (next >= 0 && next < sheet.photos().size()) {
            show(sheet.photos().get(next));
        }
    }

    /** Shows nothing, and gives up what is on its way. */
    public void close() {
        giveUp();
        photo.set(null);
        image.set(null);
    }

    private void describe(PhotoViewModel next) {
        known.set(Optional.of(new Known(next, Optional.empty())));
        next.key().ifPresent(key -> {
            Callable<Optional<ObjectHead>> details = () -> gallery.details(key);
            asking = tasks.run(
                    details,
                    head -> {
                        head.flatMap(ObjectHead::filename).ifPresent(next::call);
                        known.set(Optional.of(new Known(next, head)));
                    },
                    Failures.ignoring("What the sheet knows is shown all the same."));
        });
    }

    private void giveUp() {
        fetching.cancel();
        asking.cancel();
    }

    private static NotShownReason reason(Exception failure) {
        return switch (failure) {
            case LargePictures.NotShown known -> known.reason();
            case IOException unreadable -> new NotShownReason.Unreadable(String.valueOf(unreadable.getMessage()));
            default -> new NotShownReason.NotCome(Trouble.of(failure));
        };
    }
}
