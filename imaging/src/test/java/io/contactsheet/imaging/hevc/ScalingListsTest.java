package io.contactsheet.imaging.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalingListsTest {

    /** All lists predicted from the default ones, but those of 8 x 8 and 16 x 16 for Cb, which are given. */
    private static ScalingLists parse() throws Exception {
        BitWriter out = new BitWriter();
        for (int size = 0; size < 4; size++) {
            for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
                boolean given = (size == 1 || size == 2) && matrix == 1;
                out.flag(given);
                if (given) {
                    writeNumbers(out, size);
                } else {
                    // Cr is like Cb; all others are the default.
                    out.unsigned(size < 3 && matrix == 2 ? 1 : 0);
                }
            }
        }
        byte[] bytes = out.end().bytes();
        return ScalingLists.parse(new BitReader(bytes, bytes.length));
    }

    /** 100 for the first, 101 for the second, and so on; and 77 for the first coefficient of 16 x 16. */
    private static void writeNumbers(BitWriter out, int size) {
        int before = 8;
        if (size > 1) {
            out.signed(77 - 8);
            before = 77;
        }
        for (int i = 0; i < 64; i++) {
            out.signed(100 + i - before);
            before = 100 + i;
        }
    }

    @Test
    void numbers_shouldStandInDiagonalOrder() throws Exception {
        short[] factors = parse().factors(3, 1);
        assertThat(factors[0]).isEqualTo((short) 100);
        assertThat(factors[8]).isEqualTo((short) 101);
        assertThat(factors[1]).isEqualTo((short) 102);
        assertThat(factors[63]).isEqualTo((short) 163);
    }

    @Test
    void largeBlocks_shouldRepeatNumbersAndHaveTheirOwnFirst() throws Exception {
        short[] factors = parse().factors(4, 1);
        assertThat(factors[0]).isEqualTo((short) 77);
        assertThat(factors[1]).isEqualTo((short) 100);
        assertThat(factors[2 * 16]).isEqualTo((short) 101);
        assertThat(parse().factors(4, 2)).isEqualTo(factors);
    }

    @Test
    void largestChroma_shouldBeThatOfHalfTheSize() throws Exception {
        short[] factors = parse().factors(5, 1);
        assertThat(factors[0]).isEqualTo((short) 77);
        assertThat(factors[3]).isEqualTo((short) 100);
        assertThat(factors[4 * 32]).isEqualTo((short) 101);
    }

    @Test
    void listsThatAreNotGiven_shouldBeTheDefault() throws Exception {
        for (int log2 = 2; log2 <= 5; log2++) {
            assertThat(parse().factors(log2, 0))
                    .isEqualTo(ScalingLists.defaults().factors(log2, 0));
        }
        assertThat(ScalingLists.defaults().factors(3, 0)[63]).isEqualTo((short) 115);
        assertThat(ScalingLists.defaults().factors(2, 0)).containsOnly((short) 16);
    }
}
