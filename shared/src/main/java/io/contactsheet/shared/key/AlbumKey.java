package io.contactsheet.shared.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The part of a key that is an album. Two albums never fall together: a name that loses more than spaces on its way into
 * the alphabet is told from others of which the same is left by the first digits of its SHA-256.
 */
final class AlbumKey {

    /** In the place of a name of which nothing is left, in front of digits of its digest. */
    private static final String NO_NAME = "album-";

    private static final int FEW_DIGITS = 4;
    private static final int DIGITS_OF_NO_NAME = 8;

    /** Leaves room for what is put in front of a name that Windows reserves. */
    private static final int MAX_SEGMENT = PhotoKey.MAX_SEGMENT_LENGTH - PhotoKey.NO_NAME.length() - 1;

    /** Leaves room for the photo's name. */
    private static final int MAX_LENGTH = PhotoKey.MAX_LENGTH - PhotoKey.MAX_SEGMENT_LENGTH - 1;

    private AlbumKey() {}

    /** The key of an album's name, or of names separated by slashes of either kind; empty for none. */
    static String of(String album) {
        List<String> segments = new ArrayList<>();
        for (String segment : album.split("[/\\\\]")) {
            String name = normalized(segment);
            // No names, but ways to another folder.
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                segments.add(segment(name));
            }
        }
        return bounded(segments);
    }

    /** The same for a name that macOS wrote in decomposed letters, and in UTF-8 whatever is in it. */
    private static String normalized(String segment) {
        return Normalizer.normalize(segment, Normalizer.Form.NFC)
                .replaceAll("[\\ud800-\\udfff]", "\ufffd")
                .replaceAll("^ +| +$", "");
    }

    private static String segment(String name) {
        String dashed = Ascii.fold(name).replaceAll("[^A-Za-z0-9_-]", "-").replaceAll("-+", "-");
        String safe = PhotoKey.withoutTail(PhotoKey.safeStart(dashed));
        if (safe.isEmpty()) {
            return NO_NAME + sha256(name, DIGITS_OF_NO_NAME);
        }
        String unreserved = PhotoKey.unreserved(safe);
        // Spaces become a dash, also around one that is there.
        boolean lostSpacesAlone = unreserved.equals(name.replaceAll(" *- *| +", "-"));
        if (lostSpacesAlone && unreserved.length() <= MAX_SEGMENT) {
            return unreserved;
        }
        int room = MAX_SEGMENT - FEW_DIGITS - 1;
        String stem = PhotoKey.withoutTail(unreserved.substring(0, Math.min(unreserved.length(), room)));
        return stem + "-" + sha256(name, FEW_DIGITS);
    }

    /** The outer albums stay: what does not fit is one album inside them. */
    private static String bounded(List<String> segments) {
        String all = String.join("/", segments);
        if (all.length() <= MAX_LENGTH) {
            return all;
        }
        String rest = NO_NAME + sha256(all, DIGITS_OF_NO_NAME);
        while (String.join("/", segments).length() + 1 + rest.length() > MAX_LENGTH) {
            segments.removeLast();
        }
        return String.join("/", segments) + "/" + rest;
    }

    private static String sha256(String name, int digits) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
