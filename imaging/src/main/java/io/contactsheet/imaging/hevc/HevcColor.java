package io.contactsheet.imaging.hevc;

/**
 * What the stream says about its colours, with the numbers of ITU-T H.273; 2 is "not said". Where a file's {@code colr}
 * property says otherwise, the file is right.
 *
 * @param primaries 1 is BT.709, 9 BT.2020, 12 P3
 * @param transfer 1 is BT.709, 13 sRGB, 16 PQ, 18 HLG
 * @param matrix 0 is RGB (in the order green, blue, red), 1 BT.709, 5 and 6 BT.601, 9 BT.2020
 * @param fullRange whether luma goes from 0 to the largest number, and not from 16 to 235 (of eight bits)
 */
public record HevcColor(int primaries, int transfer, int matrix, boolean fullRange) {

    /** Nothing is said. */
    public static final HevcColor UNSPECIFIED = new HevcColor(2, 2, 2, false);
}
