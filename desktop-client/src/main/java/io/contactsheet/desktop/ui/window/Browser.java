package io.contactsheet.desktop.ui.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The browser of this computer. It is given a file, and never an address that lets somebody in: everybody on a computer can
 * read the arguments of its programs.
 */
final class Browser {

    private Browser() {}

    /** @throws IOException if the system has no program that opens files */
    static void open(Path page) throws IOException {
        new ProcessBuilder(command(System.getProperty("os.name", ""), page.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static List<String> command(String system, String file) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", file);
        }
        return lower.startsWith("mac") ? List.of("open", file) : List.of("xdg-open", file);
    }
}
