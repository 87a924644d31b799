package io.contactsheet.desktop.upload;

/** Told of each change of an upload. Called on the engine's threads, one call at a time for one upload. */
@FunctionalInterface
public interface UploadListener {

    void changed(Upload upload, UploadState state);
}
