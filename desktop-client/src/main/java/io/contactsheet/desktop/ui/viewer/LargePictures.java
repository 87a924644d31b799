package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.Picture;
import io.contactsheet.desktop.ui.sheet.OpenGallery;
import io.contactsheet.desktop.ui.sheet.PhotoPicture;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.shared.key.PhotoKey;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.image.Image;

/**
 * Photos as large as a screen, made of the originals. The thumbnailer reads them rather than JavaFX: it knows every
 * format, turns them upright and keeps their colours.
 */
final class LargePictures {

    private static final Size SCREEN = Size.square(2560);

    private final OpenGallery gallery;
    private final Thumbnailer thumbnailer;

    LargePictures(OpenGallery gallery, Thumbnailer thumbnailer) {
        this.gallery = gallery;
        this.thumbnailer = thumbnailer;
    }

    /** An original that cannot be shown. */
    static final class NotShown extends Exception {

        private static final long serialVersionUID = 1;
        private final transient NotShownReason reason;

        NotShown(NotShownReason reason) {
            super(reason.toString());
            this.reason = reason;
        }

        NotShownReason reason() {
            return reason;
        }
    }

    /** The work of getting a photo: from the gallery if it is there, else from its file. Not for the FX thread. */
    Callable<Image> of(PhotoViewModel photo) {
        if (photo.key().isPresent()) {
            PhotoKey key = photo.key().get();
            return () -> fetched(key);
        }
        if (photo.pictureProperty().get() instanceof PhotoPicture.OnDisk disk) {
            Path file = disk.file();
            return () -> {
                try (InputStream content = Files.newInputStream(file)) {
                    return shown(content);
                }
            };
        }
        return () -> {
            throw new NotShown(new NotShownReason.NothingYet());
        };
    }

    private Image fetched(PhotoKey key) throws GalleryException, InterruptedException, IOException, NotShown {
        Picture picture = gallery.photo(key).orElseThrow(() -> new NotShown(new NotShownReason.Gone()));
        return shown(new ByteArrayInputStream(picture.bytes()));
    }

    private Image shown(InputStream content) throws IOException, NotShown {
        return switch (thumbnailer.thumbnail(content, SCREEN)) {
            case ThumbnailOutcome.Thumbnail large -> new Image(new ByteArrayInputStream(large.bytes()));
            case ThumbnailOutcome.Unreadable unreadable ->
                throw new NotShown(new NotShownReason.NoPicture(unreadable.reason()));
        };
    }
}
