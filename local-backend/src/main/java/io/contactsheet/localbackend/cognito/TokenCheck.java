package io.contactsheet.localbackend.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Tells a pool's own tokens from all others. */
final class TokenCheck {

    private final String issuer;
    private final RSAKey key;
    private final InstantSource time;

    TokenCheck(String issuer, RSAKey publicKey, InstantSource time) {
        this.issuer = issuer;
        this.key = publicKey;
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
                    && signed.verify(new RSASSAVerifier(key));
            return ours ? inTime(claims) : new Finding.Foreign();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Finding.Foreign();
        }
    }

    private Finding inTime(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            return new Finding.Foreign();
        }
        Instant end = expires.toInstant();
        return time.instant().isBefore(end) ? new Finding.Valid(claims) : new Finding.Expired();
    }
}
