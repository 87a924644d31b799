package io.templaterunner.cognito;

import io.templaterunner.cognito.CognitoFault.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Begins sessions, goes on with them and ends them. */
final class Sessions {

    private static final int REFRESH_TOKEN_BYTES = 48;
    /** So long after its end a session is still known by name, so that the refusal can say what happened. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final PoolRecords records;
    private final TokenIssuer issuer;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();

    Sessions(PoolRecords records, TokenIssuer issuer, InstantSource time) {
        this.records = records;
        this.issuer = issuer;
        this.time = time;
    }

    /** A new session of someone who has just shown who they are. */
    Tokens begin(User user, UserPoolClientConfiguration client) {
        Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);
        String refreshToken = newRefreshToken();
        Session session = new Session(
                hash(refreshToken),
                user.name(),
                client.id(),
                UUID.randomUUID().toString(),
                now,
                now.plus(client.refreshTokenValidity()),
                false);
        records.update(state -> state.withoutSessions(
                        old -> old.expires().plus(REMEMBERED).isBefore(now))
                .with(session));
        return issuer.issue(user, client, session, Optional.of(refreshToken));
    }

    Tokens refresh(String refreshToken, UserPoolClientConfiguration client) throws CognitoFault {
        Session session = find(refreshToken)
                .filter(found -> found.clientId().equals(client.id()))
                .orElseThrow(() -> CognitoFault.notAuthorized("Invalid Refresh Token."));
        if (session.revoked()) {
            throw CognitoFault.notAuthorized("Refresh Token has been revoked");
        }
        if (!time.instant().isBefore(session.expires())) {
            throw CognitoFault.notAuthorized("Refresh Token has expired");
        }
        User user = records.state().users().stream()
                .filter(known -> known.name().equals(session.username()))
                .findFirst()
                .orElseThrow(() -> CognitoFault.notAuthorized("Invalid Refresh Token."));
        return issuer.issue(user, client, session, Optional.empty());
    }

    void revoke(String refreshToken, UserPoolClientConfiguration client) throws CognitoFault {
        if (!client.tokenRevocation()) {
            throw new CognitoFault(Type.UNSUPPORTED_OPERATION, "Token revocation is not enabled for this client");
        }
        if (refreshToken.split("\\.", -1).length == 3) {
            throw new CognitoFault(Type.UNSUPPORTED_TOKEN_TYPE, "Unsupported token type");
        }
        Session session = find(refreshToken)
                .filter(found -> found.clientId().equals(client.id()))
                .orElseThrow(() -> CognitoFault.invalidParameter("Invalid refresh token"));
        records.update(state -> state.withSessionsEnded(session::equals));
    }

    void revokeAll(User user) {
        records.update(
                state -> state.withSessionsEnded(session -> session.username().equals(user.name())));
    }

    /** Whether the tokens of a sign-in still count for the user pool's own API. */
    boolean isLive(Object originId) {
        return records.state().sessions().stream()
                .anyMatch(session -> session.originId().equals(originId) && !session.revoked());
    }

    private Optional<Session> find(String refreshToken) {
        String hash = hash(refreshToken);
        return records.state().sessions().stream()
                .filter(session -> session.tokenHash().equals(hash))
                .findFirst();
    }

    private String newRefreshToken() {
        byte[] bytes = new byte[REFRESH_TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The token is random and long, so one fast hash is enough to make the file worthless to a thief. */
    private static String hash(String refreshToken) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
