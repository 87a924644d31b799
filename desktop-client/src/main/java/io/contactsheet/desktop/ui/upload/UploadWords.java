package io.contactsheet.desktop.ui.upload;

import io.contactsheet.desktop.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** How far the uploads of a window are, in words. */
public record UploadWords(Messages messages) {

    /** Empty if nothing was added. */
    public String of(UploadProgress progress) {
        return progress.isUnderWay() ? underWay(progress) : outcome(progress);
    }

    private String underWay(UploadProgress progress) {
        return messages.get("uploads.underWay", progress.settled() + 1, progress.total(), progress.failed());
    }

    private String outcome(UploadProgress progress) {
        List<String> parts = new ArrayList<>();
        add(parts, "uploads.stored", progress.stored());
        add(parts, "uploads.already", progress.duplicates());
        add(parts, "uploads.failed", progress.failed());
        return String.join(", ", parts);
    }

    private void add(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(messages.get(key, count));
        }
    }
}
