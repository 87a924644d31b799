package io.contactsheet.desktop.ui.upload;

import java.nio.file.Path;
import java.util.List;

/** Asks the user which photos to add. Both methods return once the user has chosen; a dialog of the system waits. */
public interface PhotoChooser {

    /** Files; empty if the user thought better of it. */
    List<Path> files();

    /** One folder, or none. */
    List<Path> folder();
}
