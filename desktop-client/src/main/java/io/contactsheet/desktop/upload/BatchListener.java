package io.contactsheet.desktop.upload;

import java.nio.file.Path;

/** Told what is found in the files and folders that were given. Called on one of the engine's threads. */
public interface BatchListener {

    /** A file will be uploaded. Called before its state changes for the first time. */
    void found(Upload upload);

    /** A file or folder will not be uploaded. */
    default void skipped(Path path, SkipReason reason) {}

    /** A folder could not be searched: there may be photos in it that are not uploaded. */
    default void unreadable(Path folder, SkipReason reason) {
        skipped(folder, reason);
    }

    /** Everything has been looked at: no more is found after this. */
    default void searched() {}
}
