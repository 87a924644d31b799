package io.contactsheet.desktop.signin;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.contactsheet.desktop.gallery.Patience;
import io.contactsheet.desktop.gallery.TokenSource;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way into a gallery elsewhere: finds out whether it asks to sign in, and does so. Not for the FX thread. */
public final class GalleryDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GalleryDoor.class);

    private final URI address;
    private final Patience patience;
    private @Nullable OwnerSession session;

    /** What came of a knock. */
    public enum Answer {
        OPEN,
        /** It shows its photos to nobody but its owner. */
        SIGN_IN_WANTED,
        /** The password was the first one, which only serves to choose another: {@link #choosePassword}. */
        NEW_PASSWORD_WANTED
    }

    /** @param address of the gallery, without a slash at its end */
    public GalleryDoor(URI address) {
        this(address, Patience.ofPerson(reason -> LOG.info("The gallery is waited for: {}", reason)));
    }

    GalleryDoor(URI address, Patience patience) {
        this.address = address;
        this.patience = patience;
    }

    public URI address() {
        return address;
    }

    /**
     * Asks to be let in. Waits for a gallery that is starting.
     *
     * @param user the owner's e-mail address; empty for a visitor
     * @throws GalleryException if there is no gallery there, no answer, a wrong password
     */
    public Answer knock(String user, String password) throws GalleryException, InterruptedException {
        return patience.until(() -> knockOnce(user, password));
    }

    private Answer knockOnce(String user, String password) throws GalleryException, InterruptedException {
        close();
        Optional<SignInSettings> settings = SignInSettings.of(address);
        if (settings.isEmpty() || user.isBlank()) {
            return visit(settings.isPresent());
        }
        OwnerSession begun = new OwnerSession(address, settings.get(), user.strip(), password, InstantSource.system());
        session = begun;
        return switch (begun.begin()) {
            case SIGNED_IN -> Answer.OPEN;
            case NEW_PASSWORD_WANTED -> Answer.NEW_PASSWORD_WANTED;
        };
    }

    private Answer visit(boolean hasSignIn) throws GalleryException, InterruptedException {
        try (GalleryClient client = new GalleryClient(address)) {
            client.photos(ListingRequest.everything().withPageSize(1));
            return Answer.OPEN;
        } catch (GalleryException.NotAllowed e) {
            if (hasSignIn) {
                return Answer.SIGN_IN_WANTED;
            }
            throw e;
        }
    }

    /** Replaces the first password, after {@link Answer#NEW_PASSWORD_WANTED}. */
    public void choosePassword(String chosen) throws GalleryException, InterruptedException {
        OwnerSession begun = session;
        if (begun == null) {
            throw new IllegalStateException("Nobody has knocked yet.");
        }
        begun.choosePassword(chosen);
    }

    /** For requests to the gallery, once it is open. */
    public TokenSource tokens() {
        OwnerSession begun = session;
        return begun == null ? TokenSource.NONE : begun;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
