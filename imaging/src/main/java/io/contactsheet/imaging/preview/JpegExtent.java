package io.contactsheet.imaging.preview;

/** How far a JPEG picture reaches, by its markers. */
final class JpegExtent {

    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    private JpegExtent() {}

    /**
     * The offset behind its last byte; {@code start} if it is not one that can be read: without a scan, or losslessly
     * coded, as the sensor's own data is in some formats.
     */
    static int end(byte[] file, int start) {
        int position = start + 2;
        boolean scanned = false;
        while (position + 4 <= file.length && file[position] == -1) {
            int marker = file[position + 1] & 0xFF;
            if (marker == EOI) {
                return scanned ? position + 2 : start;
            }
            if (marker == 0xFF) {
                position++;
                continue;
            }
            if (isUnreadableFrame(marker)) {
                return start;
            }
            position += 2 + ((file[position + 2] & 0xFF) << 8 | (file[position + 3] & 0xFF));
            if (marker == SOS) {
                scanned = true;
                position = endOfScan(file, position);
            }
        }
        return scanned ? Math.min(position, file.length) : start;
    }

    private static boolean isUnreadableFrame(int marker) {
        return marker == 0xC3
                || (marker >= 0xC5 && marker <= 0xCF && marker != 0xC8 && marker != 0xCC)
                || marker < 0xC0;
    }

    private static int endOfScan(byte[] file, int from) {
        int i = from;
        while (i + 1 < file.length) {
            int next = file[i + 1] & 0xFF;
            if (file[i] == -1 && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return i;
            }
            i++;
        }
        return file.length;
    }
}
