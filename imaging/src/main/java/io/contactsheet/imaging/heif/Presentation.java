package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.shared.size.Size;
import java.util.List;

/**
 * Which part of a coded picture is shown, and how it is turned. Source: HEIF, sections 6.5.9 (clean aperture), 6.5.10
 * (rotation) and 6.5.12 (mirroring).
 *
 * @param area of the coded picture
 * @param orientation of the area
 */
public record Presentation(Area area, Orientation orientation) {

    /** Anti-clockwise, by the number of quarter turns. */
    private static final List<Orientation> TURNS =
            List.of(Orientation.TOP_LEFT, Orientation.LEFT_BOTTOM, Orientation.BOTTOM_RIGHT, Orientation.RIGHT_TOP);

    /** The size of what is shown. */
    public Size uprightSize() {
        return orientation.upright(area.size());
    }

    /** Of a coded picture of a size with these properties, which are applied in their order. */
    static Presentation of(Size coded, List<Box> properties) {
        Presentation presentation = new Presentation(Area.of(coded), Orientation.TOP_LEFT);
        for (Box property : properties) {
            presentation = switch (property.type()) {
                case "clap" -> presentation.cut(property.reader());
                case "irot" -> presentation.turned(TURNS.get(property.reader().small(1) & 3));
                case "imir" -> presentation.turned(mirrored(property.reader().small(1) & 1));
                default -> presentation;
            };
        }
        return presentation;
    }

    /** 0 exchanges top and bottom, 1 left and right: so since its second edition, and in all files before it. */
    private static Orientation mirrored(int mode) {
        return mode == 0 ? Orientation.BOTTOM_LEFT : Orientation.TOP_RIGHT;
    }

    private Presentation turned(Orientation next) {
        return new Presentation(area, orientation.then(next));
    }

    /** What lies outside of the picture is not cut out of it. */
    private Presentation cut(ByteReader clap) {
        Size whole = uprightSize();
        double width = fraction(clap);
        double height = fraction(clap);
        double right = fraction(clap);
        double down = fraction(clap);
        int left = edge(right + (whole.width() - width) / 2, whole.width());
        int top = edge(down + (whole.height() - height) / 2, whole.height());
        Size size = new Size(length(width, whole.width() - left), length(height, whole.height() - top));
        return new Presentation(area.part(orientation.stored(new Area(left, top, size), whole)), orientation);
    }

    /** Widths and heights are positive, but those that are not have no meaning. */
    private static double fraction(ByteReader reader) {
        int numerator = (int) reader.number(4);
        int denominator = (int) reader.number(4);
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }

    private static int edge(double position, int length) {
        return Math.clamp(Math.round(position), 0, length - 1);
    }

    private static int length(double length, int most) {
        return length < 1 ? most : (int) Math.min(Math.round(length), most);
    }

    /** As a picture that is made of another one is shown: after what the other one asks for. */
    Presentation then(List<Box> properties) {
        Presentation next = of(uprightSize(), properties);
        return new Presentation(
                area.part(orientation.stored(next.area, uprightSize())), orientation.then(next.orientation));
    }
}
