package io.contactsheet.imaging.jpeg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /** There should be one; some programs put their own before that of the camera. */
    private static final int MOST_EXIF = 8;

    private boolean jfif;
    private int adobeTransform = NO_ADOBE;
    private final List<byte[]> exif = new ArrayList<>();
    private final ProfileParts profile = new ProfileParts();

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
        if (exif.size() < MOST_EXIF && startsWith(segment, EXIF) && segment.length > EXIF.length + 1) {
            exif.add(Arrays.copyOfRange(segment, EXIF.length + 1, segment.length));
        }
    }

    private void addProfilePart(byte[] segment) {
        int header = ICC_PROFILE.length + 2;
        if (startsWith(segment, ICC_PROFILE) && segment.length > header) {
            byte[] data = Arrays.copyOfRange(segment, header, segment.length);
            profile.add(segment[header - 2] & 0xFF, segment[header - 1] & 0xFF, data);
        }
    }

    private void addAdobe(byte[] segment) {
        if (startsWith(segment, ADOBE) && segment.length >= 12) {
            adobeTransform = segment[11] & 0xFF;
        }
    }

    List<byte[]> exif() {
        return List.copyOf(exif);
    }

    byte @Nullable [] iccProfile() {
        return profile.whole();
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
