package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/**
 * An HEVC decoder configuration record: parameter sets, and how NAL units are parted. Source: ISO/IEC 14496-15, section
 * 8.3.3.1.
 */
final class Configuration {

    private static final int LENGTH_SIZE = 21;
    private static final int ARRAYS = 22;
    private static final int FIRST_ARRAY = 23;

    /** Each unit in an array stands after its length, of two bytes. */
    private static final int LENGTH = 2;

    private final byte[] data;
    private int position = FIRST_ARRAY;

    private Configuration(byte[] data) {
        this.data = data;
    }

    /** How many bytes stand before each unit of a picture. */
    static int lengthSize(byte[] record) throws UnreadablePictureException {
        if (record.length < FIRST_ARRAY) {
            throw BitReader.damaged();
        }
        return (record[LENGTH_SIZE] & 3) + 1;
    }

    /** The parameter sets of a record. */
    static ParameterSets sets(byte[] record) throws UnreadablePictureException {
        ParameterSets sets = new ParameterSets();
        new Configuration(record).read(sets);
        return sets;
    }

    private void read(ParameterSets sets) throws UnreadablePictureException {
        for (int i = data[ARRAYS] & 0xFF; i > 0; i--) {
            number(1);
            for (int j = number(LENGTH); j > 0; j--) {
                int length = number(LENGTH);
                if (length > data.length - position) {
                    throw BitReader.damaged();
                }
                if (length > LENGTH) {
                    sets.add(NalUnit.of(data, position, position + length));
                }
                position += length;
            }
        }
    }

    private int number(int bytes) throws UnreadablePictureException {
        if (bytes > data.length - position) {
            throw BitReader.damaged();
        }
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | data[position++] & 0xFF;
        }
        return number;
    }
}
