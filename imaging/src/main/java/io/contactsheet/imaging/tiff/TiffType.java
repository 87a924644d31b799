package io.contactsheet.imaging.tiff;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The type of a value: its size, and how it is read as a number. */
enum TiffType {
    BYTE(1, 1),
    ASCII(2, 1),
    SHORT(3, 2),
    LONG(4, 4),
    RATIONAL(5, 8),
    SBYTE(6, 1),
    UNDEFINED(7, 1),
    SSHORT(8, 2),
    SLONG(9, 4),
    SRATIONAL(10, 8),
    FLOAT(11, 4),
    DOUBLE(12, 8),
    IFD(13, 4),
    LONG8(16, 8),
    SLONG8(17, 8),
    IFD8(18, 8);

    private final int code;
    private final int bytes;

    TiffType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The type of a code; null if there is no such one. */
    static @Nullable TiffType of(int code) {
        for (TiffType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    int bytes() {
        return bytes;
    }

    boolean isText() {
        return this == ASCII;
    }

    /** The number at an offset, rounded down; a fraction without a denominator is 0. */
    long number(ByteBuffer data, int at) {
        return switch (this) {
            case BYTE, ASCII, UNDEFINED -> data.get(at) & 0xFF;
            case SBYTE -> data.get(at);
            case SHORT -> data.getShort(at) & 0xFFFF;
            case SSHORT -> data.getShort(at);
            case LONG, IFD -> data.getInt(at) & 0xFFFFFFFFL;
            case SLONG -> data.getInt(at);
            case RATIONAL -> fraction(data.getInt(at) & 0xFFFFFFFFL, data.getInt(at + 4) & 0xFFFFFFFFL);
            case SRATIONAL -> fraction(data.getInt(at), data.getInt(at + 4));
            case FLOAT -> (long) data.getFloat(at);
            case DOUBLE -> (long) data.getDouble(at);
            case LONG8, SLONG8, IFD8 -> data.getLong(at);
        };
    }

    private static long fraction(long numerator, long denominator) {
        return denominator == 0 ? 0 : numerator / denominator;
    }
}
