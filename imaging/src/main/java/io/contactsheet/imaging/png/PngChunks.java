package io.contactsheet.imaging.png;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;

/** The chunks of a PNG file, one after the other (PNG, section 5.3). What is not asked for is passed over. */
final class PngChunks {

    static final int IHDR = 0x49484452;
    static final int PLTE = 0x504C5445;
    static final int TRNS = 0x74524E53;
    static final int CICP = 0x63494350;
    static final int ICCP = 0x69434350;
    static final int SRGB = 0x73524742;
    static final int GAMA = 0x67414D41;
    static final int CHRM = 0x6348524D;
    static final int EXIF = 0x65584966;
    static final int TEXT = 0x74455874;
    static final int ZTXT = 0x7A545874;
    static final int ITXT = 0x69545874;
    static final int CGBI = 0x43674249;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454E44;

    /** PNG, section 11.3.3.2. */
    private static final int LONGEST_NAME = 79;

    private final InputStream stream;
    private final CRC32 crc = new CRC32();
    private int type;
    private int left;
    private boolean open;

    PngChunks(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Goes to the next chunk and returns its type.
     *
     * @throws EOFException at the end of the file
     */
    int next() throws IOException, UnreadablePictureException {
        if (open) {
            skip();
        }
        left = readInt();
        type = readInt();
        if (left < 0) {
            throw UnreadablePictureException.corrupt("This PNG picture is damaged.");
        }
        crc.reset();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(type >>> shift);
        }
        open = true;
        return type;
    }

    private void skip() throws IOException, UnreadablePictureException {
        byte[] buffer = new byte[8192];
        while (left > 0) {
            read(buffer);
        }
        close();
    }

    private void close() throws IOException, UnreadablePictureException {
        open = false;
        boolean critical = (type & 0x20000000) == 0;
        if (readInt() != (int) crc.getValue() && critical) {
            throw UnreadablePictureException.corrupt("A part of this PNG picture is damaged.");
        }
    }

    /** Reads some of the chunk's data; 0 at its end. */
    int read(byte[] buffer) throws IOException {
        return read(buffer, 0, buffer.length);
    }

    private int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return 0;
        }
        int count = stream.read(buffer, offset, Math.min(left, length));
        if (count < 0) {
            throw new EOFException();
        }
        crc.update(buffer, offset, count);
        left -= count;
        return count;
    }

    /** Reads all data of a short chunk, and checks it. */
    byte[] readAll(int most) throws IOException, UnreadablePictureException {
        if (left > most) {
            throw UnreadablePictureException.corrupt("This PNG picture is damaged.");
        }
        byte[] data = data().readNBytes(left);
        close();
        return data;
    }

    /** The chunk's data as a stream, as far as it has not been read. */
    InputStream data() {
        return new InputStream() {
            private final byte[] single = new byte[1];

            @Override
            public int read() throws IOException {
                return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                return left == 0 ? -1 : PngChunks.this.read(bytes, offset, length);
            }
        };
    }

    /** The name that the data of many chunks starts with, up to the zero behind it, which is read too. */
    static String readName(InputStream data) throws IOException {
        StringBuilder name = new StringBuilder();
        for (int letter = data.read(); letter > 0 && name.length() < LONGEST_NAME; letter = data.read()) {
            name.append((char) letter);
        }
        return name.toString();
    }

    private int readInt() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int next = stream.read();
            if (next < 0) {
                throw new EOFException();
            }
            value = value << 8 | next;
        }
        return value;
    }
}
