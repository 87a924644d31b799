package io.contactsheet.imaging.jpeg;

/** What the components of a picture stand for. */
public enum JpegColor {
    GRAY(1),
    /** Luma and two colour differences, as JFIF (T.871) defines them. */
    YCBCR(3),
    RGB(3),
    CMYK(4),
    /** CMYK, its first three components turned into YCbCr as if they were RGB. */
    YCCK(4);

    private final int components;

    JpegColor(int components) {
        this.components = components;
    }

    public int components() {
        return components;
    }

    /** Whether this component is a colour difference, of which the eye needs less resolution. */
    public boolean isChroma(int component) {
        return (this == YCBCR || this == YCCK) && (component == 1 || component == 2);
    }
}
