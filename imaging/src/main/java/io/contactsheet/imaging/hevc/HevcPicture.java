package io.contactsheet.imaging.hevc;

import java.util.List;

/**
 * A decoded picture, cut to its conformance window. The decoder's next picture is written over its samples.
 *
 * @param width in samples of luma
 * @param height in samples of luma
 * @param chromaFormat 0 without chroma, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4
 * @param lumaDepth bits of a sample of luma
 * @param chromaDepth bits of a sample of chroma
 * @param planes luma, then, unless there is no chroma, Cb and Cr
 * @param color what the stream says about its colours
 * @param isWhole false where the data ended or was damaged; the rest is mid-grey then
 */
public record HevcPicture(
        int width,
        int height,
        int chromaFormat,
        int lumaDepth,
        int chromaDepth,
        List<HevcPlane> planes,
        HevcColor color,
        boolean isWhole) {}
