package io.templaterunner.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** User pools and clients as a careful template has them. */
final class Pools {

    static final String OWNER = "owner@example.com";
    static final String PASSWORD = "Correct-horse-7-battery";
    static final String CLIENT = "1examplecl1ent2345678901ab";

    private static final RSAKey KEY = newKey();
    private static final Secrets SECRETS = new Secrets(1000, Pools::newKey);

    private Pools() {}

    /** A provider that does not make a test wait for the work of slow hashes. */
    static IdentityProvider provider(Path folder, InstantSource time) {
        return new IdentityProvider(folder, time, SECRETS);
    }

    /** Gives a pool that is not there yet the key pair of all tests: to make one takes long. */
    static void giveKey(Path folder, String id) throws IOException {
        Files.createDirectories(folder.resolve(id));
        Files.writeString(folder.resolve(id).resolve("key.json"), KEY.toJSONString());
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static UserPoolConfiguration pool(String id) {
        return new UserPoolConfiguration(
                id,
                "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/" + id,
                "eu-central-1",
                true,
                true,
                false,
                PasswordPolicy.STANDARD);
    }

    static UserPoolClientConfiguration client() {
        return new UserPoolClientConfiguration(
                CLIENT,
                Set.of(AuthFlow.USER_PASSWORD_AUTH, AuthFlow.REFRESH_TOKEN_AUTH),
                false,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofDays(30),
                true,
                true);
    }

    static UserPoolUserConfiguration owner() {
        return new UserPoolUserConfiguration(OWNER, Map.of("email", OWNER, "email_verified", "true"));
    }

    /** A pool with the client and the owner, who has a lasting password. */
    static UserPool withOwner(IdentityProvider provider, String id) throws Exception {
        UserPool pool = provider.open(pool(id));
        pool.addClient(client());
        pool.addUser(owner());
        pool.setPassword(OWNER, PASSWORD, true);
        return pool;
    }

    static Tokens signIn(UserPool pool) throws CognitoFault {
        return switch (pool.signIn().withPassword(client(), OWNER, PASSWORD)) {
            case SignIn.Outcome.SignedIn(Tokens tokens) -> tokens;
            case SignIn.Outcome.NewPasswordRequired _ -> throw new AssertionError("a new password is wanted");
        };
    }
}
