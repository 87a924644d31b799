package io.templaterunner.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;

/** Tells a pool's own tokens from all others. */
final class TokenCheck {

    private final String issuer;
    private final RSAKey key;
    private final Predicate<String> clients;
    private final InstantSource time;

    /** @param clients knows the ids of the pool's app clients */
    TokenCheck(String issuer, RSAKey publicKey, Predicate<String> clients, InstantSource time) {
        this.issuer = issuer;
        this.key = publicKey;
        this.clients = clients;
        this.time = time;
    }

    /** What a text turned out to be. */
    sealed interface Finding {

        /** A token of the pool, in time. */
        record Valid(JWTClaimsSet claims) implements Finding {}

        /** A token of the pool, too late. */
        record Expired() implements Finding {}

        /** Anything else. */
        record Foreign() implements Finding {}
    }

    Finding examine(String token) {
        try {
            // Only ever RS256: "none" is no SignedJWT, and a token signed by HMAC with the public key names HS256.
            SignedJWT signed = SignedJWT.parse(token);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            boolean ours = JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())
                    && key.getKeyID().equals(signed.getHeader().getKeyID())
                    && issuer.equals(claims.getIssuer())
                    && isForAClient(claims)
                    && isAsItWasWritten(signed.getSignature())
                    && signed.verify(new RSASSAVerifier(key));
            return ours ? inTime(claims) : new Finding.Foreign();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Finding.Foreign();
        }
    }

    private boolean isForAClient(JWTClaimsSet claims) {
        List<String> named = TokenUse.ACCESS.isOf(claims)
                ? List.of(String.valueOf(claims.getClaim("client_id")))
                : claims.getAudience();
        return named.size() == 1 && clients.test(named.getFirst());
    }

    /**
     * The decoder overlooks characters outside the alphabet, and bits after the last byte: another text must not count
     * as the same token. The other two parts are signed as text.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-2">RFC 7515, 2: Base64url Encoding</a>
     */
    private static boolean isAsItWasWritten(Base64URL signature) {
        return Base64URL.encode(signature.decode()).equals(signature);
    }

    private Finding inTime(JWTClaimsSet claims) {
        Instant now = time.instant();
        Date begins = claims.getNotBeforeTime();
        Date expires = claims.getExpirationTime();
        if (expires == null || (begins != null && now.isBefore(begins.toInstant()))) {
            return new Finding.Foreign();
        }
        return now.isBefore(expires.toInstant()) ? new Finding.Valid(claims) : new Finding.Expired();
    }
}
