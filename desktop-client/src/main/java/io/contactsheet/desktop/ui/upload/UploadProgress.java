package io.contactsheet.desktop.ui.upload;

/**
 * How far the uploads of this window are.
 *
 * @param total photos that were added and not given up
 * @param stored photos that are safe in the gallery
 * @param failed photos that will not go on by themselves
 * @param fraction of all of them, 0 to 1
 */
public record UploadProgress(int total, int stored, int failed, double fraction) {

    /** Nothing was added. */
    public static final UploadProgress NONE = new UploadProgress(0, 0, 0, 0);

    /** Whether some are still on their way. */
    public boolean isUnderWay() {
        return stored + failed < total;
    }

    /** In words; empty if nothing was added. */
    public String words() {
        if (total == 0) {
            return "";
        }
        String trouble = failed == 0 ? "" : ", " + failed + " not uploaded";
        return isUnderWay()
                ? "Uploading " + (stored + failed + 1) + " of " + total + trouble
                : stored + " uploaded" + trouble;
    }
}
