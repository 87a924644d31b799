package io.contactsheet.imaging.webp;

import java.util.Arrays;

/** From coefficients to differences of samples. Source: RFC 6386, section 14. */
final class DctInversion {

    private DctInversion() {}

    /** The inverse Walsh-Hadamard transform: gives each of the sixteen blocks of luma its first coefficient. */
    static void spreadY2(short[] y2, short[] luma) {
        int[] columns = new int[16];
        for (int i = 0; i < 4; i++) {
            int a = y2[i] + y2[12 + i];
            int b = y2[4 + i] + y2[8 + i];
            int c = y2[4 + i] - y2[8 + i];
            int d = y2[i] - y2[12 + i];
            columns[i] = a + b;
            columns[4 + i] = c + d;
            columns[8 + i] = a - b;
            columns[12 + i] = d - c;
        }
        for (int i = 0; i < 16; i += 4) {
            int a = columns[i] + columns[i + 3] + 3;
            int b = columns[i + 1] + columns[i + 2];
            int c = columns[i + 1] - columns[i + 2];
            int d = columns[i] - columns[i + 3] + 3;
            luma[16 * i] = (short) ((a + b) >> 3);
            luma[16 * i + 16] = (short) ((c + d) >> 3);
            luma[16 * i + 32] = (short) ((a - b) >> 3);
            luma[16 * i + 48] = (short) ((d - c) >> 3);
        }
    }

    /** Adds the differences of a block to its predicted samples, and zeroes its coefficients. */
    static void add(short[] values, int offset, int count, byte[] samples, int at, int stride) {
        if (count > 1) {
            addBlock(values, offset, samples, at, stride);
            Arrays.fill(values, offset, offset + 16, (short) 0);
        } else if (count == 1) {
            addConstant((values[offset] + 4) >> 3, samples, at, stride);
            values[offset] = 0;
        }
    }

    private static void addConstant(int difference, byte[] samples, int at, int stride) {
        for (int y = 0, row = at; y < 4; y++, row += stride) {
            for (int x = 0; x < 4; x++) {
                add(samples, row + x, difference);
            }
        }
    }

    private static void addBlock(short[] in, int offset, byte[] samples, int at, int stride) {
        // Four columns, whose results are kept in sixteen variables: an array would have to be zeroed first.
        int even0 = in[offset] + in[offset + 8];
        int odd0 = in[offset] - in[offset + 8];
        int low0 = times35468(in[offset + 4]) - times85627(in[offset + 12]);
        int high0 = times85627(in[offset + 4]) + times35468(in[offset + 12]);
        int even1 = in[offset + 1] + in[offset + 9];
        int odd1 = in[offset + 1] - in[offset + 9];
        int low1 = times35468(in[offset + 5]) - times85627(in[offset + 13]);
        int high1 = times85627(in[offset + 5]) + times35468(in[offset + 13]);
        int even2 = in[offset + 2] + in[offset + 10];
        int odd2 = in[offset + 2] - in[offset + 10];
        int low2 = times35468(in[offset + 6]) - times85627(in[offset + 14]);
        int high2 = times85627(in[offset + 6]) + times35468(in[offset + 14]);
        int even3 = in[offset + 3] + in[offset + 11];
        int odd3 = in[offset + 3] - in[offset + 11];
        int low3 = times35468(in[offset + 7]) - times85627(in[offset + 15]);
        int high3 = times85627(in[offset + 7]) + times35468(in[offset + 15]);
        addRow(even0 + high0, even1 + high1, even2 + high2, even3 + high3, samples, at);
        addRow(odd0 + low0, odd1 + low1, odd2 + low2, odd3 + low3, samples, at + stride);
        addRow(odd0 - low0, odd1 - low1, odd2 - low2, odd3 - low3, samples, at + 2 * stride);
        addRow(even0 - high0, even1 - high1, even2 - high2, even3 - high3, samples, at + 3 * stride);
    }

    private static void addRow(int first, int second, int third, int fourth, byte[] samples, int at) {
        int even = first + third + 4;
        int odd = first - third + 4;
        int low = times35468(second) - times85627(fourth);
        int high = times85627(second) + times35468(fourth);
        add(samples, at, (even + high) >> 3);
        add(samples, at + 1, (odd + low) >> 3);
        add(samples, at + 2, (odd - low) >> 3);
        add(samples, at + 3, (even - high) >> 3);
    }

    /** Times the square root of two and the sine of an eighth of pi, in 16 bits after the point. */
    private static int times35468(int value) {
        return (value * 35468) >> 16;
    }

    /** Times the square root of two and the cosine of an eighth of pi; less one before rounding, as the format has it. */
    private static int times85627(int value) {
        return ((value * 20091) >> 16) + value;
    }

    private static void add(byte[] samples, int at, int difference) {
        int sum = (samples[at] & 0xFF) + difference;
        samples[at] = (byte) ((sum & ~0xFF) == 0 ? sum : ~sum >> 31);
    }
}
