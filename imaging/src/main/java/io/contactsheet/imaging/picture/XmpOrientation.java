package io.contactsheet.imaging.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the orientation in an XMP packet, where some programs write it alone. Source: XMP, part 2, section 3.8. */
public final class XmpOrientation {

    private static final Pattern ORIENTATION =
            Pattern.compile("tiff:Orientation\\s*(?:=\\s*[\"']|>)\\s*([1-8])\\s*[\"'<]");

    /** Packets are looked at in pieces, of which each starts with so much of the one before that no match is cut. */
    private static final int PIECE = 1 << 16;

    private static final int OVERLAP = 256;

    /** No more of a packet is looked at: some programs put whole pictures or their history into it. */
    private static final int MOST_BYTES = 64 << 20;

    private XmpOrientation() {}

    /** The orientation that a packet gives; {@link Orientation#TOP_LEFT} if it gives none. */
    public static Orientation of(byte[] packet) {
        try {
            return of(new ByteArrayInputStream(packet));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A stream from memory does not fail.
        }
    }

    /** The orientation that a packet of any length gives, which is not held; {@link Orientation#TOP_LEFT} if it gives none. */
    public static Orientation of(InputStream packet) throws IOException {
        byte[] piece = new byte[PIECE + OVERLAP];
        int kept = 0;
        for (int all = 0; all < MOST_BYTES; all += PIECE) {
            int end = kept + packet.readNBytes(piece, kept, PIECE);
            Matcher match = ORIENTATION.matcher(new String(piece, 0, end, StandardCharsets.ISO_8859_1));
            if (match.find()) {
                return Orientation.ofTag(match.group(1).charAt(0) - '0');
            }
            if (end < kept + PIECE) {
                return Orientation.TOP_LEFT;
            }
            kept = Math.min(OVERLAP, end);
            System.arraycopy(piece, end - kept, piece, 0, kept);
        }
        return Orientation.TOP_LEFT;
    }
}
