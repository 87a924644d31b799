package io.contactsheet.imaging.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A directory of a TIFF structure (IFD). Numbers are read whatever type they have, for writers do not agree on the types
 * of tags. What is damaged is as if it were not there.
 *
 * <p>Source: TIFF 6.0, section 2.
 */
public final class TiffDirectory {

    /** More entries are never looked at, nor more values of one. */
    private static final int MOST = 1 << 14;

    private final ByteBuffer data;
    private final boolean big;
    private final long offset;
    private final List<Entry> entries = new ArrayList<>();
    private final long next;

    /** @param start of the data, in bytes from the start of the structure */
    private record Entry(int tag, TiffType type, long count, long start) {}

    TiffDirectory(ByteBuffer data, boolean big, long offset) {
        this.data = data;
        this.big = big;
        this.offset = offset;
        int entryBytes = big ? 20 : 12;
        int countBytes = big ? 8 : 2;
        boolean isThere = offset > 0 && offset <= data.limit() - countBytes;
        long count = !isThere ? 0 : big ? data.getLong((int) offset) : data.getShort((int) offset) & 0xFFFF;
        long at = offset + countBytes;
        for (long i = 0; i < Math.min(count, MOST) && at <= data.limit() - entryBytes; i++, at += entryBytes) {
            add((int) at);
        }
        next = isThere ? offset(at) : 0;
    }

    private void add(int at) {
        TiffType type = TiffType.of(data.getShort(at + 2));
        if (type == null) {
            return;
        }
        long count = big ? data.getLong(at + 4) : data.getInt(at + 4) & 0xFFFFFFFFL;
        int value = at + (big ? 12 : 8);
        long start = count <= (big ? 8 : 4) / type.bytes() ? value : offset(value);
        if (count > 0 && count <= data.limit() / type.bytes() && start <= data.limit() - count * type.bytes()) {
            entries.add(new Entry(data.getShort(at) & 0xFFFF, type, count, start));
        }
    }

    /** The offset that stands at a place; 0 if that is behind the end. */
    private long offset(long at) {
        if (at > data.limit() - (big ? 8 : 4)) {
            return 0;
        }
        return big ? Math.max(0, data.getLong((int) at)) : data.getInt((int) at) & 0xFFFFFFFFL;
    }

    /** Where it stands in the structure. */
    public long offset() {
        return offset;
    }

    /** Where the next one of the chain stands; 0 if there is none. */
    long next() {
        return next;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    private Optional<Entry> entry(int tag) {
        return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
    }

    public boolean has(int tag) {
        return entry(tag).isPresent();
    }

    /** The first value of a tag; {@code otherwise} if there is none. */
    public long value(int tag, long otherwise) {
        return values(tag).findFirst().orElse(otherwise);
    }

    /** All values of a tag, fractions rounded down. */
    public LongStream values(int tag) {
        return entry(tag).stream().flatMapToLong(this::values);
    }

    private LongStream values(Entry entry) {
        int start = (int) entry.start();
        if (entry.type().isText()) {
            return text(start, (int) Math.min(entry.count(), 8));
        }
        return LongStream.range(0, Math.min(entry.count(), MOST))
                .map(i ->
                        entry.type().number(data, start + (int) i * entry.type().bytes()));
    }

    /** The number that a text says. */
    private LongStream text(int start, int length) {
        byte[] bytes = new byte[length];
        data.get(start, bytes);
        String text =
                new String(bytes, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
        return text.matches("\\d{1,8}") ? LongStream.of(Long.parseLong(text)) : LongStream.empty();
    }

    /** Where the data of a tag lies in the file. */
    public Optional<Extent> extent(int tag) {
        return entry(tag)
                .map(entry ->
                        new Extent(entry.start(), entry.count() * entry.type().bytes()));
    }
}
