package io.contactsheet.imaging.resize;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Resamples rows to fewer rows as they come from top to bottom, and holds the few that the current one has a part in. */
final class RowResizer {

    /** Takes the finished rows, from top to bottom; the array is used again. */
    interface Sink {
        void row(int y, float[] samples);
    }

    private final Lanczos rows;
    private final int height;
    private final int length;
    private final Sink sink;
    private final ArrayDeque<float[]> unused = new ArrayDeque<>();
    private final float[][] sums;
    private int next;

    /** The first row of the result that is not finished. */
    private int unfinished;

    /**
     * @param rows of the source, with a fraction if the last one counts in part only
     * @param height rows of the result
     * @param length samples in a row
     */
    RowResizer(double rows, int height, int length, Sink sink) {
        this.rows = Lanczos.of(rows, height);
        this.height = height;
        this.length = length;
        this.sink = sink;
        this.sums = new float[height][];
    }

    /** Takes the next row; those beyond the extent count for nothing. */
    void addRow(float[] samples) {
        for (int y = unfinished; y < height && rows.starts()[y] <= next; y++) {
            int tap = next - rows.starts()[y];
            float[] weights = rows.weights()[y];
            if (tap < weights.length) {
                if (sums[y] == null) {
                    sums[y] = unused.isEmpty() ? new float[length] : unused.pop();
                }
                addWeighted(samples, weights[tap], sums[y]);
            }
        }
        next++;
        while (unfinished < height && rows.end(unfinished) <= next) {
            finish(unfinished++);
        }
    }

    private static void addWeighted(float[] row, float weight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * row[i];
        }
    }

    private void finish(int y) {
        float[] sum = sums[y];
        sink.row(y, sum);
        Arrays.fill(sum, 0);
        unused.push(sum);
        sums[y] = null;
    }

    void requireFinished() {
        if (unfinished < height) {
            throw new IllegalStateException("Row " + next + " of the source is still to come.");
        }
    }
}
