package io.templaterunner.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the secrets of user pools are made. What nobody can guess takes a second or two to make. */
public final class Secrets {

    private static final int KEY_BITS = 2048;

    /**
     * As where somebody may guess.
     *
     * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2">OWASP on
     *     iterations</a>
     */
    public static final Secrets STRONG = new Secrets(210_000, Secrets::newKey);

    private final int passwordIterations;
    private final Supplier<RSAKey> keys;

    Secrets(int passwordIterations, Supplier<RSAKey> keys) {
        this.passwordIterations = passwordIterations;
        this.keys = keys;
    }

    /** For tests, at whose secrets nobody guesses: passwords that cost nothing, and one key pair under many names. */
    public static Secrets ofTests() {
        return new Secrets(1, new OneKey());
    }

    /** How much work a guess at a password is: iterations of PBKDF2. */
    int passwordIterations() {
        return passwordIterations;
    }

    /** A key pair for tokens: RSA of 2048 bits, for RS256, with a name of its own. */
    RSAKey key() {
        return keys.get();
    }

    /** Made when it is first asked for. */
    private static final class OneKey implements Supplier<RSAKey> {

        private @Nullable RSAKey made;

        @Override
        public synchronized RSAKey get() {
            RSAKey key = made == null ? newKey() : made;
            made = key;
            return named(new RSAKey.Builder(key));
        }
    }

    private static RSAKey newKey() {
        try {
            return named(new RSAKey.Builder(new RSAKeyGenerator(KEY_BITS).generate()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("No key can be made for the sign-in.", impossible);
        }
    }

    private static RSAKey named(RSAKey.Builder key) {
        return key.keyID(UUID.randomUUID().toString())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}
