package io.contactsheet.desktop.ui.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far the uploads of this window are.
 *
 * @param total photos that were added and not given up
 * @param stored photos that came into the gallery
 * @param duplicates photos that were in the gallery before
 * @param failed photos that will not go on by themselves
 * @param fraction of all of them, 0 to 1
 */
public record UploadProgress(int total, int stored, int duplicates, int failed, double fraction) {

    /** Nothing was added. */
    public static final UploadProgress NONE = new UploadProgress(0, 0, 0, 0, 0);

    /** Whether some are still on their way. */
    public boolean isUnderWay() {
        return settled() < total;
    }

    /** In words; empty if nothing was added. */
    public String words() {
        return isUnderWay() ? underWay() : outcome();
    }

    private String underWay() {
        String trouble = failed == 0 ? "" : ", " + number(failed) + " not uploaded";
        return "Uploading " + number(settled() + 1) + " of " + number(total) + trouble;
    }

    private String outcome() {
        List<String> parts = new ArrayList<>();
        add(parts, stored, "uploaded");
        add(parts, duplicates, "already in the gallery");
        add(parts, failed, "not uploaded");
        return String.join(", ", parts);
    }

    private int settled() {
        return stored + duplicates + failed;
    }

    private static void add(List<String> parts, int count, String words) {
        if (count > 0) {
            parts.add(number(count) + " " + words);
        }
    }

    private static String number(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
