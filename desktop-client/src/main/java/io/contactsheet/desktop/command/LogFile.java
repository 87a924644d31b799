package io.contactsheet.desktop.command;

import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** A log in a file, which is made with the first line: a command that notes nothing leaves nothing behind. */
final class LogFile extends Handler {

    private static final int MEGABYTE = 1 << 20;

    private final Path path;
    private @Nullable FileHandler file;
    private boolean unwritable;

    LogFile(Path path) {
        this.path = path;
        setLevel(Level.INFO);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record) || unwritable) {
            return;
        }
        try {
            if (file == null) {
                file = open();
            }
            file.publish(record);
        } catch (IOException e) {
            // A data folder that cannot be written to is said so where it matters; a log is not worth a failure.
            unwritable = true;
            reportError(null, e, ErrorManager.OPEN_FAILURE);
        }
    }

    private FileHandler open() throws IOException {
        OwnerOnlyFile.makeFolder(Objects.requireNonNull(path.getParent()));
        new OwnerOnlyFile(path).make();
        FileHandler opened = new FileHandler(path.toString().replace("%", "%%"), MEGABYTE, 1, true);
        closeToOthers();
        opened.setEncoding(StandardCharsets.UTF_8.name());
        opened.setFormatter(new SimpleFormatter());
        return opened;
    }

    /** A second process on the same folder writes to a file of another number. */
    private void closeToOthers() throws IOException {
        try (DirectoryStream<Path> logs =
                Files.newDirectoryStream(Objects.requireNonNull(path.getParent()), path.getFileName() + "*")) {
            for (Path log : logs) {
                new OwnerOnlyFile(log).close();
            }
        }
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }
}
