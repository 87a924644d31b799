package io.contactsheet.desktop.ui.repair;

import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.ui.sheet.Words;
import java.util.Locale;
import java.util.StringJoiner;

/** What a repair has done, in sentences. */
final class RepairWords {

    private RepairWords() {}

    /** Of a repair that looked at everything, and failed at nothing. */
    static String finished(Progress done) {
        boolean isChanged = done.made() + done.placeholders() + done.removed() + done.redriven() > 0;
        return (isChanged ? "Every thumbnail is right now: " : "Every thumbnail was right already: ") + counted(done)
                + ".";
    }

    /** Of one that the user stopped. */
    static String stopped(Progress done) {
        return "The repair was stopped: " + counted(done) + ". That stays done; start it again for the rest.";
    }

    /** Of one that could not do everything. */
    static String failed(Progress done) {
        String which = done.failed() == 1
                ? "One thing could not be done: "
                : count(done.failed()) + " things could not be done. The first: ";
        String first = done.failures().isEmpty()
                ? "see the log."
                : sentence(done.failures().getFirst());
        return which + first + " The photos themselves are safe. " + counted(done) + ".";
    }

    /** Such as {@code 300 photos looked at, 12 thumbnails made}. */
    private static String counted(Progress done) {
        return Words.photos(done.seen()) + " looked at" + changes(done);
    }

    /** Such as {@code , 12 thumbnails made}; empty if nothing was changed. */
    static String changes(Progress done) {
        StringJoiner changes = new StringJoiner(", ", ", ", "").setEmptyValue("");
        add(changes, done.made(), "thumbnail made", "thumbnails made");
        add(changes, done.placeholders(), "not readable as a picture", "not readable as pictures");
        add(changes, done.removed(), "left over and removed", "left over and removed");
        return changes.toString();
    }

    private static void add(StringJoiner changes, int count, String one, String many) {
        if (count > 0) {
            changes.add(count(count) + " " + (count == 1 ? one : many));
        }
    }

    private static String count(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    private static String sentence(String failure) {
        return failure.endsWith(".") ? failure : failure + ".";
    }
}
