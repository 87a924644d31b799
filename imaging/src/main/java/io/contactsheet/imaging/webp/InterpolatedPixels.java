package io.contactsheet.imaging.webp;

/** Makes pixels of lines: chroma interpolated as libwebp does, colours by ITU-R BT.601 in its limited range. */
final class InterpolatedPixels implements YuvLines {

    /** What luma is multiplied with, for fourteen bits after the point. */
    static final int LUMA = 19077;

    private final ArgbRows sink;
    private final int[] argb;

    /** Both colour differences of the pixels of a line: blue, and red 16 bits higher. */
    private final int[] chroma;

    InterpolatedPixels(int width, ArgbRows sink) {
        this.sink = sink;
        this.argb = new int[width];
        this.chroma = new int[width];
    }

    @Override
    public void line(int y, Planes planes, int luma, int near, int far) {
        interpolate(planes.blue().samples(), planes.red().samples(), near, far);
        convert(planes.luma().samples(), luma);
        sink.row(y, argb);
    }

    /** Weights 9, 3, 3 and 1 for the four chroma samples around a pixel, rounded as libwebp rounds. */
    private void interpolate(byte[] blue, byte[] red, int near, int far) {
        int width = chroma.length;
        int nearLeft = pair(blue, red, near);
        int farLeft = pair(blue, red, far);
        chroma[0] = mixed(nearLeft, farLeft);
        for (int x = 1, i = 1; x + 1 < width; x += 2, i++) {
            int nearRight = pair(blue, red, near + i);
            int farRight = pair(blue, red, far + i);
            int sum = nearLeft + nearRight + farLeft + farRight + 0x00080008;
            chroma[x] = (((sum + 2 * (nearRight + farLeft)) >>> 3) + nearLeft) >>> 1;
            chroma[x + 1] = (((sum + 2 * (nearLeft + farRight)) >>> 3) + nearRight) >>> 1;
            nearLeft = nearRight;
            farLeft = farRight;
        }
        if ((width & 1) == 0) {
            chroma[width - 1] = mixed(nearLeft, farLeft);
        }
    }

    private static int pair(byte[] blue, byte[] red, int at) {
        return (blue[at] & 0xFF) | (red[at] & 0xFF) << 16;
    }

    private static int mixed(int near, int far) {
        return (3 * near + far + 0x00020002) >>> 2;
    }

    private void convert(byte[] luma, int at) {
        for (int x = 0; x < argb.length; x++) {
            int scaled = ((luma[at + x] & 0xFF) * LUMA) >> 8;
            int u = chroma[x] & 0xFF;
            int v = chroma[x] >> 16 & 0xFF;
            argb[x] = 0xFF000000
                    | level(scaled + red(v)) << 16
                    | level(scaled + green(u, v)) << 8
                    | level(scaled + blue(u));
        }
    }

    /** What the red difference adds to red, with six bits after the point and half of the last level. */
    static int red(int v) {
        return ((v * 26149) >> 8) - 14234;
    }

    /** What both differences add to green, likewise. */
    static int green(int u, int v) {
        return 8708 - ((u * 6419) >> 8) - ((v * 13320) >> 8);
    }

    /** What the blue difference adds to blue, likewise. */
    static int blue(int u) {
        return ((u * 33050) >> 8) - 17685;
    }

    /** From six bits after the point to 0 to 255. */
    private static int level(int value) {
        int level = value >> 6;
        return (level & ~0xFF) == 0 ? level : ~level >> 31 & 0xFF;
    }
}
