package io.contactsheet.desktop.command;

import io.contactsheet.desktop.gallery.GalleryException;
import java.io.Console;
import java.util.Map;
import java.util.Objects;
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
    static final String NEW_VARIABLE = "CONTACT_SHEET_NEW_PASSWORD";

    static PasswordPrompt ofProcess() {
        return new PasswordPrompt(System.getenv(), System.console());
    }

    /**
     * Gets the password that the user chooses in the place of the first one.
     *
     * @throws GalleryException if there is nowhere to get it from
     */
    String choose() throws GalleryException {
        String given = environment.get(NEW_VARIABLE);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        if (console == null || !console.isTerminal()) {
            throw new GalleryException.NotAllowed("This is the first password, which only serves to choose your own."
                    + " Put the one that you choose into the environment variable " + NEW_VARIABLE
                    + ", or run this in a terminal.");
        }
        console.printf("This is the first password, which only serves to choose your own.%n");
        while (true) {
            String chosen = typed("New password: ");
            if (chosen.equals(typed("Once more: "))) {
                return chosen;
            }
            console.printf("These two differ.%n");
        }
    }

    /** Nothing at the end of input, which no policy takes for a password. */
    private String typed(String prompt) {
        char[] typed = Objects.requireNonNull(console).readPassword("%s", prompt);
        return typed == null ? "" : new String(typed);
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
