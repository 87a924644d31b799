package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.tiff.Extent;
import io.contactsheet.shared.size.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of a CRW file, Canon's RAW of the years before CR2: heaps of data, each with its directory at its end.
 *
 * <p>Source: Canon, CIFF Specification on Image Data File, version 1.0 revision 4.
 */
public final class CiffPreviews implements PreviewSource {

    private static final int SIGNATURE_OFFSET = 6;
    private static final byte[] SIGNATURE = "HEAPCCDR".getBytes(StandardCharsets.US_ASCII);
    private static final int ENTRY = 10;
    private static final int MOST_HEAPS = 64;

    /** The bits of a tag that say whether its data stands in the directory itself. */
    private static final int IN_DIRECTORY = 0x4000;

    /** The bits of a tag that say what its data is, and the two kinds that are heaps. */
    private static final int KIND = 0x3800;

    private static final int HEAP = 0x2800;
    private static final int OTHER_HEAP = 0x3000;

    private static final int JPEG_OF_RAW = 0x2007;
    private static final int THUMBNAIL = 0x2008;

    /** Width, height, the shape of a pixel, and by how many degrees it is to be turned. */
    private static final int IMAGE_SPEC = 0x1810;

    private final byte[] file;
    private final ByteBuffer data;
    private final List<Preview> previews = new ArrayList<>();
    private Optional<Size> originalSize = Optional.empty();
    private Orientation orientation = Orientation.TOP_LEFT;
    private int heaps;

    private CiffPreviews(byte[] file) {
        this.file = file;
        data = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        readHeap(data.getInt(2), file.length);
    }

    /** Reads the directories of a file; empty if it is not a CRW file. */
    public static Optional<CiffPreviews> of(byte[] file) {
        int behind = SIGNATURE_OFFSET + SIGNATURE.length;
        boolean is =
                file.length >= behind && Arrays.equals(file, SIGNATURE_OFFSET, behind, SIGNATURE, 0, SIGNATURE.length);
        return is ? Optional.of(new CiffPreviews(file)) : Optional.empty();
    }

    private void readHeap(long start, long end) {
        if (start < 0 || end > file.length || end - start < 6 || ++heaps > MOST_HEAPS) {
            return;
        }
        long directory = start + (data.getInt((int) end - 4) & 0xFFFFFFFFL);
        if (directory > end - 2) {
            return;
        }
        int count = data.getShort((int) directory) & 0xFFFF;
        for (long at = directory + 2; count > 0 && at + ENTRY <= end; at += ENTRY, count--) {
            int tag = data.getShort((int) at) & 0xFFFF;
            if ((tag & IN_DIRECTORY) == 0) {
                long offset = start + (data.getInt((int) at + 6) & 0xFFFFFFFFL);
                readEntry(tag, new Extent(offset, data.getInt((int) at + 2) & 0xFFFFFFFFL));
            }
        }
    }

    private void readEntry(int tag, Extent extent) {
        if (extent.end() > file.length) {
            return;
        }
        if ((tag & KIND) == HEAP || (tag & KIND) == OTHER_HEAP) {
            readHeap(extent.offset(), extent.end());
        } else if (tag == JPEG_OF_RAW || tag == THUMBNAIL) {
            Preview.within(file, extent).ifPresent(previews::add);
        } else if (tag == IMAGE_SPEC && extent.length() >= 16) {
            int at = (int) extent.offset();
            originalSize = TiffPicture.size(data.getInt(at), data.getInt(at + 4));
            orientation = turned(data.getInt(at + 12));
        }
    }

    private static Orientation turned(int degrees) {
        return switch (Math.floorMod(degrees, 360)) {
            case 90 -> Orientation.RIGHT_TOP;
            case 180 -> Orientation.BOTTOM_RIGHT;
            case 270 -> Orientation.LEFT_BOTTOM;
            default -> Orientation.TOP_LEFT;
        };
    }

    @Override
    public List<Preview> jpegs() {
        return previews;
    }

    @Override
    public List<Preview> hidden() {
        return PreviewSearch.find(file);
    }

    @Override
    public Optional<Size> originalSize() {
        return originalSize;
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }
}
