package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/**
 * Pixels in prefix codes, references to earlier pixels, and a cache of colours; read row by row. Source: RFC 9649,
 * sections 3.6 and 3.7.
 */
final class CodedImage {

    private static final int CACHE_HASH = 0x1E35A7BD;
    private static final int MOST_CACHE_BITS = 11;
    private static final int NEAR_DISTANCES = 120;

    /** No reference reaches further back. */
    private static final int MOST_HISTORY = 1 << 20;

    /** Near pixels by their distance code: upper four bits, rows above; lower ones, columns to the right of 8. */
    private static final int[] NEAR = {
        0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1A, 0x26, 0x2A, 0x38, 0x05, 0x37, 0x39, 0x15, 0x1B,
        0x36, 0x3A, 0x25, 0x2B, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1C, 0x35, 0x3B, 0x46, 0x4A, 0x24, 0x2C, 0x58, 0x45,
        0x4B, 0x34, 0x3C, 0x03, 0x57, 0x59, 0x13, 0x1D, 0x56, 0x5A, 0x23, 0x2D, 0x44, 0x4C, 0x55, 0x5B, 0x33, 0x3D,
        0x68, 0x02, 0x67, 0x69, 0x12, 0x1E, 0x66, 0x6A, 0x22, 0x2E, 0x54, 0x5C, 0x43, 0x4D, 0x65, 0x6B, 0x32, 0x3E,
        0x78, 0x01, 0x77, 0x79, 0x53, 0x5D, 0x11, 0x1F, 0x64, 0x6C, 0x42, 0x4E, 0x76, 0x7A, 0x21, 0x2F, 0x75, 0x7B,
        0x31, 0x3F, 0x63, 0x6D, 0x52, 0x5E, 0x00, 0x74, 0x7C, 0x41, 0x4F, 0x10, 0x20, 0x62, 0x6E, 0x30, 0x73, 0x7D,
        0x51, 0x5F, 0x40, 0x72, 0x7E, 0x61, 0x6F, 0x50, 0x71, 0x7F, 0x60, 0x70
    };

    private final LosslessBits bits;
    private final int width;
    private final int[] cache;
    private final int cacheShift;
    private final PrefixGroup[] groups;

    /** Which group a square of pixels has; empty if there is only one. */
    private final short[] groupOfSquare;

    private final int squareBits;
    private final int squaresWide;
    private final int[] history;
    private int read;
    private int row;
    private int copyLeft;
    private int copyDistance;

    /** @param main whether these are the pixels themselves, which may differ in their codes from place to place */
    private CodedImage(LosslessBits bits, int width, int height, boolean main, MemoryBudget budget)
            throws UnreadablePictureException {
        this.bits = bits;
        this.width = width;
        boolean cached = bits.flag();
        int cacheBits = cached ? bits.read(4) : 0;
        if (cached && (cacheBits < 1 || cacheBits > MOST_CACHE_BITS)) {
            throw damaged();
        }
        cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
        cacheShift = Integer.SIZE - cacheBits;
        boolean varied = main && bits.flag();
        squareBits = varied ? 2 + bits.read(3) : 0;
        squaresWide = squares(width, squareBits);
        groupOfSquare = varied ? readGroups(squaresWide, squares(height, squareBits), budget) : new short[0];
        groups = new PrefixGroup[groupCount()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = PrefixGroup.read(bits, cache.length);
            budget.take(groups[i].memory());
            if (bits.isStarved()) {
                throw damaged();
            }
        }
        int size = historySize((long) width * height);
        budget.take(4L * size);
        history = new int[size];
    }

    /** Opens the pixels of a picture. */
    static CodedImage main(LosslessBits bits, int width, int height, MemoryBudget budget)
            throws UnreadablePictureException {
        return new CodedImage(bits, width, height, true, budget);
    }

    /** Reads an image that tells something about the picture. */
    static int[] readAll(LosslessBits bits, int width, int height, MemoryBudget budget)
            throws UnreadablePictureException {
        budget.take(4L * width * height);
        CodedImage image = new CodedImage(bits, width, height, false, budget);
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            if (!image.readRow(pixels, y * width)) {
                throw damaged();
            }
        }
        return pixels;
    }

    /** How many squares with a side of so many bits cover a length. */
    static int squares(int length, int bits) {
        return (length + (1 << bits) - 1) >> bits;
    }

    private static UnreadablePictureException damaged() {
        return UnreadablePictureException.corrupt("The pixels of this WebP picture are damaged.");
    }

    private static int historySize(long pixels) {
        return pixels >= MOST_HISTORY ? MOST_HISTORY : Integer.highestOneBit((int) pixels * 2 - 1);
    }

    private short[] readGroups(int wide, int high, MemoryBudget budget) throws UnreadablePictureException {
        int[] image = readAll(bits, wide, high, budget);
        short[] numbers = new short[image.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (short) (image[i] >> 8);
        }
        return numbers;
    }

    private int groupCount() {
        int last = 0;
        for (short number : groupOfSquare) {
            last = Math.max(last, number & 0xFFFF);
        }
        return last + 1;
    }

    private PrefixGroup group(int x) {
        return groupOfSquare.length == 0
                ? groups[0]
                : groups[groupOfSquare[(row >> squareBits) * squaresWide + (x >> squareBits)] & 0xFFFF];
    }

    /**
     * Reads the next row.
     *
     * @return whether it is whole; if not, the data ends or makes no sense
     */
    boolean readRow(int[] pixels, int offset) {
        int mask = history.length - 1;
        int square = (1 << squareBits) - 1;
        PrefixGroup group = group(0);
        for (int x = 0; x < width; ) {
            if (copyLeft > 0) {
                x = copy(pixels, offset, x);
                if (x < width) {
                    group = group(x);
                }
                continue;
            }
            if ((x & square) == 0) {
                group = group(x);
            }
            bits.refill();
            int symbol = group.green().decode(bits);
            int pixel;
            if (symbol < PrefixGroup.LITERALS) {
                pixel = group.pixel(symbol, bits);
            } else if (symbol < PrefixGroup.LITERALS + PrefixGroup.LENGTHS) {
                if (!startCopy(symbol - PrefixGroup.LITERALS, group)) {
                    return false;
                }
                continue;
            } else {
                pixel = cache[symbol - PrefixGroup.LITERALS - PrefixGroup.LENGTHS];
            }
            pixels[offset + x++] = pixel;
            history[read++ & mask] = pixel;
            if (cache.length > 0) {
                cache[(CACHE_HASH * pixel) >>> cacheShift] = pixel;
            }
        }
        row++;
        return !bits.isStarved();
    }

    private boolean startCopy(int lengthCode, PrefixGroup group) {
        copyLeft = number(lengthCode);
        bits.refill();
        int code = number(group.distance().decode(bits));
        copyDistance = code > NEAR_DISTANCES ? code - NEAR_DISTANCES : near(NEAR[code - 1]);
        return copyDistance <= read;
    }

    private int near(int offset) {
        return Math.max(1, (offset >> 4) * width + 8 - (offset & 15));
    }

    private int number(int code) {
        if (code < 4) {
            return code + 1;
        }
        int extra = (code - 2) >> 1;
        return ((2 + (code & 1)) << extra) + bits.read(extra) + 1;
    }

    private int copy(int[] pixels, int offset, int from) {
        int mask = history.length - 1;
        int end = from + Math.min(copyLeft, width - from);
        for (int x = from; x < end; x++) {
            int pixel = history[read - copyDistance & mask];
            pixels[offset + x] = pixel;
            history[read++ & mask] = pixel;
            if (cache.length > 0) {
                cache[(CACHE_HASH * pixel) >>> cacheShift] = pixel;
            }
        }
        copyLeft -= end - from;
        return end;
    }
}
