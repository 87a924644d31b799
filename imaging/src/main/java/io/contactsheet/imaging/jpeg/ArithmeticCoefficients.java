package io.contactsheet.imaging.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** What a scan with arithmetic coding learns, and the coefficients that it tells by it (T.81, sections F.1.4 and G.1.3). */
final class ArithmeticCoefficients {

    private static final int TABLES = 16;
    private static final int DC_STATES = 64;
    private static final int AC_STATES = 256;

    /** The states for the magnitude of an AC coefficient: of a low one, and of the others. */
    private static final int LOW_MAGNITUDE = 189;

    private static final int HIGH_MAGNITUDE = 217;
    private static final int DC_MAGNITUDE = 20;

    /** From the states of a magnitude's category to those of its bits. */
    private static final int BITS = 14;

    private final ArithmeticDecoder decoder;
    private final Conditioning conditioning;
    private final byte[][] dcStates = new byte[TABLES][DC_STATES];
    private final byte[][] acStates = new byte[TABLES][AC_STATES];
    private final byte[] even = {ArithmeticDecoder.EVEN};

    /** By component: what the last difference was like, as an index of states; and the last average. */
    private final int[] contexts = new int[4];

    private final int[] predictions = new int[4];

    /** Nothing can be told from here to the next restart. */
    private boolean lost;

    ArithmeticCoefficients(EntropyInput in, Conditioning conditioning) {
        this.decoder = new ArithmeticDecoder(in);
        this.conditioning = conditioning;
    }

    void restart() {
        decoder.restart();
        for (int table = 0; table < TABLES; table++) {
            Arrays.fill(dcStates[table], (byte) 0);
            Arrays.fill(acStates[table], (byte) 0);
        }
        Arrays.fill(contexts, 0);
        Arrays.fill(predictions, 0);
        lost = false;
    }

    /** Whether what follows has no data, or none that makes sense. */
    boolean isSpent() {
        return lost || decoder.isSpent();
    }

    /** The average of the next block of a component. */
    int average(Component component) throws IOException {
        predictions[component.index] += difference(component);
        return predictions[component.index];
    }

    /** Figures F.19 to F.24. */
    private int difference(Component component) throws IOException {
        byte[] states = dcStates[component.dcTable];
        int state = contexts[component.index];
        contexts[component.index] = 0;
        if (decoder.decide(states, state) == 0) {
            return 0;
        }
        int sign = decoder.decide(states, state + 1);
        state += 2 + sign;
        int magnitude = decoder.decide(states, state);
        if (magnitude != 0) {
            state = DC_MAGNITUDE;
            for (; decoder.decide(states, state) != 0; state++) {
                magnitude <<= 1;
                if (magnitude == 0x8000) {
                    lost = true;
                    return 0;
                }
            }
        }
        contexts[component.index] = conditioning.context(component.dcTable, magnitude, sign);
        int value = 1 + bits(states, state + BITS, magnitude);
        return sign != 0 ? -value : value;
    }

    /** The bits below the leading one of a magnitude, together with it. */
    private int bits(byte[] states, int state, int magnitude) throws IOException {
        int value = magnitude;
        for (int bit = magnitude >> 1; bit != 0; bit >>= 1) {
            value |= decoder.decide(states, state) * bit;
        }
        return value;
    }

    /**
     * Decodes coefficients of the next block of a component.
     *
     * @param values takes those that are not zero, in zigzag order
     */
    void decode(Component component, int first, int last, int[] values) throws IOException {
        byte[] states = acStates[component.acTable];
        for (int k = first; k <= last; k++) {
            int state = 3 * (k - 1);
            if (decoder.decide(states, state) != 0) {
                return;
            }
            for (; decoder.decide(states, state + 1) == 0; state += 3) {
                if (++k > last) {
                    lost = true;
                    return;
                }
            }
            values[k] = value(component, states, state + 2, k);
        }
    }

    private int value(Component component, byte[] states, int first, int k) throws IOException {
        int sign = decoder.decide(even, 0);
        int state = first;
        int magnitude = decoder.decide(states, state);
        if (magnitude != 0 && decoder.decide(states, state) != 0) {
            magnitude = 2;
            state = k <= conditioning.lowCoefficients(component.acTable) ? LOW_MAGNITUDE : HIGH_MAGNITUDE;
            for (; decoder.decide(states, state) != 0; state++) {
                magnitude <<= 1;
                if (magnitude == 0x8000) {
                    lost = true;
                    return 0;
                }
            }
        }
        int value = 1 + bits(states, state + BITS, magnitude);
        return sign != 0 ? -value : value;
    }

    /** The next bit of an average. */
    int averageBit() throws IOException {
        return decoder.decide(even, 0);
    }

    /**
     * Adds a bit to coefficients of the next block of a component.
     *
     * @param details all of the block's AC coefficients in zigzag order, from {@code offset + 1} on
     */
    void refine(Component component, ScanHeader header, short[] details, int offset) throws IOException {
        byte[] states = acStates[component.acTable];
        int bit = 1 << header.low();
        int end = header.last();
        while (end > 0 && details[offset + end] == 0) {
            end--;
        }
        for (int k = header.first(); k <= header.last(); k++) {
            if (k > end && decoder.decide(states, 3 * (k - 1)) != 0) {
                return;
            }
            while (!refineOne(states, 3 * (k - 1), details, offset + k, bit)) {
                if (++k > header.last()) {
                    lost = true;
                    return;
                }
            }
        }
    }

    /** Whether the coefficient is not zero, now or before. */
    private boolean refineOne(byte[] states, int state, short[] details, int index, int bit) throws IOException {
        int known = details[index];
        if (known != 0) {
            int change = decoder.decide(states, state + 2) * bit;
            details[index] += (short) (known < 0 ? -change : change);
            return true;
        }
        if (decoder.decide(states, state + 1) == 0) {
            return false;
        }
        details[index] = (short) (decoder.decide(even, 0) != 0 ? -bit : bit);
        return true;
    }
}
