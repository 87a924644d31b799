package io.contactsheet.imaging.jpeg;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.List;

/**
 * The frame header (T.81, section B.2.2) and the geometry that follows from it (section A.1).
 *
 * @param precision bits of a sample, 8 or 12
 * @param arithmetic whether its scans have arithmetic coding, not Huffman codes
 * @param mcusWide minimum coded units in a row of an interleaved scan
 * @param mcusHigh rows of them
 */
record Frame(
        int width,
        int height,
        int precision,
        boolean progressive,
        boolean arithmetic,
        List<Component> components,
        int maxHorizontal,
        int maxVertical,
        int mcusWide,
        int mcusHigh) {

    private static final int HEADER = 6;

    /**
     * @param height what a DNL segment says, where the header leaves it open
     */
    static Frame parse(byte[] segment, boolean progressive, boolean arithmetic, int height)
            throws UnreadablePictureException {
        if (segment.length < HEADER || segment.length < HEADER + 3 * (segment[5] & 0xFF)) {
            throw JpegFault.damaged("The frame header is too short.");
        }
        Component[] components = new Component[segment[5] & 0xFF];
        for (int i = 0; i < components.length; i++) {
            components[i] = component(segment, i);
        }
        int stored = (segment[1] & 0xFF) << 8 | (segment[2] & 0xFF);
        int width = (segment[3] & 0xFF) << 8 | (segment[4] & 0xFF);
        return of(segment[0], width, stored == 0 ? height : stored, progressive, arithmetic, List.of(components));
    }

    /** Whether the header leaves the number of lines to a DNL segment behind the first scan. */
    static boolean leavesHeightOpen(byte[] segment) {
        return segment.length >= HEADER && segment[1] == 0 && segment[2] == 0;
    }

    private static Component component(byte[] segment, int index) throws UnreadablePictureException {
        int offset = HEADER + 3 * index;
        int sampling = segment[offset + 1];
        int horizontal = sampling >> 4 & 15;
        int vertical = sampling & 15;
        if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4 || (segment[offset + 2] & 0xFF) > 3) {
            throw JpegFault.damaged("The frame header has an impossible sampling factor or table.");
        }
        return new Component(index, segment[offset] & 0xFF, horizontal, vertical, segment[offset + 2]);
    }

    private static Frame of(
            int precision, int width, int height, boolean progressive, boolean arithmetic, List<Component> components)
            throws UnreadablePictureException {
        if (width == 0 || height == 0 || components.isEmpty()) {
            throw JpegFault.damaged("The frame header describes an empty picture.");
        }
        if ((precision != 8 && precision != 12) || components.size() > 4 || components.size() == 2) {
            throw JpegFault.unsupported("Samples of " + precision + " bits in " + components.size()
                    + " components are a kind of JPEG that cannot be read.");
        }
        int maxHorizontal =
                components.stream().mapToInt(c -> c.horizontal).max().orElseThrow();
        int maxVertical = components.stream().mapToInt(c -> c.vertical).max().orElseThrow();
        int mcusWide = ceil(width, 8 * maxHorizontal);
        int mcusHigh = ceil(height, 8 * maxVertical);
        for (Component component : components) {
            component.blocksWide = ceil(ceil(width * component.horizontal, maxHorizontal), 8);
            component.blocksHigh = ceil(ceil(height * component.vertical, maxVertical), 8);
            component.paddedBlocksWide = mcusWide * component.horizontal;
            component.paddedBlocksHigh = mcusHigh * component.vertical;
        }
        return new Frame(
                width,
                height,
                precision,
                progressive,
                arithmetic,
                components,
                maxHorizontal,
                maxVertical,
                mcusWide,
                mcusHigh);
    }

    private static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    JpegPlane plane(Component component, JpegScale scale) {
        return new JpegPlane(
                component.blocksWide * scale.samples(),
                component.blocksHigh * scale.samples(),
                extent(width, component.horizontal, maxHorizontal, scale),
                extent(height, component.vertical, maxVertical, scale));
    }

    private static double extent(int length, int factor, int maximum, JpegScale scale) {
        return (double) length * factor / maximum * scale.samples() / 8;
    }

    /** What a neutral grey is before the samples are brought to 8 bits. */
    int samplePrecisionShift() {
        return precision - 8;
    }
}
