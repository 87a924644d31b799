package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.ui.upload.PhotoChooser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A user who chooses at once what the test says. */
final class ChosenFiles implements PhotoChooser {

    List<Path> files = List.of();
    List<Path> folder = List.of();
    String suggested = "";
    Optional<Path> copy = Optional.empty();

    @Override
    public List<Path> files() {
        return files;
    }

    @Override
    public List<Path> folder() {
        return folder;
    }

    @Override
    public Optional<Path> saveAs(String name) {
        suggested = name;
        return copy;
    }
}
