package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.ObjectHead;
import io.contactsheet.shared.key.PhotoKey;
import java.util.Optional;

/**
 * Where a photo is between its file and the gallery: what is to be asked next. Plain data, which a queue may keep; the
 * gallery's answer makes the next one of it. The order is written in {@code uploads.json} of {@code shared}, for the
 * page too.
 */
sealed interface Transfer {

    /** The plain name, and with the digest behind it; more are taken only where digests clash. */
    int MOST_NAMES = 5;

    /** The name that is tried. */
    PhotoKey key();

    /** Looks under the photo's name first: nothing is sent that is there already. */
    static Transfer begin(PhotoKey key) {
        return new Look(key, 1, false);
    }

    /**
     * What is there under the key is to be asked.
     *
     * @param names how many have been tried, this one included
     * @param isTaken whether the gallery has said that it is, whatever the look shows
     */
    record Look(PhotoKey key, int names, boolean isTaken) implements Transfer {

        Transfer next(Optional<ObjectHead> found, PhotoFile photo) {
            if (found.isEmpty() && !isTaken) {
                return new Put(key, names);
            }
            // Also where nothing is under a key that is taken: on a disk that ignores case, another photo's name.
            if (found.isEmpty() || isOfAnotherLength(found.get(), photo)) {
                return nextName(key, names, photo);
            }
            return found.get()
                    .sha256()
                    .map(digest -> sameIf(digest.equals(photo.sha256()), key, names, photo))
                    .orElse(new Compare(key, names));
        }

        private static boolean isOfAnotherLength(ObjectHead there, PhotoFile photo) {
            return there.bytes() >= 0 && there.bytes() != photo.bytes();
        }
    }

    /** The photo is to be sent under a key that is free. */
    record Put(PhotoKey key, int names) implements Transfer {

        /** @param isStored false if there is a photo under this key meanwhile */
        Transfer next(boolean isStored) {
            return isStored ? new Stored(key) : new Look(key, names, true);
        }
    }

    /** What is there was stored by another program, which gave no digest: it is to be read. */
    record Compare(PhotoKey key, int names) implements Transfer {

        Transfer next(boolean isSame, PhotoFile photo) {
            return sameIf(isSame, key, names, photo);
        }
    }

    /** The gallery has taken it. */
    record Stored(PhotoKey key) implements Transfer {}

    /** The same content is there. */
    record Same(PhotoKey key) implements Transfer {}

    /** Other photos have all the names that it might have. */
    record NoNameLeft(PhotoKey key) implements Transfer {}

    private static Transfer sameIf(boolean isSame, PhotoKey key, int names, PhotoFile photo) {
        return isSame ? new Same(key) : nextName(key, names, photo);
    }

    private static Transfer nextName(PhotoKey key, int names, PhotoFile photo) {
        return names == MOST_NAMES ? new NoNameLeft(key) : new Look(key.withDigest(photo.sha256()), names + 1, false);
    }
}
