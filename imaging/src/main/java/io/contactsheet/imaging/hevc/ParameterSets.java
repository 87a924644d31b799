package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameter sets that have been read, by their numbers. */
final class ParameterSets {

    private final Map<Integer, Kept<SequenceParameters>> sequences = new HashMap<>();
    private final Map<Integer, Kept<PictureParameters>> pictures = new HashMap<>();

    /** What was read, and of which bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by its content.
    private record Kept<T>(byte[] payload, T parameters) {}

    /** Keeps a unit that is a parameter set of the base layer; all others are let pass. */
    void add(NalUnit unit) throws UnreadablePictureException {
        if (unit.layer() != 0) {
            return;
        }
        if (unit.type() == NalUnit.SEQUENCE_PARAMETERS) {
            SequenceParameters parameters = SequenceParameters.parse(unit.reader());
            keep(sequences, parameters.id, unit, parameters);
        } else if (unit.type() == NalUnit.PICTURE_PARAMETERS) {
            PictureParameters parameters = PictureParameters.parse(unit.reader());
            keep(pictures, parameters.id, unit, parameters);
        }
    }

    /** What is only said again stays the same object, so that a picture goes on and its memory is used again. */
    private static <T> void keep(Map<Integer, Kept<T>> kept, int id, NalUnit unit, T parameters) {
        Kept<T> before = kept.get(id);
        if (before == null || !Arrays.equals(before.payload(), unit.payload())) {
            kept.put(id, new Kept<>(unit.payload(), parameters));
        }
    }

    PictureParameters picture(int id) throws UnreadablePictureException {
        return known(pictures.get(id));
    }

    SequenceParameters sequence(int id) throws UnreadablePictureException {
        return known(sequences.get(id));
    }

    private static <T> T known(@Nullable Kept<T> kept) throws UnreadablePictureException {
        if (kept == null) {
            throw UnreadablePictureException.corrupt("This HEVC picture refers to parameters that it does not have.");
        }
        return kept.parameters();
    }
}
