package io.contactsheet.desktop.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.GalleryReason.SignIn;
import io.contactsheet.desktop.gallery.TokenSource;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of a gallery's owner. Signs in when a token is first asked for, and renews the token before it expires.
 * Safe for use by several threads: they wait for one renewal.
 */
public final class OwnerSession implements TokenSource, AutoCloseable {

    /** Renewed this long before it expires, so that it does not expire on the way. */
    private static final long MARGIN_SECONDS = 120;

    private final URI gallery;
    private final UserPool pool;
    private final String email;
    private final InstantSource time;
    private String password;
    private @Nullable Tokens tokens;

    private record Tokens(String id, String refresh, Instant expires) {}

    /**
     * A session that begins with the first request.
     *
     * @param gallery its address, for sentences
     * @param settings where to sign in
     */
    public OwnerSession(URI gallery, SignInSettings settings, String email, String password, InstantSource time) {
        this.gallery = gallery;
        this.pool = new UserPool(gallery, settings);
        this.email = email;
        this.password = password;
        this.time = time;
    }

    /** What the user pool makes of the password. */
    public enum Welcome {
        SIGNED_IN,
        /** It is the first password, which only serves to choose another: {@link #choosePassword}. */
        NEW_PASSWORD_WANTED
    }

    /** Signs in now, to know at once whether the password is right. */
    public synchronized Welcome begin() throws GalleryException, InterruptedException {
        JsonNode answer = initiate();
        if (isFirstPassword(answer)) {
            return Welcome.NEW_PASSWORD_WANTED;
        }
        tokens = read(answer, "");
        return Welcome.SIGNED_IN;
    }

    /**
     * Replaces the first password, and signs in.
     *
     * @throws GalleryException.NotAllowed also if the user pool finds the new password too simple; the reason says why
     */
    public synchronized void choosePassword(String chosen) throws GalleryException, InterruptedException {
        JsonNode challenge = initiate();
        if (isFirstPassword(challenge)) {
            tokens = read(pool.choosePassword(challenge, email, chosen), "");
            password = chosen;
        } else {
            tokens = read(challenge, "");
        }
    }

    private JsonNode initiate() throws GalleryException, InterruptedException {
        return pool.initiate("USER_PASSWORD_AUTH", Map.of("USERNAME", email, "PASSWORD", password));
    }

    private static boolean isFirstPassword(JsonNode answer) {
        return answer.path("ChallengeName").asText("").equals("NEW_PASSWORD_REQUIRED");
    }

    @Override
    public synchronized Optional<String> token() throws GalleryException, InterruptedException {
        Tokens known = tokens;
        if (known == null || time.instant().plusSeconds(MARGIN_SECONDS).isAfter(known.expires())) {
            known = known == null ? signedIn() : renewed(known);
            tokens = known;
        }
        return Optional.of(known.id());
    }

    /** Many requests may be refused at once: one renewal is enough for all. */
    @Override
    public synchronized Optional<String> renewed(String refused) throws GalleryException, InterruptedException {
        Tokens known = tokens;
        if (known != null && known.id().equals(refused)) {
            known = renewed(known);
            tokens = known;
        }
        return token();
    }

    private Tokens signedIn() throws GalleryException, InterruptedException {
        JsonNode answer = initiate();
        if (isFirstPassword(answer)) {
            throw new GalleryException.NotAllowed(new SignIn.FirstPassword(gallery));
        }
        return read(answer, "");
    }

    private Tokens renewed(Tokens known) throws GalleryException, InterruptedException {
        try {
            return read(pool.initiate("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", known.refresh())), known.refresh());
        } catch (GalleryException.NotAllowed _) {
            // The session was ended elsewhere, or is too old; the password may still be good.
            return signedIn();
        }
    }

    private Tokens read(JsonNode answer, String refresh) throws GalleryException {
        JsonNode result = answer.path("AuthenticationResult");
        if (!result.path("IdToken").isTextual()) {
            throw new GalleryException.NotAllowed(new SignIn.MoreWanted(gallery));
        }
        return new Tokens(
                result.path("IdToken").asText(),
                result.path("RefreshToken").asText(refresh),
                time.instant().plusSeconds(result.path("ExpiresIn").asLong(0)));
    }

    @Override
    public void close() {
        pool.close();
    }
}
