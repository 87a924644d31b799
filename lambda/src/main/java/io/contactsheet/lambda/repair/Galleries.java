package io.contactsheet.lambda.repair;

import java.util.Iterator;
import java.util.Optional;

/** The listings of the two buckets, each in the order of its keys' UTF-8 bytes. */
public interface Galleries {

    /** The originals after a key, or all. */
    Iterator<ListedObject> originals(Optional<String> after);

    /** The thumbnails after a key, or all. */
    Iterator<ListedObject> thumbnails(Optional<String> after);
}
