package io.contactsheet.desktop.command;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.Patience;
import io.contactsheet.desktop.signin.OwnerSession;
import io.contactsheet.desktop.signin.SignInSettings;
import java.net.URI;
import java.time.InstantSource;

/**
 * Signs the owner of a gallery in, with the password from the environment or the terminal.
 *
 * @param terminal tells what happens
 * @param passwords gets it
 * @param patience with a gallery that is busy
 */
record OwnerSignIn(Terminal terminal, PasswordPrompt passwords, Patience patience) {

    /** @throws GalleryException with a sentence: no sign-in there, no answer, a wrong password */
    OwnerSession at(URI gallery, String user) throws GalleryException, InterruptedException {
        SignInSettings settings = patience.until(() -> SignInSettings.of(gallery))
                .orElseThrow(() -> new GalleryException.NotAllowed(
                        "The gallery at " + gallery + " has no sign-in. Leave --user out, or check the address."));
        OwnerSession owner = new OwnerSession(gallery, settings, user, passwords.ask(user), InstantSource.system());
        try {
            if (patience.until(owner::begin) == OwnerSession.Welcome.NEW_PASSWORD_WANTED) {
                owner.choosePassword(passwords.choose());
                terminal.say("The password is changed.");
            }
            return owner;
        } catch (GalleryException | InterruptedException failed) {
            owner.close();
            throw failed;
        }
    }
}
