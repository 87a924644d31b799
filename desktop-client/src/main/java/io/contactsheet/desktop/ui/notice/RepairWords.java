package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.text.Messages;
import java.util.StringJoiner;

/** What a repair has done, in words. */
public record RepairWords(Messages messages) {

    /** Such as {@code 300 photos looked at, 12 thumbnails made}. */
    public String counted(Progress done) {
        return messages.get("repair.seen", done.seen()) + changes(done);
    }

    /** Such as {@code , 12 thumbnails made}; empty if nothing was changed. */
    public String changes(Progress done) {
        StringJoiner changes = new StringJoiner(", ", ", ", "").setEmptyValue("");
        add(changes, "repair.made", done.made());
        add(changes, "repair.unreadable", done.placeholders());
        add(changes, "repair.removed", done.removed());
        return changes.toString();
    }

    private void add(StringJoiner changes, String key, int count) {
        if (count > 0) {
            changes.add(messages.get(key, count));
        }
    }
}
