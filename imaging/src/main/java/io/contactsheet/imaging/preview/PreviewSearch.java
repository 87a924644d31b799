package io.contactsheet.imaging.preview;

import io.contactsheet.imaging.tiff.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds JPEG pictures inside a file by their own bytes. Every maker keeps its previews somewhere else; but all of them
 * start with the same three bytes, and the marker that follows tells whether it is one. So this works for formats and
 * cameras that nobody has heard of yet.
 */
public final class PreviewSearch {

    /** More are never looked at: RAW files have two or three. */
    private static final int MOST_CANDIDATES = 16;

    private static final int SHORTEST = 200;

    private PreviewSearch() {}

    /** The pictures inside a file, the one with the most bytes first. */
    public static List<Preview> find(byte[] file) {
        return find(file, List.of());
    }

    /**
     * The pictures inside a file, the one with the most bytes first.
     *
     * @param elsewhere parts of the file in which none starts that is wanted
     */
    public static List<Preview> find(byte[] file, List<Extent> elsewhere) {
        NavigableMap<Long, Long> ends = new TreeMap<>();
        elsewhere.forEach(extent -> ends.merge(extent.offset(), extent.end(), Math::max));
        List<Preview> previews = new ArrayList<>();
        int offset = next(file, ends, 0);
        while (offset >= 0 && previews.size() < MOST_CANDIDATES) {
            int end = JpegExtent.end(file, offset);
            if (end - offset >= SHORTEST) {
                previews.add(new Preview(offset, end - offset));
                offset = next(file, ends, end);
            } else {
                offset = next(file, ends, offset + 2);
            }
        }
        previews.sort(Comparator.comparingInt(Preview::length).reversed());
        return previews;
    }

    private static int next(byte[] file, NavigableMap<Long, Long> ends, int from) {
        int i = from;
        while (i + 3 < file.length) {
            if (file[i] == -1 && file[i + 1] == (byte) 0xD8 && file[i + 2] == -1 && isFirstMarker(file[i + 3] & 0xFF)) {
                Map.Entry<Long, Long> elsewhere = ends.floorEntry((long) i);
                if (elsewhere == null || elsewhere.getValue() <= i) {
                    return i;
                }
                i = (int) Math.min(file.length, elsewhere.getValue());
            } else {
                i++;
            }
        }
        return -1;
    }

    /** A table, an application segment, a comment, or a frame that is baseline or progressive. */
    private static boolean isFirstMarker(int code) {
        return code == 0xDB || code == 0xC4 || (code >= 0xE0 && code <= 0xEF) || code == 0xFE || code == 0xDD;
    }
}
