package io.templaterunner.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The names in a folder, which are on the disk only when the folder is. */
public final class FolderEntries {

    /** Windows opens no folders, and writes their names by itself. */
    private static final boolean NEED_IT = !System.getProperty("os.name", "").startsWith("Windows");

    private FolderEntries() {}

    /** Returns when the names in a folder are on the disk. A folder that has gone needs nothing. */
    public static void force(Path folder) throws IOException {
        if (!NEED_IT) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (NoSuchFileException gone) {
            // Deleted by another: what it leaves is for that one to bring to the disk.
        }
    }
}
