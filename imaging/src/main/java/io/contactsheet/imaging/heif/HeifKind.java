package io.contactsheet.imaging.heif;

import java.util.List;

/** What people call a file, by how its picture is coded. Source: HEIF, annexes B, E, F, H; AV1 Image File Format. */
final class HeifKind {

    private static final int DEEPEST = 4;

    private HeifKind() {}

    static String name(HeifItem picture) {
        return switch (coding(picture)) {
            case "hvc1", "hev1", "lhv1" -> "HEIC";
            case "av01" -> "AVIF";
            case "avc1" -> "AVC-coded HEIF";
            case "vvc1" -> "VVC-coded HEIF";
            case "j2k1" -> "JPEG 2000-coded HEIF";
            case "jpeg" -> "JPEG-coded HEIF";
            case "unci" -> "uncompressed HEIF";
            default -> "HEIF";
        };
    }

    /** The type of the picture, or of the first of those that it is put together of. */
    private static String coding(HeifItem picture) {
        HeifItem item = picture;
        for (int depth = 0; depth < DEEPEST; depth++) {
            List<HeifItem> parts = item.references("dimg");
            if (parts.isEmpty()) {
                break;
            }
            item = parts.getFirst();
        }
        return item.type();
    }
}
