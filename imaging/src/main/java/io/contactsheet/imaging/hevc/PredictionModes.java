package io.contactsheet.imaging.hevc;

import java.util.Arrays;

/** Reads how the parts of a coding unit are predicted. Source: sections 7.3.8.5, 8.4.2 and 8.4.3. */
final class PredictionModes {

    /**
     * Of 4:2:2, whose samples are twice as far apart across as down: the direction that looks the same.
     * In editions before 2016 two of the numbers were others than all encoders and decoders have.
     */
    private static final int[] TALL = {
        0, 1, 2, 2, 2, 2, 3, 5, 7, 8, 10, 12, 13, 15, 17, 18, 19, 20, 21, 22, 23, 23, 24, 24, 25, 25, 26, 27, 27, 28,
        28, 29, 29, 30, 31
    };

    /** By the number that is read. */
    private static final int[] CHROMA = {
        IntraPrediction.PLANAR, IntraPrediction.VERTICAL, IntraPrediction.HORIZONTAL, IntraPrediction.AVERAGE
    };

    private static final int LIKE_LUMA = 4;

    private final Cabac cabac;
    private final DecodedPicture decoded;
    private final Availability around;
    private final CodingUnit unit;

    /** Of each part, whether its mode is one of the three likely ones. */
    private final boolean[] likely = new boolean[4];

    private int first;
    private int second;
    private int third;

    PredictionModes(Cabac cabac, DecodedPicture decoded, Availability around, CodingUnit unit) {
        this.cabac = cabac;
        this.decoded = decoded;
        this.around = around;
        this.unit = unit;
    }

    /** Reads the modes of a unit. */
    void read(int x, int y, int log2) {
        int parts = unit.isParted ? 4 : 1;
        int size = unit.isParted ? 1 << log2 - 1 : 1 << log2;
        for (int i = 0; i < parts; i++) {
            likely[i] = cabac.bit(Contexts.LIKELY_MODE) != 0;
        }
        for (int i = 0; i < parts; i++) {
            int partX = x + size * (i & 1);
            int partY = y + size * (i >> 1);
            unit.luma[i] = readLuma(partX, partY, likely[i]);
            note(partX, partY, size, unit.luma[i]);
        }
        int format = decoded.sequence.chromaFormat;
        for (int i = 0; i < (format == 0 ? 0 : format == 3 ? parts : 1); i++) {
            unit.chroma[i] = readChroma(unit.luma[i], format == 2);
        }
    }

    /** Notes a unit that is predicted from nothing, which counts as an average. */
    void noteRaw(int x, int y, int log2) {
        note(x, y, 1 << log2, IntraPrediction.AVERAGE);
    }

    private void note(int x, int y, int size, int mode) {
        int count = size >> DecodedPicture.SMALLEST_LOG2;
        int at = index(x, y);
        for (int row = 0; row < count; row++) {
            Arrays.fill(decoded.modes, at, at + count, (byte) mode);
            at += decoded.modeColumns;
        }
    }

    private int index(int x, int y) {
        return (y >> DecodedPicture.SMALLEST_LOG2) * decoded.modeColumns + (x >> DecodedPicture.SMALLEST_LOG2);
    }

    private int readLuma(int x, int y, boolean isLikely) {
        findLikely(x, y);
        if (isLikely) {
            return cabac.evenBit() == 0 ? first : cabac.evenBit() == 0 ? second : third;
        }
        int rest = cabac.evenBits(5);
        int low = Math.min(first, Math.min(second, third));
        int high = Math.max(first, Math.max(second, third));
        int middle = first + second + third - low - high;
        rest += rest >= low ? 1 : 0;
        rest += rest >= middle ? 1 : 0;
        return rest + (rest >= high ? 1 : 0);
    }

    private void findLikely(int x, int y) {
        int left = around.left(x) ? decoded.modes[index(x - 1, y)] : IntraPrediction.AVERAGE;
        // The row of coding tree blocks above is not looked at, so that nobody must keep it.
        boolean sameRow = (y & (1 << decoded.sequence.codingTreeLog2) - 1) != 0;
        int above = sameRow ? decoded.modes[index(x, y - 1)] : IntraPrediction.AVERAGE;
        if (left != above) {
            setLikely(left, above, thirdOf(left, above));
        } else if (left < 2) {
            setLikely(IntraPrediction.PLANAR, IntraPrediction.AVERAGE, IntraPrediction.VERTICAL);
        } else {
            setLikely(left, 2 + (left + 29) % 32, 2 + (left - 2 + 1) % 32);
        }
    }

    private static int thirdOf(int left, int above) {
        if (left != IntraPrediction.PLANAR && above != IntraPrediction.PLANAR) {
            return IntraPrediction.PLANAR;
        }
        boolean average = left == IntraPrediction.AVERAGE || above == IntraPrediction.AVERAGE;
        return average ? IntraPrediction.VERTICAL : IntraPrediction.AVERAGE;
    }

    private void setLikely(int one, int two, int three) {
        first = one;
        second = two;
        third = three;
    }

    private int readChroma(int luma, boolean tall) {
        int number = cabac.bit(Contexts.CHROMA_MODE) == 0 ? LIKE_LUMA : cabac.evenBits(2);
        int mode = luma;
        if (number != LIKE_LUMA) {
            mode = CHROMA[number] == luma ? IntraPrediction.LAST : CHROMA[number];
        }
        return tall ? TALL[mode] : mode;
    }
}
