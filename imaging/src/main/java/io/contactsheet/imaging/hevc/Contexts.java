package io.contactsheet.imaging.hevc;

/**
 * The contexts of slices that are predicted from themselves alone: where those of each syntax element begin, and what
 * they are at the beginning. Source: section 9.3.2.2 and tables 9-5 to 9-37, for {@code initType} 0.
 */
final class Contexts {

    static final int OFFSETS_MERGE = 0;
    static final int OFFSETS_TYPE = 1;
    static final int SPLIT_CODING = 2;
    static final int LOSSLESS = 5;
    static final int PART_MODE = 6;
    static final int LIKELY_MODE = 7;
    static final int CHROMA_MODE = 8;
    static final int SPLIT_TRANSFORM = 9;
    static final int CODED_LUMA = 12;
    static final int CODED_CHROMA = 14;
    static final int QUANTIZER_DELTA = 19;
    static final int CHROMA_OFFSET = 21;
    static final int CHROMA_OFFSET_INDEX = 22;
    static final int TRANSFORM_SKIP = 23;
    static final int LAST_X = 25;
    static final int LAST_Y = 43;
    static final int CODED_SUB_BLOCK = 61;
    static final int SIGNIFICANT = 65;
    static final int GREATER_ONE = 107;
    static final int GREATER_TWO = 131;
    static final int COUNT = 137;

    private static final int[] INITIAL = {
        // sao_merge, sao_type_idx
        153,
        200,
        // split_cu_flag
        139,
        141,
        157,
        // cu_transquant_bypass_flag, part_mode, prev_intra_luma_pred_flag, intra_chroma_pred_mode
        154,
        184,
        184,
        63,
        // split_transform_flag
        153,
        138,
        138,
        // cbf_luma
        111,
        141,
        // cbf_cb, cbf_cr
        94,
        138,
        182,
        154,
        154,
        // cu_qp_delta_abs, cu_chroma_qp_offset_flag, cu_chroma_qp_offset_idx
        154,
        154,
        154,
        154,
        // transform_skip_flag
        139,
        139,
        // last_sig_coeff_x_prefix
        110,
        110,
        124,
        125,
        140,
        153,
        125,
        127,
        140,
        109,
        111,
        143,
        127,
        111,
        79,
        108,
        123,
        63,
        // last_sig_coeff_y_prefix
        110,
        110,
        124,
        125,
        140,
        153,
        125,
        127,
        140,
        109,
        111,
        143,
        127,
        111,
        79,
        108,
        123,
        63,
        // coded_sub_block_flag
        91,
        171,
        134,
        141,
        // sig_coeff_flag
        111,
        111,
        125,
        110,
        110,
        94,
        124,
        108,
        124,
        107,
        125,
        141,
        179,
        153,
        125,
        107,
        125,
        141,
        179,
        153,
        125,
        107,
        125,
        141,
        179,
        153,
        125,
        140,
        139,
        182,
        182,
        152,
        136,
        152,
        136,
        153,
        136,
        139,
        111,
        136,
        139,
        111,
        // coeff_abs_level_greater1_flag
        140,
        92,
        137,
        138,
        140,
        152,
        138,
        139,
        153,
        74,
        149,
        92,
        139,
        107,
        122,
        152,
        140,
        179,
        166,
        182,
        140,
        227,
        122,
        197,
        // coeff_abs_level_greater2_flag
        138,
        153,
        136,
        167,
        152,
        152
    };

    private Contexts() {}

    /**
     * Sets all contexts to what they are at the beginning of a slice: twice the state, and the more probable bit.
     *
     * @param quantizer of the slice
     */
    static void reset(byte[] states, int quantizer) {
        int clipped = Math.clamp(quantizer, 0, 51);
        for (int i = 0; i < COUNT; i++) {
            int slope = (INITIAL[i] >> 4) * 5 - 45;
            int offset = ((INITIAL[i] & 15) << 3) - 16;
            int state = Math.clamp((slope * clipped >> 4) + offset, 1, 126);
            states[i] = (byte) (state <= 63 ? 63 - state << 1 : (state - 64 << 1) + 1);
        }
    }
}
