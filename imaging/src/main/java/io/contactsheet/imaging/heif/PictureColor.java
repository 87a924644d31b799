package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.color.EmbeddedProfile;
import io.contactsheet.imaging.color.SignalColor;
import io.contactsheet.imaging.hevc.HevcColor;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the numbers of a coded picture mean: by a profile, by code points, or as the coded data says. Source: HEIF,
 * section 6.5.5; ISO/IEC 14496-12, section 12.1.5.
 *
 * @param profile an ICC profile
 * @param points code points, which are right even where the coded data says otherwise
 */
record PictureColor(Optional<byte[]> profile, Optional<HevcColor> points) {

    private static final boolean GREY = false;

    /** Of a picture, or else of the first of its tiles. */
    static PictureColor of(HeifItem picture, HeifItem tile) {
        Optional<byte[]> profile = colors(picture, tile)
                .filter(box -> kind(box).equals("prof") || kind(box).equals("rICC"))
                .findFirst()
                .map(box -> new ItemData(box.file(), box.start(), box.length())
                        .part(4, 0)
                        .copy());
        Optional<HevcColor> points = colors(picture, tile)
                .filter(box -> kind(box).equals("nclx"))
                .findFirst()
                .map(PictureColor::points);
        return new PictureColor(profile, points);
    }

    private static Stream<Box> colors(HeifItem picture, HeifItem tile) {
        return Stream.of(picture, tile)
                .flatMap(item -> item.properties().stream())
                .filter(box -> box.is("colr"));
    }

    private static String kind(Box box) {
        return box.reader().type();
    }

    private static HevcColor points(Box box) {
        ByteReader reader = box.reader().skip(4);
        return new HevcColor(reader.small(2), reader.small(2), reader.small(2), (reader.small(1) & 0x80) != 0);
    }

    /** What holds for a picture whose data says this. */
    HevcColor meant(HevcColor coded) {
        return points.orElse(coded);
    }

    /**
     * Changes the colours of pixels to sRGB, and leaves alpha as it is.
     *
     * @param coded what the picture's data says
     */
    void toSrgb(HevcColor coded, int[] argb) {
        if (profile.isPresent()) {
            EmbeddedProfile.toSrgb(profile.get(), GREY, argb);
        } else {
            HevcColor meant = meant(coded);
            SignalColor.ofCodePoints(meant.primaries(), meant.transfer(), true).ifPresent(color -> color.toSrgb(argb));
        }
    }
}
