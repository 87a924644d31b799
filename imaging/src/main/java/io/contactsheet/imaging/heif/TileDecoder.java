package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.hevc.HevcDecoder;
import io.contactsheet.imaging.hevc.HevcPicture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the tiles of a picture, most of which share one configuration. For one thread. */
final class TileDecoder {

    private final Map<Integer, HevcDecoder> decoders = new HashMap<>();
    private final long memory;
    private @Nullable UnreadablePictureException damage;
    private boolean whole = true;
    private boolean anything;

    /** @param memory that decoding may take, in bytes */
    TileDecoder(long memory) {
        this.memory = memory;
    }

    /** The picture of a tile, good until the next one; null if there is none. */
    @Nullable HevcPicture decode(HeifItem tile) {
        try {
            ItemData data = tile.data();
            HevcPicture picture = decoder(tile).decode(data.bytes(), data.offset(), data.length(), memory);
            anything = true;
            whole &= picture.isWhole();
            return picture;
        } catch (UnreadablePictureException e) {
            damage = damage == null ? e : damage;
            whole = false;
            return null;
        }
    }

    private HevcDecoder decoder(HeifItem tile) throws UnreadablePictureException {
        Box configuration = tile.property("hvcC")
                .orElseThrow(() ->
                        UnreadablePictureException.corrupt("This HEIF file does not say how its pictures are coded."));
        HevcDecoder known = decoders.get(configuration.start());
        if (known == null) {
            known = HevcDecoder.of(configuration.bytes());
            decoders.put(configuration.start(), known);
        }
        return known;
    }

    /** Whether every tile was there and undamaged. */
    boolean isWhole() {
        return whole;
    }

    /** To be asked when all tiles were tried: if not one of them could be read, this is why. */
    void requireAnything() throws UnreadablePictureException {
        if (!anything && damage != null) {
            throw damage;
        }
    }
}
