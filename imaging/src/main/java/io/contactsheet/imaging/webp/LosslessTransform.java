package io.contactsheet.imaging.webp;

/** A step that an encoder has taken to make pixels easier to compress, and that is to be taken back. */
sealed interface LosslessTransform permits PredictorTransform, ColorTransform, GreenTransform, IndexTransform {

    /** Takes the step back in a row, in place; rows come from top to bottom. */
    void inverse(int y, int[] row);
}
