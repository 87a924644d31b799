package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where the gallery on this computer is. */
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path folder;

    Optional<DataFolder> given() {
        return Optional.ofNullable(folder).map(DataFolder::new);
    }
}
