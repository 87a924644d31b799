package io.contactsheet.imaging.jpeg;

import java.io.IOException;

/**
 * The adaptive binary arithmetic decoder (T.81, annex D): one decision after the other, each with a state that learns how
 * likely it is.
 *
 * <p>A state is a byte: the index of its estimate, and in the sign bit the more probable symbol. Names of registers are
 * the standard's.
 */
final class ArithmeticDecoder {

    /** The state of a decision that is always as likely as not. */
    static final byte EVEN = 113;

    /** An encoder drops zeros at the end of its data. Where more than so many are missing, the data is. */
    private static final int MOST_ZEROS = 64;

    /**
     * T.81, table D.3: the estimated probability of the less probable symbol in the upper 16 bits, the next index behind
     * a more probable one, and the next index behind a less probable one, with the sign bit if the two are exchanged.
     */
    private static final int[] ESTIMATES = {
        0x5A1D0181, 0x2586020E, 0x11140310, 0x080B0412, 0x03D80514, 0x01DA0617, 0x00E50719, 0x006F081C,
        0x0036091E, 0x001A0A21, 0x000D0B23, 0x00060C09, 0x00030D0A, 0x00010D0C, 0x5A7F0F8F, 0x3F251024,
        0x2CF21126, 0x207C1227, 0x17B91328, 0x1182142A, 0x0CEF152B, 0x09A1162D, 0x072F172E, 0x055C1830,
        0x04061931, 0x03031A33, 0x02401B34, 0x01B11C36, 0x01441D38, 0x00F51E39, 0x00B71F3B, 0x008A203C,
        0x0068213E, 0x004E223F, 0x003B2320, 0x002C0921, 0x5AE125A5, 0x484C2640, 0x3A0D2741, 0x2EF12843,
        0x261F2944, 0x1F332A45, 0x19A82B46, 0x15182C48, 0x11772D49, 0x0E742E4A, 0x0BFB2F4B, 0x09F8304D,
        0x0861314E, 0x0706324F, 0x05CD3330, 0x04DE3432, 0x040F3532, 0x03633633, 0x02D43734, 0x025C3835,
        0x01F83936, 0x01A43A37, 0x01603B38, 0x01253C39, 0x00F63D3A, 0x00CB3E3B, 0x00AB3F3D, 0x008F203D,
        0x5B1241C1, 0x4D044250, 0x412C4351, 0x37D84452, 0x2FE84553, 0x293C4654, 0x23794756, 0x1EDF4857,
        0x1AA94957, 0x174E4A48, 0x14244B48, 0x119C4C4A, 0x0F6B4D4A, 0x0D514E4B, 0x0BB64F4D, 0x0A40304D,
        0x583251D0, 0x4D1C5258, 0x438E5359, 0x3BDD545A, 0x34EE555B, 0x2EAE565C, 0x299A575D, 0x25164756,
        0x557059D8, 0x4CA95A5F, 0x44D95B60, 0x3E225C61, 0x38245D63, 0x32B45E63, 0x2E17565D, 0x56A860DF,
        0x4F466165, 0x47E56266, 0x41CF6367, 0x3C3D6468, 0x375E5D63, 0x52316669, 0x4C0F676A, 0x4639686B,
        0x415E6367, 0x56276AE9, 0x50E76B6C, 0x4B85676D, 0x55976D6E, 0x504F6B6F, 0x5A106FEE, 0x55226D70,
        0x59EB6FF0, 0x5A1D7171
    };

    private final EntropyInput in;
    private long code;
    private int interval;

    /** Bits of {@link #code} below those that are compared; negative while the first bytes are still to come. */
    private int shift;

    private boolean started;
    private int zeros;

    ArithmeticDecoder(EntropyInput in) {
        this.in = in;
    }

    /** Starts with the data behind a marker. */
    void restart() {
        code = 0;
        interval = 0;
        shift = -16;
        started = false;
        zeros = 0;
    }

    /** Whether what is decoded from here on has no data any more. */
    boolean isSpent() {
        return in.isSpent() && (!started || zeros > MOST_ZEROS);
    }

    /** Decodes a decision, and teaches its state. */
    int decide(byte[] states, int state) throws IOException {
        while (interval < 0x8000) {
            renormalise();
        }
        int known = states[state];
        int estimate = ESTIMATES[known & 0x7F];
        int probability = estimate >>> 16;
        interval -= probability;
        long split = (long) interval << shift;
        int symbol = known >>> 7 & 1;
        if (code >= split) {
            code -= split;
            boolean moreProbable = interval < probability;
            interval = probability;
            return moreProbable ? more(states, state, symbol, estimate) : less(states, state, symbol, estimate);
        }
        if (interval < 0x8000) {
            return interval < probability
                    ? less(states, state, symbol, estimate)
                    : more(states, state, symbol, estimate);
        }
        return symbol;
    }

    private static int more(byte[] states, int state, int symbol, int estimate) {
        states[state] = (byte) (symbol << 7 | (estimate >>> 8 & 0x7F));
        return symbol;
    }

    private static int less(byte[] states, int state, int symbol, int estimate) {
        states[state] = (byte) (symbol << 7 ^ (estimate & 0xFF));
        return symbol ^ 1;
    }

    private void renormalise() throws IOException {
        if (--shift < 0) {
            code = code << 8 | nextByte();
            shift += 8;
            if (shift < 0 && ++shift == 0) {
                interval = 0x8000;
            }
        }
        interval <<= 1;
    }

    private int nextByte() throws IOException {
        if (in.position >= in.limit) {
            in.ensure(1);
        }
        if (in.position >= in.limit) {
            zeros++;
            return 0;
        }
        started = true;
        return in.data[in.position++] & 0xFF;
    }
}
