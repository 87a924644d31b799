package io.contactsheet.desktop.local;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the gallery on this computer keeps its photos.
 *
 * @param path an absolute path; the folder need not be there yet
 */
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The folder that this platform has for an application's data. */
    public static DataFolder ofUser() {
        return of(System.getenv(), System.getProperties());
    }

    static DataFolder of(Map<String, String> environment, Properties system) {
        Path home = Path.of(system.getProperty("user.home"));
        String platform = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (platform.startsWith("windows")) {
            Path applications = absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"));
            return new DataFolder(applications.resolve("Contact Sheet"));
        }
        if (platform.startsWith("mac")) {
            return new DataFolder(home.resolve("Library/Application Support/Contact Sheet"));
        }
        return new DataFolder(absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
                .resolve("contact-sheet"));
    }

    /** What the app and the command note for someone who looks for a fault. */
    public Path log() {
        return path.resolve("contact-sheet.log");
    }

    /** Unset, empty and relative paths do not count: XDG Base Directory Specification, section 2. */
    private static Path absolute(@Nullable String path, Path otherwise) {
        return path != null && !path.isEmpty() && Path.of(path).isAbsolute() ? Path.of(path) : otherwise;
    }
}
