package io.contactsheet.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Path;

/** One way of making thumbnails. */
@FunctionalInterface
interface Peer {

    /**
     * Reads the file and makes its thumbnail.
     *
     * @throws IOException if the file cannot be read
     */
    Answer thumbnail(Path file) throws IOException;
}
