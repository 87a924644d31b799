package io.contactsheet.imaging.picture;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the orientation in an XMP packet, where some programs write it alone. Source: XMP, part 2, section 3.8. */
public final class XmpOrientation {

    private static final Pattern ORIENTATION = Pattern.compile("tiff:Orientation(?:=\"|='|>)([1-8])");

    private XmpOrientation() {}

    /** The orientation that a packet gives; {@link Orientation#TOP_LEFT} if it gives none. */
    public static Orientation of(byte[] packet) {
        Matcher orientation = ORIENTATION.matcher(new String(packet, StandardCharsets.UTF_8));
        return Orientation.ofTag(orientation.find() ? orientation.group(1).charAt(0) - '0' : 0);
    }
}
