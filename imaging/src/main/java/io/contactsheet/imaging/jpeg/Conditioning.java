package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.Arrays;

/** What the models of arithmetic coding are conditioned by (T.81, sections B.2.4.3 and F.1.4.4). */
final class Conditioning {

    private static final int TABLES = 16;

    private final int[] lower = new int[TABLES];
    private final int[] upper = new int[TABLES];
    private final int[] lowCoefficients = new int[TABLES];

    Conditioning() {
        Arrays.fill(upper, 1);
        Arrays.fill(lowCoefficients, 5);
    }

    void define(byte[] segment) throws UnreadablePictureException {
        for (int i = 0; i + 1 < segment.length; i += 2) {
            int table = segment[i] & 15;
            int value = segment[i + 1] & 0xFF;
            if ((segment[i] & 0xE0) != 0 || ((segment[i] & 0x10) == 0 && (value & 15) > value >> 4)) {
                throw JpegFault.damaged("The conditioning of its arithmetic coding is impossible.");
            }
            if ((segment[i] & 0x10) == 0) {
                lower[table] = value & 15;
                upper[table] = value >> 4;
            } else {
                lowCoefficients[table] = value;
            }
        }
    }

    /** The first state for the difference behind one of this magnitude: zero, small or large, up or down. */
    int context(int table, int magnitude, int sign) {
        if (magnitude < 1 << lower[table] >> 1) {
            return 0;
        }
        return (magnitude > 1 << upper[table] >> 1 ? 12 : 4) + 4 * sign;
    }

    /** Up to this one, coefficients count as low. */
    int lowCoefficients(int table) {
        return lowCoefficients[table];
    }
}
