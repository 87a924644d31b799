package io.contactsheet.desktop.ui.viewer;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.notice.TroubleWords;
import io.contactsheet.imaging.picture.Reason;

/** Why a photo is not shown large. */
public sealed interface NotShownReason {

    /** It has not been read so far. */
    record NothingYet() implements NotShownReason {}

    /** Somebody deleted it. */
    record Gone() implements NotShownReason {}

    /** It cannot be read as a picture. */
    record NoPicture(Reason reason) implements NotShownReason {}

    /** Its file cannot be read. */
    record Unreadable(String detail) implements NotShownReason {}

    /** It did not come. */
    record NotCome(Trouble trouble) implements NotShownReason {}

    /** For the person. */
    default String sentence(Messages messages) {
        return switch (this) {
            case NothingYet _ -> messages.get("viewer.nothingYet");
            case Gone _ -> messages.get("photo.gone");
            case NoPicture none -> messages.get(key(none.reason()));
            case Unreadable unreadable -> messages.get("viewer.unreadable", unreadable.detail());
            case NotCome none -> new TroubleWords(messages).of(none.trouble());
        };
    }

    private static String key(Reason reason) {
        return switch (reason) {
            case CORRUPT -> "viewer.corrupt";
            case UNSUPPORTED -> "viewer.unsupported";
            case TOO_LARGE -> "viewer.tooLarge";
        };
    }
}
