package io.contactsheet.imaging.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TIFF structure in either byte order. The number behind the byte order is looked at for BigTIFF alone, whose offsets
 * have 64 bits: makers of cameras have numbers of their own.
 *
 * <p>Source: TIFF 6.0, section 2; BigTIFF as libtiff describes it.
 */
public final class TiffFile {

    private static final int SHORTEST = 14;
    private static final int PLAIN = 42;
    private static final int BIG = 43;

    /** More are never looked at, however they are chained. */
    private static final int MOST_DIRECTORIES = 32;

    private final ByteBuffer data;
    private final boolean big;

    private TiffFile(ByteBuffer data) {
        this.data = data;
        this.big = data.getShort(2) == BIG && data.limit() >= 16;
    }

    /** The structure that an array starts with; empty if it is none. The array is kept, not copied. */
    public static Optional<TiffFile> of(byte[] bytes) {
        if (bytes.length < SHORTEST || bytes[0] != bytes[1] || (bytes[0] != 'I' && bytes[0] != 'M')) {
            return Optional.empty();
        }
        ByteOrder order = bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return Optional.of(new TiffFile(ByteBuffer.wrap(bytes).order(order)));
    }

    /** Whether it has the number of TIFF or BigTIFF, and is not what a maker of cameras has made of it. */
    public boolean isPlain() {
        return big || data.getShort(2) == PLAIN;
    }

    /** The first directory, which is mostly that of the main picture; empty if the structure is damaged. */
    public TiffDirectory first() {
        return directory(big ? data.getLong(8) : data.getInt(4) & 0xFFFFFFFFL);
    }

    /** The directory at an offset; empty if there is none. */
    public TiffDirectory directory(long offset) {
        return new TiffDirectory(data, big, offset);
    }

    /** The directories of the chain, each followed by those below it. */
    public List<TiffDirectory> directories() {
        List<TiffDirectory> all = new ArrayList<>();
        addChain(first(), all);
        return all;
    }

    /** Changes the bytes of the file so that this directory is its first one, and a reader finds that picture. */
    public void putFirst(TiffDirectory directory) {
        if (big) {
            data.putLong(8, directory.offset());
        } else {
            data.putInt(4, (int) directory.offset());
        }
    }

    private void addChain(TiffDirectory start, List<TiffDirectory> all) {
        TiffDirectory directory = start;
        while (!directory.isEmpty() && all.size() < MOST_DIRECTORIES && isNew(directory, all)) {
            all.add(directory);
            directory
                    .values(TiffTag.SUB_IFDS)
                    .limit(MOST_DIRECTORIES)
                    .forEach(offset -> addChain(directory(offset), all));
            directory = directory(directory.next());
        }
    }

    private static boolean isNew(TiffDirectory directory, List<TiffDirectory> all) {
        return all.stream().noneMatch(known -> known.offset() == directory.offset());
    }
}
