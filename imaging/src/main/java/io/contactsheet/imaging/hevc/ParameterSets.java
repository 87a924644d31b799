package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameter sets that have been read, by their numbers. */
final class ParameterSets {

    private final Map<Integer, SequenceParameters> sequences = new HashMap<>();
    private final Map<Integer, PictureParameters> pictures = new HashMap<>();

    /** Keeps a unit that is a parameter set of the base layer; all others are let pass. */
    void add(NalUnit unit) throws UnreadablePictureException {
        if (unit.layer() != 0) {
            return;
        }
        if (unit.type() == NalUnit.SEQUENCE_PARAMETERS) {
            SequenceParameters parameters = SequenceParameters.parse(unit.reader());
            sequences.put(parameters.id, parameters);
        } else if (unit.type() == NalUnit.PICTURE_PARAMETERS) {
            PictureParameters parameters = PictureParameters.parse(unit.reader());
            pictures.put(parameters.id, parameters);
        }
    }

    PictureParameters picture(int id) throws UnreadablePictureException {
        return known(pictures.get(id));
    }

    SequenceParameters sequence(int id) throws UnreadablePictureException {
        return known(sequences.get(id));
    }

    private static <T> T known(@Nullable T parameters) throws UnreadablePictureException {
        if (parameters == null) {
            throw UnreadablePictureException.corrupt("This HEVC picture refers to parameters that it does not have.");
        }
        return parameters;
    }
}
