package io.contactsheet.imaging.jpeg;

/** Takes the decoded samples. */
@FunctionalInterface
public interface JpegRows {

    /**
     * The next row of a component: each component's rows come from top to bottom, all of them, whatever became of the
     * data. Samples that could not be read are 128, a neutral grey.
     *
     * @param component its index in the frame, from 0
     * @param samples 0 to 255, of which the first {@link JpegPlane#columns} count; the array is used again
     */
    void row(int component, byte[] samples);
}
