package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;

/**
 * Which pictures a picture may refer to: of no use to one that refers to none, but it stands in the way of what follows
 * it. Source: sections 7.3.7 and 7.4.8.
 */
final class ReferenceSets {

    private static final int MOST_SETS = 64;
    private static final int MOST_PICTURES = 16;

    /** How many pictures each of the sequence's sets has. */
    private final int[] pictures;

    private ReferenceSets(int[] pictures) {
        this.pictures = pictures;
    }

    /** Reads the sets of a sequence. */
    static ReferenceSets parse(BitReader reader) throws UnreadablePictureException {
        int count = reader.unsigned(MOST_SETS);
        int[] pictures = new int[count];
        ReferenceSets sets = new ReferenceSets(pictures);
        for (int i = 0; i < count; i++) {
            pictures[i] = sets.readSet(reader, i);
        }
        return sets;
    }

    /** Leaves out what a slice's header says on pictures nearby. */
    void skipInSlice(BitReader reader) throws UnreadablePictureException {
        boolean ofSequence = reader.flag();
        if (!ofSequence) {
            readSet(reader, pictures.length);
        } else if (pictures.length > 1) {
            reader.skip(Numbers.ceilLog2(pictures.length));
        }
    }

    /** Reads a set, and says how many pictures it has. */
    private int readSet(BitReader reader, int index) throws UnreadablePictureException {
        if (index > 0 && reader.flag()) {
            return readPredicted(reader, index);
        }
        int before = reader.unsigned(MOST_PICTURES);
        int after = reader.unsigned(MOST_PICTURES);
        for (int i = 0; i < before + after; i++) {
            reader.unsigned();
            reader.flag();
        }
        return before + after;
    }

    private int readPredicted(BitReader reader, int index) throws UnreadablePictureException {
        int back = index == pictures.length ? reader.unsigned(index - 1) + 1 : 1;
        reader.flag();
        reader.unsigned();
        int count = 0;
        for (int i = 0; i <= pictures[index - back]; i++) {
            boolean used = reader.flag();
            if (used || reader.flag()) {
                count++;
            }
        }
        if (count > 2 * MOST_PICTURES) {
            throw BitReader.damaged();
        }
        return count;
    }
}
