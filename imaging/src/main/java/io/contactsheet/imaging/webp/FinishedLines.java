package io.contactsheet.imaging.webp;

/** Hands on the lines of a lossy picture once nothing changes in them any more. */
final class FinishedLines {

    private static final int ROW = Planes.MACROBLOCK;

    /**
     * So many lines of a filtered row are final before the next one is: the filter changes three more of each plane,
     * which for chroma are six.
     */
    private static final int FINAL = 8;

    private final Planes planes;
    private final int height;
    private final YuvLines sink;
    private int written;

    FinishedLines(Planes planes, int height, YuvLines sink) {
        this.planes = planes;
        this.height = height;
        this.sink = sink;
    }

    /** Writes what is final of a row that has just been filtered. */
    void writeFinal(int row) {
        write(row, FINAL);
    }

    /** Writes all of the row that has been filtered last. */
    void writeLast(int row) {
        write(row, ROW);
    }

    private void write(int row, int lines) {
        int end = Math.min(height, row * ROW + lines);
        int lastChroma = Math.min((height + 1) / 2, (row + 1) * (ROW / 2)) - 1;
        int first = (row - 1) * ROW;
        for (; written < end; written++) {
            int near = written >> 1;
            int far = Math.clamp(near + ((written & 1) == 0 ? -1 : 1), 0, lastChroma);
            int luma = planes.luma().at(0, written - first);
            sink.line(written, planes, luma, chroma(near, first), chroma(far, first));
        }
    }

    private int chroma(int line, int firstOfLuma) {
        return planes.blue().at(0, line - firstOfLuma / 2);
    }
}
