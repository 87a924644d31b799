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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells a pool's own tokens from all others. */
final class TokenCheck {

    /** A client sends one token for an hour. */
    private static final int REMEMBERED = 64;

    private final String issuer;
    private final RSAKey key;
    private final Predicate<String> clients;
    private final InstantSource time;
    /** What was found to be signed by the pool: the claims by the whole text, of those that were asked for last. */
    private final Map<String, JWTClaimsSet> signedByPool = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JWTClaimsSet> eldest) {
            return size() > REMEMBERED;
        }
    };

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
        return signedByPool(token).filter(this::isForAClient).map(this::inTime).orElseGet(Finding.Foreign::new);
    }

    /** The claims of a token that the pool signed, whenever that was: this never changes, and to find it out takes long. */
    private Optional<JWTClaimsSet> signedByPool(String token) {
        Optional<JWTClaimsSet> known = remembered(token);
        if (known.isPresent()) {
            return known;
        }
        Optional<JWTClaimsSet> found = verified(token);
        found.ifPresent(claims -> remember(token, claims));
        return found;
    }

    private Optional<JWTClaimsSet> remembered(String token) {
        synchronized (signedByPool) {
            return Optional.ofNullable(signedByPool.get(token));
        }
    }

    private void remember(String token, JWTClaimsSet claims) {
        synchronized (signedByPool) {
            signedByPool.put(token, claims);
        }
    }

    private Optional<JWTClaimsSet> verified(String token) {
        try {
            // Only ever RS256: "none" is no SignedJWT, and a token signed by HMAC with the public key names HS256.
            SignedJWT signed = SignedJWT.parse(token);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            boolean ours = JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())
                    && key.getKeyID().equals(signed.getHeader().getKeyID())
                    && issuer.equals(claims.getIssuer())
                    && isAsItWasWritten(signed.getSignature())
                    && signed.verify(new RSASSAVerifier(key));
            return ours ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
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
