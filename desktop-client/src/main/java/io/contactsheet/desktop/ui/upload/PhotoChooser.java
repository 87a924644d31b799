package io.contactsheet.desktop.ui.upload;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. Its methods return once the user has chosen; a dialog of the system waits. */
public interface PhotoChooser {

    /** Files; empty if the user thought better of it. */
    List<Path> files();

    /** One folder, or none. */
    List<Path> folder();

    /**
     * A file to write a photo to.
     *
     * @param name the photo's
     */
    Optional<Path> saveAs(String name);
}
