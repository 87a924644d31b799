package io.contactsheet.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a colour profile, which is cut to pieces because a segment holds no more than 64 KB. They are numbered
 * from 1; but some writers start at 0, or count wrongly. Where the numbers make no sense, the profile tells by its own
 * length whether the parts, as they stand in the file, are all of it.
 *
 * <p>Source: ICC.1:2022, annex B.4.
 */
final class ProfileParts {

    /** Where a profile has the letters {@code acsp} (ICC.1:2022, section 7.2.11). */
    private static final int SIGNATURE = 36;

    private static final byte[] ACSP = {'a', 'c', 's', 'p'};

    /** More than the numbers can tell apart. */
    private static final int MOST_PARTS = 256;

    private final List<Part> parts = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // Read-only data on its way to the profile.
    private record Part(int number, int count, byte[] data) {

        boolean isSame(Part other) {
            return number == other.number && Arrays.equals(data, other.data);
        }
    }

    /** Takes a part; one that has been there already is none. */
    void add(int number, int count, byte[] data) {
        Part part = new Part(number, count, data);
        if (parts.size() < MOST_PARTS && parts.stream().noneMatch(part::isSame)) {
            parts.add(part);
        }
    }

    /** The profile; null if there is none, or a part of it is missing. */
    byte @Nullable [] whole() {
        if (parts.isEmpty()) {
            return null;
        }
        List<Part> sorted =
                parts.stream().sorted(Comparator.comparingInt(Part::number)).toList();
        boolean numbered = isNumbered(sorted);
        byte[] profile = joined(numbered ? sorted : parts);
        boolean counted = numbered && sorted.getLast().count() == sorted.size();
        return counted || isWhole(profile) ? profile : null;
    }

    /** Whether the numbers follow each other, from 1 or from 0. */
    private static boolean isNumbered(List<Part> sorted) {
        int first = sorted.getFirst().number();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).number() != first + i) {
                return false;
            }
        }
        return first <= 1;
    }

    private static byte[] joined(List<Part> parts) {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.forEach(part -> profile.writeBytes(part.data()));
        return profile.toByteArray();
    }

    private static boolean isWhole(byte[] profile) {
        int behind = SIGNATURE + ACSP.length;
        if (profile.length < behind || !Arrays.equals(profile, SIGNATURE, behind, ACSP, 0, ACSP.length)) {
            return false;
        }
        long length =
                (profile[0] & 0xFFL) << 24 | (profile[1] & 0xFF) << 16 | (profile[2] & 0xFF) << 8 | (profile[3] & 0xFF);
        return length <= profile.length;
    }
}
