package io.contactsheet.desktop.ui.repair;

import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.notice.RepairWords;

/**
 * How far a repair is.
 *
 * @param done what it has done
 * @param photos how many there are to look at, as far as the window knows
 * @param isStopping whether it was told to stop, and is ending what it has begun
 */
public record RepairProgress(Progress done, int photos, boolean isStopping) {

    /** It has just begun. */
    static RepairProgress begun(int photos) {
        return new RepairProgress(Progress.NONE, photos, false);
    }

    RepairProgress at(Progress now) {
        return new RepairProgress(now, photos, isStopping);
    }

    RepairProgress stopping() {
        return new RepairProgress(done, photos, true);
    }

    /** How much of it is done, 0 to 1; negative while that cannot be told. */
    public double fraction() {
        return done.seen() == 0 || photos == 0 ? -1 : Math.min(1, (double) done.seen() / photos);
    }

    /** In a few words. */
    public String words(Messages messages) {
        if (isStopping) {
            return messages.get("repair.stopping");
        }
        if (done.seen() == 0) {
            return messages.get("repair.begun");
        }
        // A thumbnail without a photo is looked at as well, and a photo may have come meanwhile.
        int all = Math.max(photos, done.seen());
        return messages.get("repair.underWay", done.seen(), all) + new RepairWords(messages).changes(done);
    }
}
