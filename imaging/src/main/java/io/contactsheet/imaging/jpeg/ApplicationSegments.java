package io.contactsheet.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the application segments tell about the picture: Exif, the colour profile, and the colour transform. */
final class ApplicationSegments {

    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0");
    private static final byte[] ICC_PROFILE = ascii("ICC_PROFILE\0");
    private static final byte[] ADOBE = ascii("Adobe");
    private static final int NO_ADOBE = -1;

    private boolean jfif;
    private int adobeTransform = NO_ADOBE;
    private byte @Nullable [] exif;

    /** The parts of the profile by their number, from 1. */
    private final byte[] @Nullable [] profileParts = new byte[256] @Nullable [];

    private int profilePartCount;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void add(int marker, byte[] segment) {
        switch (marker) {
            case 0xE0 -> jfif |= startsWith(segment, JFIF);
            case 0xE1 -> addExif(segment);
            case 0xE2 -> addProfilePart(segment);
            case 0xEE -> addAdobe(segment);
            default -> {}
        }
    }

    private static boolean startsWith(byte[] segment, byte[] name) {
        return segment.length >= name.length && Arrays.equals(segment, 0, name.length, name, 0, name.length);
    }

    private void addExif(byte[] segment) {
        if (exif == null && startsWith(segment, EXIF) && segment.length > EXIF.length + 1) {
            exif = Arrays.copyOfRange(segment, EXIF.length + 1, segment.length);
        }
    }

    private void addProfilePart(byte[] segment) {
        int header = ICC_PROFILE.length + 2;
        if (startsWith(segment, ICC_PROFILE) && segment.length > header) {
            profileParts[segment[header - 2] & 0xFF] = Arrays.copyOfRange(segment, header, segment.length);
            profilePartCount = segment[header - 1] & 0xFF;
        }
    }

    private void addAdobe(byte[] segment) {
        if (startsWith(segment, ADOBE) && segment.length >= 12) {
            adobeTransform = segment[11] & 0xFF;
        }
    }

    byte @Nullable [] exif() {
        return exif;
    }

    byte @Nullable [] iccProfile() {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (int i = 1; i <= profilePartCount; i++) {
            byte[] part = profileParts[i];
            if (part == null) {
                return null;
            }
            profile.writeBytes(part);
        }
        return profile.size() == 0 ? null : profile.toByteArray();
    }

    /** As libjpeg decides: JFIF before Adobe's marker before the components' names. */
    JpegColor color(List<Component> components) {
        return switch (components.size()) {
            case 1 -> JpegColor.GRAY;
            case 3 -> isRgb(components) ? JpegColor.RGB : JpegColor.YCBCR;
            default -> adobeTransform <= 0 ? JpegColor.CMYK : JpegColor.YCCK;
        };
    }

    private boolean isRgb(List<Component> components) {
        if (jfif) {
            return false;
        }
        if (adobeTransform != NO_ADOBE) {
            return adobeTransform == 0;
        }
        return components.get(0).id == 'R' && components.get(1).id == 'G' && components.get(2).id == 'B';
    }
}
