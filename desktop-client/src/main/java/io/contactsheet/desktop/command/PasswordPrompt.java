package io.contactsheet.desktop.command;

import io.contactsheet.desktop.gallery.GalleryException;
import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gets a password without showing it: from the environment, for scripts, or from the terminal.
 *
 * @param environment of the process
 * @param console of the process; null where there is none
 */
record PasswordPrompt(
        Map<String, String> environment, @Nullable Console console) {

    static final String VARIABLE = "CONTACT_SHEET_PASSWORD";

    static PasswordPrompt ofProcess() {
        return new PasswordPrompt(System.getenv(), System.console());
    }

    /** @throws GalleryException if there is nowhere to get it from */
    String ask(String user) throws GalleryException {
        String given = environment.get(VARIABLE);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        char[] typed = console != null && console.isTerminal() ? console.readPassword("Password of %s: ", user) : null;
        if (typed == null) {
            throw new GalleryException.NotAllowed("The password of " + user
                    + " is missing: put it into the environment variable " + VARIABLE + ", or run this in a terminal.");
        }
        return new String(typed);
    }
}
