package io.contactsheet.imaging.heif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A box, as far as the file has it. Source: ISO/IEC 14496-12, section 4.2.
 *
 * @param type four characters
 * @param file all of it
 * @param start of the payload
 * @param end behind the payload
 */
@SuppressWarnings("ArrayRecordComponent") // A part of the file, which nobody changes.
record Box(String type, byte[] file, int start, int end) {

    /** More are never looked at in one place: a picture has some dozens. */
    private static final int MOST = 1 << 16;

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;

    /** The boxes in a part of a file. */
    static List<Box> list(byte[] file, int start, int end) {
        List<Box> boxes = new ArrayList<>();
        int at = start;
        while (at + HEADER <= end && boxes.size() < MOST) {
            Box box = at(file, at, end);
            if (box == null) {
                break;
            }
            boxes.add(box);
            at = box.end;
        }
        return boxes;
    }

    private static @Nullable Box at(byte[] file, int at, int end) {
        ByteReader header = new ByteReader(file, at, end);
        long length = header.number(4);
        String type = header.type();
        int size = HEADER;
        if (length == 1) {
            length = header.number(8);
            size = LARGE_HEADER;
        } else if (length == 0) {
            length = end - at;
        }
        if (length < size) {
            return null;
        }
        return new Box(type, file, at + size, (int) Math.min(end, at + length));
    }

    boolean is(String name) {
        return type.equals(name);
    }

    int length() {
        return end - start;
    }

    /** The boxes in this one, behind so many bytes. */
    List<Box> children(int skipped) {
        return list(file, Math.min(end, start + skipped), end);
    }

    /** The first box of a type in this one, behind so many bytes. */
    Optional<Box> child(String name, int skipped) {
        return children(skipped).stream().filter(box -> box.is(name)).findFirst();
    }

    ByteReader reader() {
        return new ByteReader(file, start, end);
    }

    byte[] bytes() {
        return Arrays.copyOfRange(file, start, end);
    }

    @Override
    public String toString() {
        return type + " of " + length() + " bytes";
    }
}
