package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.util.ArrayList;
import java.util.List;

/** Decodes lossless pixels row by row. Source: RFC 9649, section 3. */
final class LosslessDecoder {

    private static final int SIGNATURE = 0x2F;
    private static final int HEADER = 5;
    private static final int SIZE_BITS = 14;

    private static final int PREDICTOR = 0;
    private static final int COLOR = 1;
    private static final int GREEN = 2;

    private final LosslessBits bits;
    private final Size size;
    private final MemoryBudget budget;

    /** In the order in which they are taken back. */
    private final List<LosslessTransform> transforms = new ArrayList<>();

    private final CodedImage pixels;
    private final int[] argb;
    private int y;

    /**
     * Opens pixels without a header.
     *
     * @param size of the picture
     * @param budget what this may take, of which it takes its part
     */
    LosslessDecoder(Chunk data, Size size, MemoryBudget budget) throws UnreadablePictureException {
        this.bits = new LosslessBits(data);
        this.size = size;
        this.budget = budget;
        int width = readTransforms();
        this.pixels = CodedImage.main(bits, width, size.height(), budget);
        this.argb = new int[size.width()];
    }

    /** Opens a picture with a header. */
    static LosslessDecoder open(Chunk picture, MemoryBudget budget) throws UnreadablePictureException {
        return new LosslessDecoder(picture.from(HEADER), size(picture), budget);
    }

    /** The size in the header of a picture. */
    static Size size(Chunk picture) throws UnreadablePictureException {
        if (picture.length() < HEADER || picture.file()[picture.start()] != SIGNATURE || header(picture) >>> 29 != 0) {
            throw UnreadablePictureException.corrupt("The header of this WebP picture is damaged.");
        }
        int mask = (1 << SIZE_BITS) - 1;
        return new Size((header(picture) & mask) + 1, (header(picture) >> SIZE_BITS & mask) + 1);
    }

    /** Whether the header of a picture says that there is transparency. */
    static boolean isTransparent(Chunk picture) {
        return (header(picture) >> (2 * SIZE_BITS) & 1) != 0;
    }

    private static int header(Chunk picture) {
        return Chunk.little(picture.file(), picture.start() + 1, 4);
    }

    /** Reads the transforms, and says how wide the picture is that they begin with. */
    private int readTransforms() throws UnreadablePictureException {
        int width = size.width();
        int seen = 0;
        while (bits.flag()) {
            int type = bits.read(2);
            if ((seen >> type & 1) != 0) {
                throw UnreadablePictureException.corrupt("The pixels of this WebP picture are damaged.");
            }
            seen |= 1 << type;
            LosslessTransform transform = readTransform(type, width);
            width = transform instanceof IndexTransform index ? index.packedWidth() : width;
            transforms.addFirst(transform);
        }
        return width;
    }

    private LosslessTransform readTransform(int type, int width) throws UnreadablePictureException {
        return switch (type) {
            case PREDICTOR -> {
                int squareBits = 2 + bits.read(3);
                yield new PredictorTransform(width, squareBits, readSquares(width, squareBits));
            }
            case COLOR -> {
                int squareBits = 2 + bits.read(3);
                yield new ColorTransform(width, squareBits, readSquares(width, squareBits));
            }
            case GREEN -> new GreenTransform(width);
            default -> IndexTransform.of(width, CodedImage.readAll(bits, bits.read(8) + 1, 1, budget));
        };
    }

    private int[] readSquares(int width, int squareBits) throws UnreadablePictureException {
        return CodedImage.readAll(
                bits, CodedImage.squares(width, squareBits), CodedImage.squares(size.height(), squareBits), budget);
    }

    /**
     * Decodes the next row.
     *
     * @return whether it is there; if not, the data ends or makes no sense
     */
    boolean next() {
        if (!pixels.readRow(argb, 0)) {
            return false;
        }
        for (LosslessTransform transform : transforms) {
            transform.inverse(y, argb);
        }
        y++;
        return true;
    }

    /** The current row, 0xAARRGGBB; the array is used again. */
    int[] argb() {
        return argb;
    }
}
