package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import org.jspecify.annotations.Nullable;

/** The transparency of a lossy picture, row by row; opaque from where it is damaged. Source: RFC 9649, section 2.7.1.2. */
final class AlphaRows {

    private static final int COMPRESSED = 1;
    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;

    private final Chunk data;
    private final int filter;
    private final @Nullable LosslessDecoder lossless;
    private byte[] levels;
    private byte[] above;
    private int row;
    private boolean over;

    AlphaRows(Chunk chunk, Size size, MemoryBudget budget) throws UnreadablePictureException {
        int header = chunk.length() == 0 ? 0 : chunk.file()[chunk.start()];
        filter = header >> 2 & 3;
        boolean compressed = (header & 3) == COMPRESSED;
        data = chunk.from(1);
        lossless = compressed ? open(data, size, budget) : null;
        over = (header & 3) > COMPRESSED || (compressed && lossless == null);
        levels = new byte[size.width()];
        above = new byte[size.width()];
    }

    private static @Nullable LosslessDecoder open(Chunk data, Size size, MemoryBudget budget)
            throws UnreadablePictureException {
        try {
            return new LosslessDecoder(data, size, budget);
        } catch (UnreadablePictureException e) {
            if (e.reason() == Reason.CORRUPT) {
                return null;
            }
            throw e;
        }
    }

    /** Gives the opaque pixels of the next row their opacity. */
    void applyNext(int[] argb) {
        byte[] used = above;
        above = levels;
        levels = used;
        over |= !read();
        if (over) {
            return;
        }
        unfilter();
        row++;
        for (int x = 0; x < argb.length; x++) {
            argb[x] = (argb[x] & 0xFFFFFF) | levels[x] << 24;
        }
    }

    /** Reads the next row as it is stored. */
    private boolean read() {
        if (over) {
            return false;
        }
        if (lossless == null) {
            int start = data.start() + row * levels.length;
            if (data.end() - start < levels.length) {
                return false;
            }
            System.arraycopy(data.file(), start, levels, 0, levels.length);
            return true;
        }
        if (!lossless.next()) {
            return false;
        }
        for (int x = 0; x < levels.length; x++) {
            levels[x] = (byte) (lossless.argb()[x] >> 8);
        }
        return true;
    }

    private void unfilter() {
        if (filter == 0) {
            return;
        }
        if (row > 0) {
            levels[0] += above[0];
        }
        for (int x = 1; x < levels.length; x++) {
            boolean fromLeft = filter == HORIZONTAL || row == 0;
            levels[x] += fromLeft ? levels[x - 1] : filter == VERTICAL ? above[x] : gradient(x);
        }
    }

    private byte gradient(int x) {
        int level = (levels[x - 1] & 0xFF) + (above[x] & 0xFF) - (above[x - 1] & 0xFF);
        return (byte) Math.clamp(level, 0, 255);
    }
}
