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
        PictureRun run = new PictureRun(memory);
        for (NalUnit unit = units.next(); unit != null && !unit.isEnd(); unit = units.next()) {
            if (!run.take(unit)) {
                break;
            }
        }
        return run.finish(units.isCut());
    }

    /** One picture, slice by slice. */
    private final class PictureRun {

        private final long memory;
        private @Nullable SliceDecoder decoder;
        private @Nullable SliceHeader before;
        private boolean whole = true;

        PictureRun(long memory) {
            this.memory = memory;
        }

        /** Takes a unit, and says whether it is not of the next picture. Damage ends nothing once there are samples. */
        boolean take(NalUnit unit) throws UnreadablePictureException {
            try {
                return unit.isSlice() ? unit.layer() != 0 || takeSlice(unit) : takeOther(unit);
            } catch (UnreadablePictureException damage) {
                if (decoder == null) {
                    throw damage;
                }
                whole = false;
                return true;
            }
        }

        private boolean takeOther(NalUnit unit) throws UnreadablePictureException {
            sets.add(unit);
            return true;
        }

        private boolean takeSlice(NalUnit unit) throws UnreadablePictureException {
            SliceHeader slice = SliceHeader.parse(unit, sets, before);
            if (slice.first && before != null) {
                return false;
            }
            SliceDecoder current = decoder == null ? decoder(slice, memory) : decoder;
            decoder = current;
            before = slice;
            whole &= current.decode(slice, unit.payload());
            return true;
        }

        HevcPicture finish(boolean cut) throws UnreadablePictureException {
            if (decoder == null) {
                throw UnreadablePictureException.corrupt("This HEVC picture has no data.");
            }
            return decoder.finish(whole && !cut);
        }
    }

    private SliceDecoder decoder(SliceHeader slice, long memory) throws UnreadablePictureException {
        if (DecodedPicture.memory(slice.sequence) > memory) {
            throw UnreadablePictureException.tooLarge(
                    "To read this HEVC picture would take more memory than there is.");
        }
        SliceDecoder decoder = slices;
        if (decoder == null || !decoder.fits(slice)) {
            slices = null;
            decoder = new SliceDecoder(new DecodedPicture(slice.sequence, slice.picture), cabac);
            slices = decoder;
        }
        decoder.clear();
        return decoder;
    }
}
