package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/** Decodes the pictures that share one configuration, such as the tiles of a grid. For one thread. */
public final class HevcDecoder {

    private final ParameterSets sets;
    private final int lengthSize;
    private final Cabac cabac = new Cabac();

    /** Kept from picture to picture, as tiles are alike. */
    private @Nullable SliceDecoder slices;

    private HevcDecoder(ParameterSets sets, int lengthSize) {
        this.sets = sets;
        this.lengthSize = lengthSize;
    }

    /**
     * Reads a configuration.
     *
     * @param hvcC an HEVC decoder configuration record (ISO/IEC 14496-15, section 8.3.3.1)
     */
    public static HevcDecoder of(byte[] hvcC) throws UnreadablePictureException {
        int lengthSize = Configuration.lengthSize(hvcC);
        return new HevcDecoder(Configuration.sets(hvcC), lengthSize);
    }

    /**
     * Decodes one picture. Its samples stay valid until the next call. Of a picture that is cut or damaged, what can be
     * decoded is there and the rest is grey.
     *
     * @param data holds its NAL units, each after its length
     * @param offset of the first byte
     * @param length in bytes
     * @param memory that decoding may take, in bytes
     */
    public HevcPicture decode(byte[] data, int offset, int length, long memory) throws UnreadablePictureException {
        NalUnits units = new NalUnits(data, offset, length, lengthSize);
        SliceDecoder decoder = null;
        SliceHeader before = null;
        boolean whole = true;
        for (NalUnit unit = units.next(); unit != null && !unit.isEnd(); unit = units.next()) {
            try {
                SliceHeader slice = readHeader(unit, before);
                if (slice == null) {
                    continue;
                }
                if (slice.first && before != null) {
                    break;
                }
                decoder = decoder == null ? decoder(slice, memory) : decoder;
                before = slice;
                whole &= decoder.decode(slice, unit.payload());
            } catch (UnreadablePictureException damage) {
                if (decoder == null) {
                    throw damage;
                }
                whole = false;
            }
        }
        if (decoder == null) {
            throw UnreadablePictureException.corrupt("This HEVC picture has no data.");
        }
        return decoder.finish(whole && !units.isCut());
    }

    /** The header of a slice; null of what is none. */
    private @Nullable SliceHeader readHeader(NalUnit unit, @Nullable SliceHeader before)
            throws UnreadablePictureException {
        if (!unit.isSlice()) {
            sets.add(unit);
            return null;
        }
        return unit.layer() == 0 ? SliceHeader.parse(unit, sets, before) : null;
    }

    private SliceDecoder decoder(SliceHeader slice, long memory) throws UnreadablePictureException {
        if (Frame.memory(slice.sequence) > memory) {
            throw UnreadablePictureException.tooLarge(
                    "To read this HEVC picture would take more memory than there is.");
        }
        SliceDecoder decoder = slices;
        if (decoder == null || !decoder.fits(slice)) {
            slices = null;
            decoder = new SliceDecoder(new Frame(slice.sequence, slice.picture), cabac);
            slices = decoder;
        }
        decoder.clear();
        return decoder;
    }
}
