package io.contactsheet.lambda.thumbnails;

import io.contactsheet.imaging.Placeholder;
import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.lambda.thumbnails.PhotoStore.Original;
import io.contactsheet.lambda.thumbnails.Settled.Result;
import io.contactsheet.shared.api.ThumbnailError;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.util.Optional;

/**
 * Brings a photo's thumbnail to what the photo is now.
 *
 * <p>Events come more than once and in any order, so what one of them says is not trusted: only what the store holds is.
 * Whoever has written or deleted a thumbnail looks at the original again afterwards. So the last to touch a thumbnail
 * always leaves it right, whatever others did meanwhile, and each later change of the original has an event of its own.
 */
public final class PhotoChange {

    /** A photo that changes more often than this while it is looked at is left to the next event. */
    private static final int MAX_ROUNDS = 5;

    private final PhotoStore store;
    private final Thumbnailer thumbnailer;
    private final int side;

    /**
     * @param side of the square that thumbnails fit into, in pixels
     */
    public PhotoChange(PhotoStore store, Thumbnailer thumbnailer, int side) {
        this.store = store;
        this.thumbnailer = thumbnailer;
        this.side = side;
    }

    /**
     * Returns when the thumbnail is right.
     *
     * @throws IOException on a passing fault: it is worth another try
     */
    public Settled settle(String key) throws IOException {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Optional<Original> original = store.openOriginal(key);
            Settled settled = original.isPresent() ? write(key, original.get()) : remove(key);
            if (isStillTrue(key, settled)) {
                return settled;
            }
        }
        throw new IOException("The photo " + key + " changes faster than its thumbnail can be made.");
    }

    private boolean isStillTrue(String key, Settled settled) throws IOException {
        return settled.result() == Result.UP_TO_DATE || store.originalETag(key).equals(settled.originalETag());
    }

    private Settled remove(String key) throws IOException {
        store.deleteThumbnail(key);
        return Settled.removed();
    }

    private Settled write(String key, Original original) throws IOException {
        try (original) {
            ThumbnailSource source = new ThumbnailSource(original.eTag(), side);
            ThumbnailOutcome outcome = outcome(original);
            StoredThumbnail thumbnail = stored(outcome, source, filename(key, original));
            // Most photos are new: to ask first whether there is a thumbnail would keep each of them waiting.
            if (!store.addThumbnail(key, thumbnail)) {
                if (store.thumbnail(key)
                        .filter(there -> there.isAsGoodAs(thumbnail))
                        .isPresent()) {
                    return Settled.upToDate(source);
                }
                store.putThumbnail(key, thumbnail);
            }
            return Settled.written(source, original.length(), thumbnail, outcome);
        }
    }

    private ThumbnailOutcome outcome(Original original) throws IOException {
        FaultyStream content = new FaultyStream(original.content());
        ThumbnailOutcome outcome = thumbnailer.thumbnail(content, Size.square(side));
        // A decoder may take a download that broke off for a damaged picture.
        content.throwFault();
        // The rest of the download is of no use, and holds a connection.
        original.close();
        return outcome;
    }

    private static String filename(String key, Original original) {
        return original.filename().orElseGet(() -> key.substring(key.lastIndexOf('/') + 1));
    }

    private StoredThumbnail stored(ThumbnailOutcome outcome, ThumbnailSource source, String filename) {
        return switch (outcome) {
            case ThumbnailOutcome.Thumbnail made ->
                new StoredThumbnail(made.bytes(), made.contentType(), source, filename, Optional.empty());
            case ThumbnailOutcome.Unreadable unreadable -> {
                Placeholder grey = Placeholder.picture(Size.square(side));
                ThumbnailError error = ThumbnailErrors.of(unreadable.reason());
                yield new StoredThumbnail(grey.bytes(), grey.contentType(), source, filename, Optional.of(error));
            }
        };
    }
}
