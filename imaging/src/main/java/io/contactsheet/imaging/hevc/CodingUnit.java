package io.contactsheet.imaging.hevc;

/** What is known of the coding unit that is being decoded. */
final class CodingUnit {

    /** Whether its differences are neither transformed nor scaled. */
    boolean lossless;

    /** Whether it is predicted in four quarters. */
    boolean isParted;

    /** Mode of each quarter; the first holds for all where it is not parted. */
    final int[] luma = new int[4];

    /** The same of chroma: parted only where chroma is as large as luma. */
    final int[] chroma = new int[4];
}
