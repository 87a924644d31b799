package io.contactsheet.desktop.ui.upload;

import io.contactsheet.desktop.text.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The file dialogs of the system. They begin where the user was the last time. */
public final class SystemPhotoChooser implements PhotoChooser {

    private final Window owner;
    private final Messages messages;
    private Optional<File> lastFolder = Optional.empty();

    public SystemPhotoChooser(Window owner, Messages messages) {
        this.owner = owner;
        this.messages = messages;
    }

    @Override
    public List<Path> files() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("add.photos"));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                messages.get("choose.pictures"),
                                "*.jpg",
                                "*.jpeg",
                                "*.png",
                                "*.gif",
                                "*.bmp",
                                "*.tif",
                                "*.tiff",
                                "*.webp",
                                "*.heic",
                                "*.avif",
                                "*.JPG",
                                "*.JPEG",
                                "*.PNG",
                                "*.GIF",
                                "*.BMP",
                                "*.TIF",
                                "*.TIFF",
                                "*.WEBP",
                                "*.HEIC",
                                "*.AVIF"),
                        new FileChooser.ExtensionFilter(messages.get("choose.allFiles"), "*"));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        List<File> files =
                Optional.ofNullable(chooser.showOpenMultipleDialog(owner)).orElse(List.of());
        files.stream().findFirst().map(File::getParentFile).ifPresent(folder -> lastFolder = Optional.of(folder));
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public List<Path> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("choose.folderTitle"));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> folder = Optional.ofNullable(chooser.showDialog(owner));
        folder.map(File::getParentFile).ifPresent(parent -> lastFolder = Optional.of(parent));
        return folder.map(File::toPath).stream().toList();
    }

    /** The name comes from the gallery, where others may have chosen it: no path, and a file on any disk. */
    static String fileName(String name) {
        String safe = name.replaceAll("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069/\\\\:*?\"<>|]", "-")
                .replaceFirst("^[. ]+", "");
        return safe.isBlank() ? "photo" : safe;
    }

    @Override
    public Optional<Path> saveAs(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("photo.saveCopy"));
        chooser.setInitialFileName(fileName(name));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
