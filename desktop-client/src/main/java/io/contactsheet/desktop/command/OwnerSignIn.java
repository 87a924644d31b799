package io.contactsheet.desktop.command;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.Patience;
import io.contactsheet.desktop.signin.OwnerSession;
import io.contactsheet.desktop.signin.SignInSettings;
import io.contactsheet.desktop.text.Messages;
import java.net.URI;
import java.time.InstantSource;

/**
 * Signs the owner of a gallery in, with the password from the environment or the terminal.
 *
 * @param terminal tells what happens
 * @param passwords gets it
 * @param patience with a gallery that is busy
 */
record OwnerSignIn(Terminal terminal, PasswordPrompt passwords, Patience patience, Messages messages) {

    /**
     * Signs in.
     *
     * @throws GalleryException if the gallery does not answer, or the password is wrong
     * @throws CommandException if it has no sign-in, or there is no password
     */
    OwnerSession at(URI gallery, String user) throws GalleryException, CommandException, InterruptedException {
        SignInSettings settings = patience.until(() -> SignInSettings.of(gallery))
                .orElseThrow(() -> new CommandException(messages.get("command.noSignIn", gallery)));
        OwnerSession owner = new OwnerSession(gallery, settings, user, passwords.ask(user), InstantSource.system());
        try {
            if (patience.until(owner::begin) == OwnerSession.Welcome.NEW_PASSWORD_WANTED) {
                owner.choosePassword(passwords.choose());
                terminal.say(messages.get("command.passwordChanged"));
            }
            return owner;
        } catch (GalleryException | CommandException | InterruptedException failed) {
            owner.close();
            throw failed;
        }
    }
}
