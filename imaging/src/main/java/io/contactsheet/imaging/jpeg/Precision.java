package io.contactsheet.imaging.jpeg;

/**
 * How many bits of a progressive picture's coefficients show in a small copy of it.
 *
 * <p>The limits are what a coefficient may be off by, in eighths of a level of 255. They were found with photos of 600 to
 * 1800 pixels at qualities from 30 to 92: none lost more than 0.001 of SSIM against a copy made of all bits.
 */
final class Precision {

    /** An average that is off shows in flat parts of a picture; the eye minds it less in chroma. */
    private static final int LUMA_AVERAGE = 4;

    private static final int CHROMA_AVERAGE = 12;

    /** Other coefficients are off by so much in only a few blocks, and the last resampling averages over them. */
    private static final int DETAIL = 24;

    private final Frame frame;
    private final JpegColor color;

    Precision(Frame frame, JpegColor color) {
        this.frame = frame;
        this.color = color;
    }

    /** Whether of a component's averages as many bits are there as show. */
    boolean hasAverages(Component component) {
        return isEnough(component, 0, component.bitsToCome[0]);
    }

    /** Whether of all AC coefficients that the component's scale is made of as many bits are there as show. */
    boolean hasDetails(Component component) {
        return hasDetails(component, false);
    }

    /** Whether of all AC coefficients that the component's scale is made of the first bits are there. */
    boolean hasFirstDetails(Component component) {
        return hasDetails(component, true);
    }

    private boolean hasDetails(Component component, boolean firstBits) {
        for (int k = 1; k <= component.scale.lastCoefficient(); k++) {
            int toCome = component.bitsToCome[k];
            if (toCome < 0 || (!firstBits && !isEnough(component, k, toCome))) {
                return false;
            }
        }
        return true;
    }

    /** Whether AC coefficients without so many low bits would do. */
    boolean allows(Component component, int bitsToCome) {
        for (int k = 1; k <= component.scale.lastCoefficient(); k++) {
            if (!isEnough(component, k, bitsToCome)) {
                return false;
            }
        }
        return true;
    }

    private boolean isEnough(Component component, int k, int bitsToCome) {
        if (bitsToCome <= 0) {
            return bitsToCome == 0;
        }
        int missing = (((1 << bitsToCome) - 1) * component.quantization()[k]) >> frame.samplePrecisionShift();
        return component.scale != JpegScale.FULL && missing <= limit(component, k);
    }

    private int limit(Component component, int k) {
        if (k > 0) {
            return DETAIL;
        }
        return color.isChroma(component.index) ? CHROMA_AVERAGE : LUMA_AVERAGE;
    }
}
