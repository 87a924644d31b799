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

    /** For each row of the result what the rows of one value alone come to. */
    private final float[] constants;

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
        this.constants = new float[height];
    }

    /** Takes the next row; those beyond the extent count for nothing. */
    void addRow(float[] samples) {
        for (int y = unfinished; y < height && rows.starts()[y] <= next; y++) {
            int tap = next - rows.starts()[y];
            float[] weights = rows.weights()[y];
            if (tap < weights.length) {
                addWeighted(samples, weights[tap], sum(y));
            }
        }
        advance();
    }

    /** Takes the next row, all of one value, in next to no time: so that data that is missing costs none. */
    void addConstantRow(float value) {
        for (int y = unfinished; y < height && rows.starts()[y] <= next; y++) {
            int tap = next - rows.starts()[y];
            float[] weights = rows.weights()[y];
            constants[y] += tap < weights.length ? weights[tap] * value : 0;
        }
        advance();
    }

    private float[] sum(int y) {
        if (sums[y] == null) {
            sums[y] = unused.isEmpty() ? new float[length] : unused.pop();
        }
        return sums[y];
    }

    private void advance() {
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
        float[] sum = sum(y);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += constants[y];
        }
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
