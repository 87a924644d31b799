package io.contactsheet.desktop.command;

import io.contactsheet.desktop.text.Messages;
import java.io.Console;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gets a password without showing it: from the environment, for scripts, or from the terminal.
 *
 * @param environment of the process
 * @param console of the process; null where there is none
 * @param messages in which it asks
 */
record PasswordPrompt(
        Map<String, String> environment, @Nullable Console console, Messages messages) {

    static final String VARIABLE = "CONTACT_SHEET_PASSWORD";
    static final String NEW_VARIABLE = "CONTACT_SHEET_NEW_PASSWORD";

    static PasswordPrompt ofProcess(Messages messages) {
        return new PasswordPrompt(System.getenv(), System.console(), messages);
    }

    /**
     * Gets the password that the user chooses in the place of the first one.
     *
     * @throws CommandException if there is nowhere to get it from
     */
    String choose() throws CommandException {
        String given = environment.get(NEW_VARIABLE);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        if (console == null || !console.isTerminal()) {
            throw new CommandException(messages.get("command.newPasswordMissing", NEW_VARIABLE));
        }
        console.printf("%s%n", messages.get("command.firstPassword"));
        while (true) {
            String chosen = typed("command.newPassword");
            if (chosen.equals(typed("command.newPasswordAgain"))) {
                return chosen;
            }
            console.printf("%s%n", messages.get("openGallery.differ"));
        }
    }

    /** Nothing at the end of input, which no policy takes for a password. */
    private String typed(String key) {
        char[] typed = Objects.requireNonNull(console).readPassword("%s ", messages.get(key));
        return typed == null ? "" : new String(typed);
    }

    /** @throws CommandException if there is nowhere to get it from */
    String ask(String user) throws CommandException {
        String given = environment.get(VARIABLE);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        char[] typed = console != null && console.isTerminal()
                ? console.readPassword("%s ", messages.get("command.password", user))
                : null;
        if (typed == null) {
            throw new CommandException(messages.get("command.passwordMissing", user, VARIABLE));
        }
        return new String(typed);
    }
}
