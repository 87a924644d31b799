package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/** Decodes the pictures that share one configuration, such as the tiles of a grid. For one thread. */
public final class HevcDecoder {

    private HevcDecoder() {}

    /**
     * Reads a configuration.
     *
     * @param hvcC an HEVC decoder configuration record (ISO/IEC 14496-15, section 8.3.3.1)
     */
    public static HevcDecoder of(byte[] hvcC) throws UnreadablePictureException {
        if (hvcC.length == 0) {
            throw UnreadablePictureException.corrupt("This HEVC picture has no configuration.");
        }
        return new HevcDecoder();
    }

    /**
     * Decodes one picture. Its samples stay valid until the next call.
     *
     * @param data holds its NAL units, each after its length
     * @param offset of the first byte
     * @param length in bytes
     * @param memory that decoding may take, in bytes
     */
    public HevcPicture decode(byte[] data, int offset, int length, long memory) throws UnreadablePictureException {
        throw UnreadablePictureException.unsupported("Pictures in HEVC cannot be read yet.");
    }
}
