package io.templaterunner.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.templaterunner.files.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;

/** The key pair of a pool. */
final class SigningKey {

    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    /**
     * Reads the key of a file, or makes a new one and keeps it there.
     *
     * @throws IOException with a sentence for the user, if that cannot be done
     */
    static SigningKey open(Path path, Secrets secrets) throws IOException {
        OwnerOnlyFile file = new OwnerOnlyFile(path);
        try {
            Optional<String> kept = file.read();
            if (kept.isPresent()) {
                return new SigningKey(RSAKey.parse(kept.get()));
            }
            RSAKey made = secrets.key();
            file.write(made.toJSONString());
            return new SigningKey(made);
        } catch (ParseException e) {
            throw new IOException(
                    "The key of the stack's sign-in, " + path
                            + ", cannot be used. Move it away, and a new one is made; everyone signs in anew.",
                    e);
        }
    }

    /** The compact form of a token with these claims. */
    String sign(JWTClaimsSet claims) {
        // The header of Cognito's tokens has no "typ".
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The key of the sign-in does not sign.", impossible);
        }
        return token.serialize();
    }

    /** The public half. */
    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** What {@code /.well-known/jwks.json} answers. */
    String jwks() {
        return new JWKSet(publicKey()).toString(true);
    }
}
