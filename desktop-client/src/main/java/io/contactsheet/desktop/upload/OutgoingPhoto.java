package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.PhotoContent;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A photo that is being sent, and why it could not be read to its end. */
final class OutgoingPhoto {

    private final PhotoFile photo;
    private final Upload upload;
    private volatile @Nullable FileProblem fault;

    OutgoingPhoto(PhotoFile photo, Upload upload) {
        this.photo = photo;
        this.upload = upload;
    }

    PhotoContent content() {
        String filename = photo.path().getFileName().toString();
        return new PhotoContent(filename, photo.contentType(), photo.sha256(), photo.bytes(), this::open);
    }

    /** Where the request broke off because of the file, says so. */
    void throwOwnFault() throws FileProblem {
        FileProblem own = fault;
        if (own != null) {
            throw own;
        }
    }

    private InputStream open() throws IOException {
        fault = null;
        try {
            return new VerifiedStream(photo, this::beforeLastBytes);
        } catch (IOException e) {
            fault = PhotoFile.unreadable(photo.path(), e);
            throw e;
        }
    }

    private void beforeLastBytes(boolean unchanged) throws IOException {
        if (!unchanged) {
            fault = PhotoFile.changed(photo.path());
            throw new IOException("The file changed while it was sent: " + photo.path());
        }
        if (!upload.commit()) {
            throw new IOException("Cancelled: " + photo.path());
        }
    }
}
