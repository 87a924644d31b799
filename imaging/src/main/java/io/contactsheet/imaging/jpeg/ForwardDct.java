package io.contactsheet.imaging.jpeg;

/** The scaled forward cosine transform of Arai, Agui and Nakajima, as in libjpeg's jfdctflt. */
final class ForwardDct {

    private ForwardDct() {}

    /** One line of eight, in place; the results are too large by the scales of the method. */
    static void line(float[] block, int first, int step) {
        int i1 = first + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        int i4 = i3 + step;
        int i5 = i4 + step;
        int i6 = i5 + step;
        int i7 = i6 + step;
        final float sum0 = block[first] + block[i7];
        final float difference0 = block[first] - block[i7];
        final float sum1 = block[i1] + block[i6];
        final float difference1 = block[i1] - block[i6];
        final float sum2 = block[i2] + block[i5];
        final float difference2 = block[i2] - block[i5];
        final float sum3 = block[i3] + block[i4];
        final float difference3 = block[i3] - block[i4];

        final float even0 = sum0 + sum3;
        final float even3 = sum0 - sum3;
        final float even1 = sum1 + sum2;
        final float even2 = sum1 - sum2;
        block[first] = even0 + even1;
        block[i4] = even0 - even1;
        float rotated = (even2 + even3) * 0.70710677f;
        block[i2] = even3 + rotated;
        block[i6] = even3 - rotated;

        final float odd0 = difference3 + difference2;
        final float odd1 = difference2 + difference1;
        final float odd2 = difference1 + difference0;
        final float shared = (odd0 - odd2) * 0.38268343f;
        final float low = 0.541196100f * odd0 + shared;
        final float high = 1.306563f * odd2 + shared;
        final float middle = odd1 * 0.70710677f;
        final float upper = difference0 + middle;
        final float lower = difference0 - middle;
        block[i5] = lower + low;
        block[i3] = lower - low;
        block[i1] = upper + high;
        block[i7] = upper - high;
    }
}
