package io.contactsheet.imaging.jpeg;

import io.contactsheet.shared.size.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of a small JPEG picture at full size, and its pixels. Components of half the resolution are enlarged as
 * libjpeg does, each new sample three parts of the nearer one and one part of the other; those of less are repeated.
 */
public final class FullSizeComponents implements JpegRows {

    /** So that a third of three is one. */
    private static final double EPSILON = 1e-9;

    private final JpegColor color;
    private final Size size;
    private final List<JpegPlane> planes;
    private final List<List<byte[]>> rows = new ArrayList<>();

    public FullSizeComponents(JpegColor color, Size size, List<JpegPlane> planes) {
        this.color = color;
        this.size = size;
        this.planes = planes;
        planes.forEach(plane -> rows.add(new ArrayList<>(plane.rows())));
    }

    /** What the samples take, in bytes. */
    public static long memory(List<JpegPlane> planes) {
        return planes.stream()
                .mapToLong(plane -> (long) plane.columns() * plane.rows())
                .sum();
    }

    @Override
    public void row(int component, byte[] samples) {
        rows.get(component)
                .add(java.util.Arrays.copyOf(samples, planes.get(component).columns()));
    }

    /** The pixels of a row, packed as {@link ComponentColors} tells. */
    public int[] pixels(int y) {
        List<float[]> samples = new ArrayList<>();
        for (int component = 0; component < planes.size(); component++) {
            samples.add(wide(component, high(component, y)));
        }
        return ComponentColors.packed(color, samples);
    }

    /** The row of a component's samples at a row of the picture. */
    private float[] high(int component, int y) {
        JpegPlane plane = planes.get(component);
        int height = (int) Math.ceil(plane.height());
        int at = Math.min(height - 1, (int) (y * plane.height() / size.height() + EPSILON));
        byte[] near = rows.get(component).get(at);
        byte[] other = near;
        if (2 * plane.height() == size.height()) {
            other = rows.get(component).get(Math.clamp(at + 2 * (y & 1) - 1, 0, height - 1));
        }
        float[] blended = new float[(int) Math.ceil(plane.width())];
        for (int x = 0; x < blended.length; x++) {
            blended[x] = 0.75f * (near[x] & 0xFF) + 0.25f * (other[x] & 0xFF);
        }
        return blended;
    }

    private float[] wide(int component, float[] samples) {
        double width = planes.get(component).width();
        if (width == size.width()) {
            return samples;
        }
        boolean half = 2 * width == size.width();
        float[] pixels = new float[size.width()];
        for (int x = 0; x < pixels.length; x++) {
            int at = Math.min(samples.length - 1, (int) (x * width / size.width() + EPSILON));
            int other = half ? Math.clamp(at + 2 * (x & 1) - 1, 0, samples.length - 1) : at;
            pixels[x] = 0.75f * samples[at] + 0.25f * samples[other];
        }
        return pixels;
    }
}
