package io.contactsheet.imaging.png;

import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.resize.RowOrder;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.shared.size.Size;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads all kinds of PNG from a stream into a reducer, in the memory of two rows. Text is passed over, however long it is; a
 * profile that unpacks to more than {@value Unpacked#MOST_BYTES} bytes is taken for none. A file that ends early gives what it
 * has; one whose checksums are wrong is damaged. For one picture and one thread.
 *
 * <p>Source: Portable Network Graphics (PNG) Specification, third edition.
 */
public final class PngDecoder implements RowDecoder {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int SHORT_CHUNK = 1 << 16;

    /** The seven passes: first column, first row, step between columns, step between rows. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ALL_AT_ONCE = {{0, 0, 1, 1}};

    private final PngChunks chunks;
    private final PngHeader header;
    private byte[] palette = new byte[0];
    private byte[] transparency = new byte[0];
    private final PngColor color;
    private final PngOrientation orientation = new PngOrientation();

    private PngDecoder(InputStream stream) throws IOException, UnreadablePictureException {
        chunks = new PngChunks(stream);
        int first = chunks.next();
        if (first == PngChunks.CGBI) {
            throw UnreadablePictureException.unsupported(
                    "This is a PNG picture in the form of Apple's development tools"
                            + " (CgBI), which cannot be read. Saved anew as PNG, it can be.");
        }
        if (first != PngChunks.IHDR) {
            throw UnreadablePictureException.corrupt("This PNG picture does not start with a header.");
        }
        header = PngHeader.parse(chunks.readAll(SHORT_CHUNK));
        color = new PngColor(header.isGrey());
        readToPixels();
    }

    /** Reads a file up to its pixels. */
    public static PngDecoder open(InputStream stream) throws IOException, UnreadablePictureException {
        try {
            if (!Arrays.equals(stream.readNBytes(SIGNATURE.length), SIGNATURE)) {
                throw UnreadablePictureException.corrupt("The first bytes of this PNG picture are damaged.");
            }
            return new PngDecoder(stream);
        } catch (EOFException e) {
            throw UnreadablePictureException.corrupt("This PNG picture ends before its first pixel.");
        }
    }

    private void readToPixels() throws IOException, UnreadablePictureException {
        for (int type = chunks.next(); type != PngChunks.IDAT; type = chunks.next()) {
            switch (type) {
                case PngChunks.PLTE -> palette = chunks.readAll(SHORT_CHUNK);
                case PngChunks.TRNS -> transparency = chunks.readAll(SHORT_CHUNK);
                case PngChunks.CICP -> color.addCodePoints(chunks.data().readNBytes(SHORT_CHUNK));
                case PngChunks.ICCP -> color.addProfile(readProfile());
                case PngChunks.SRGB -> color.addSrgb();
                case PngChunks.GAMA -> color.addGamma(chunks.data().readNBytes(SHORT_CHUNK));
                case PngChunks.CHRM -> color.addChromaticities(chunks.data().readNBytes(SHORT_CHUNK));
                case PngChunks.IEND -> throw UnreadablePictureException.corrupt("This PNG picture has no pixels.");
                default -> readMetadata(type);
            }
        }
        if (header.type() == PngHeader.INDEXED && palette.length == 0) {
            throw UnreadablePictureException.corrupt("This PNG picture has no palette.");
        }
    }

    private void readMetadata(int type) throws IOException {
        switch (type) {
            case PngChunks.EXIF -> orientation.addExif(chunks.data());
            case PngChunks.TEXT -> orientation.addText(chunks.data(), false);
            case PngChunks.ZTXT -> orientation.addText(chunks.data(), true);
            case PngChunks.ITXT -> orientation.addInternationalText(chunks.data());
            default -> {}
        }
    }

    /** A name, a zero, the method 0, and the packed profile; null if it is too long or damaged. */
    private byte @Nullable [] readProfile() throws IOException {
        InputStream chunk = chunks.data();
        PngChunks.readName(chunk);
        return chunk.read() == 0 ? Unpacked.of(chunk) : null;
    }

    @Override
    public Size size() {
        return header.size();
    }

    @Override
    public RowOrder order() {
        return header.interlaced() ? RowOrder.MIXED : RowOrder.TOP_DOWN;
    }

    @Override
    public int[] toSrgb(int[] pixels) {
        color.toSrgb(pixels);
        return pixels;
    }

    @Override
    public Orientation orientation() {
        return orientation.get();
    }

    @Override
    public long memory() {
        return 2 * header.rowBytes(header.size().width()) + 4L * header.size().width();
    }

    @Override
    public void decode(PixelReducer reducer, long memory) throws IOException, UnreadablePictureException {
        PngPixels pixels = new PngPixels(header, palette, transparency);
        try (PngRows rows = new PngRows(chunks, header)) {
            for (int[] pass : header.interlaced() ? ADAM7 : ALL_AT_ONCE) {
                decodePass(pass, pixels, rows, reducer);
            }
            readRest();
        } catch (EOFException _) {
            if (!reducer.hasAnything()) {
                throw UnreadablePictureException.corrupt("This PNG picture ends before its first pixel.");
            }
        }
    }

    /** Reads the image data to its end, for its checksums, and what stands behind it. */
    private void readRest() throws IOException, UnreadablePictureException {
        for (int type = chunks.next(); type != PngChunks.IEND; type = chunks.next()) {
            readMetadata(type);
        }
    }

    private void decodePass(int[] pass, PngPixels pixels, PngRows rows, PixelReducer reducer)
            throws IOException, UnreadablePictureException {
        int columns = (size().width() - pass[0] + pass[2] - 1) / pass[2];
        if (columns < 1) {
            return;
        }
        rows.startPass(columns);
        int[] argb = new int[columns];
        for (int y = pass[1]; y < size().height(); y += pass[3]) {
            pixels.unpack(rows.next(), argb, columns);
            reducer.addPixels(pass[0], pass[2], y, argb, columns);
        }
    }
}
