package io.contactsheet.desktop.ui.upload;

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

    /** Photos of which nothing more is to come by itself. */
    int settled() {
        return stored + duplicates + failed;
    }
}
