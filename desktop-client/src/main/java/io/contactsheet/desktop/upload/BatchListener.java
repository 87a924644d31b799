package io.contactsheet.desktop.upload;

import java.nio.file.Path;

/** Told what is found in the files and folders that were given. Called on one of the engine's threads. */
public interface BatchListener {

    /** A file will be uploaded. Called before its state changes for the first time. */
    void found(Upload upload);

    /**
     * A file or folder will not be uploaded.
     *
     * @param reason a sentence
     */
    default void skipped(Path path, String reason) {}

    /**
     * A folder could not be searched: there may be photos in it that are not uploaded.
     *
     * @param reason a sentence
     */
    default void unreadable(Path folder, String reason) {
        skipped(folder, reason);
    }

    /** Everything has been looked at: no more is found after this. */
    default void searched() {}
}
