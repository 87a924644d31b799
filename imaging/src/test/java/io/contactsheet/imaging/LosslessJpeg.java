package io.contactsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.util.function.IntUnaryOperator;

/**
 * Writes lossless JPEG files (ITU-T T.81, annex H), as scanners and programs for X-rays do: each sample as its difference
 * from the one before it.
 */
final class LosslessJpeg {

    private static final int CATEGORIES = 17;
    /** All codes are of one length; the code of ones alone stays unused, as it must. */
    private static final int CODE = 5;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int bits;
    private int pending;

    private LosslessJpeg() {}

    /**
     * A file.
     *
     * @param precision bits of a sample
     * @param sample of each index, row by row, the components of a pixel one after the other
     */
    static byte[] of(int width, int height, int components, int precision, IntUnaryOperator sample) {
        LosslessJpeg jpeg = new LosslessJpeg();
        jpeg.bytes(0xFF, 0xD8);
        jpeg.bytes(0xFF, 0xC3, 0, 8 + 3 * components, precision, height >> 8, height, width >> 8, width, components);
        for (int component = 1; component <= components; component++) {
            jpeg.bytes(component, 0x11, 0);
        }
        jpeg.bytes(0xFF, 0xC4, 0, 2 + 1 + 16 + CATEGORIES, 0);
        for (int length = 1; length <= 16; length++) {
            jpeg.bytes(length == CODE ? CATEGORIES : 0);
        }
        for (int category = 0; category < CATEGORIES; category++) {
            jpeg.bytes(category);
        }
        jpeg.bytes(0xFF, 0xDA, 0, 6 + 2 * components, components);
        for (int component = 1; component <= components; component++) {
            jpeg.bytes(component, 0);
        }
        jpeg.bytes(1, 0, 0);
        int row = width * components;
        for (int i = 0; i < row * height; i++) {
            int before = i < components
                    ? 1 << (precision - 1)
                    : i % row < components ? sample.applyAsInt(i - row) : sample.applyAsInt(i - components);
            jpeg.difference((short) (sample.applyAsInt(i) - before));
        }
        jpeg.put(0x7F, 7);
        jpeg.bytes(0xFF, 0xD9);
        return jpeg.file.toByteArray();
    }

    private void bytes(int... values) {
        for (int value : values) {
            file.write(value);
        }
    }

    private void difference(int difference) {
        int category = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
        put(category, CODE);
        if (category < 16) {
            put((difference < 0 ? difference - 1 : difference) & ((1 << category) - 1), category);
        }
    }

    private void put(int value, int count) {
        for (int bit = count - 1; bit >= 0; bit--) {
            pending = pending << 1 | value >> bit & 1;
            if (++bits == 8) {
                file.write(pending);
                if (pending == 0xFF) {
                    file.write(0);
                }
                bits = 0;
                pending = 0;
            }
        }
    }
}
