package io.contactsheet.imaging.webp;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;

/**
 * The header of a key frame, and where its data begins. Source: RFC 6386, sections 9 and 19.2.
 *
 * @param modes what is left of the first partition: the headers of macroblocks
 * @param tokens the other partitions; rows of macroblocks take them in turn
 * @param tokenProbabilities see {@link TokenProbabilities}
 * @param skipProbability that a macroblock has coefficients, of 256; negative if all of them have
 */
@SuppressWarnings("ArrayRecordComponent") // Inside this package, never changed.
record FrameHeader(
        Size size,
        Segmentation segmentation,
        FilterHeader filter,
        Quantizer[] quantizers,
        int[] tokenProbabilities,
        int skipProbability,
        BooleanDecoder modes,
        BooleanDecoder[] tokens) {

    private static final int BYTES = 10;
    private static final int START_CODE = 0x9D012A;
    private static final int MOST_SIDE = 0x3FFF;

    /** The size of a partition, which all but the last one have before them. */
    private static final int PARTITION_SIZE = 3;

    /** The size of a frame alone; its scaling is a matter of whoever shows it. */
    static Size size(Chunk frame) throws UnreadablePictureException {
        byte[] data = frame.file();
        int at = frame.start();
        if (frame.length() < BYTES || (data[at] & 1) != 0 || startCode(data, at + 3) != START_CODE) {
            throw UnreadablePictureException.corrupt("The header of this WebP picture is damaged.");
        }
        int width = Chunk.little(data, at + 6, 2) & MOST_SIDE;
        int height = Chunk.little(data, at + 8, 2) & MOST_SIDE;
        if (width == 0 || height == 0) {
            throw UnreadablePictureException.corrupt("This WebP picture is said to have no pixels.");
        }
        return new Size(width, height);
    }

    private static int startCode(byte[] data, int at) {
        return (data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF);
    }

    static FrameHeader parse(Chunk frame) throws UnreadablePictureException {
        Size size = size(frame);
        int start = frame.start() + BYTES;
        int length = Chunk.little(frame.file(), frame.start(), 3) >> 5;
        int afterModes = (int) Math.min(frame.end(), (long) start + length);
        BooleanDecoder header = new BooleanDecoder(frame.file(), start, afterModes);
        header.flag(); // The colour space: there is only one.
        header.flag(); // Clamping, which a decoder may always do.
        Segmentation segmentation = Segmentation.parse(header);
        FilterHeader filter = FilterHeader.parse(header, segmentation);
        int partitions = 1 << header.literal(2);
        Quantizer[] quantizers = Quantizer.parse(header, segmentation);
        header.flag(); // Whether the probabilities outlive the frame.
        int[] tokenProbabilities = TokenProbabilities.parse(header);
        int skipProbability = header.flag() ? header.literal(8) : -1;
        BooleanDecoder[] tokens = partitions(frame, afterModes, partitions);
        return new FrameHeader(
                size, segmentation, filter, quantizers, tokenProbabilities, skipProbability, header, tokens);
    }

    private static BooleanDecoder[] partitions(Chunk frame, int sizes, int count) {
        BooleanDecoder[] partitions = new BooleanDecoder[count];
        int start = Math.min(frame.end(), sizes + PARTITION_SIZE * (count - 1));
        for (int i = 0; i < count; i++) {
            int size = sizes + PARTITION_SIZE * i;
            boolean last = i == count - 1 || size + PARTITION_SIZE > frame.end();
            int end = last
                    ? frame.end()
                    : (int) Math.min(frame.end(), (long) start + Chunk.little(frame.file(), size, PARTITION_SIZE));
            partitions[i] = new BooleanDecoder(frame.file(), start, end);
            start = end;
        }
        return partitions;
    }
}
