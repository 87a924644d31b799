package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.desktop.ui.sheet.OpenGallery;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.SheetImages;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.task.Cancellable;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.desktop.ui.task.UnexpectedException;
import io.contactsheet.imaging.Thumbnailer;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
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
    private final ObservableList<Fact> facts = FXCollections.observableArrayList();
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
        record Failed(String sentence) implements Loading {}
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

    /** All that is known of it. */
    public ObservableList<Fact> facts() {
        return facts;
    }

    /** Whether these are to be seen. */
    public BooleanProperty factsShownProperty() {
        return factsShown;
    }

    /** Such as {@code 3 of 240}. */
    public String place() {
        return index + 1 + " of " + sheet.photos().size();
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
                failure -> loading.set(new Loading.Failed(sentence(failure))));
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
        facts.setAll(Fact.of(next, Optional.empty(), gallery.address(), ZoneId.systemDefault()));
        next.key().ifPresent(key -> {
            Callable<Optional<ObjectHead>> details = () -> gallery.details(key);
            asking = tasks.run(
                    details,
                    head -> {
                        head.flatMap(ObjectHead::filename).ifPresent(next::call);
                        facts.setAll(Fact.of(next, head, gallery.address(), ZoneId.systemDefault()));
                    },
                    Failures.ignoring("What the sheet knows is shown all the same."));
        });
    }

    private void giveUp() {
        fetching.cancel();
        asking.cancel();
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case GalleryException known -> known.sentence();
            case LargePictures.NotShown known -> String.valueOf(known.getMessage());
            case UnexpectedException told -> String.valueOf(told.getMessage());
            default -> "The photo could not be read: " + failure.getMessage() + ".";
        };
    }
}
