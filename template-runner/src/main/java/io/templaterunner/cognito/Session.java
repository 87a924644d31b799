package io.templaterunner.cognito;

import java.time.Instant;

/**
 * What began with a sign-in and goes on by its refresh token.
 *
 * @param tokenHash SHA-256 of the refresh token, in hexadecimal digits
 * @param username whose it is
 * @param clientId by which the user signed in
 * @param originId the {@code origin_jti} of all its tokens
 * @param signedInAt the {@code auth_time} of all its tokens
 * @param expires when the refresh token does
 * @param revoked whether it was ended before
 */
record Session(
        String tokenHash,
        String username,
        String clientId,
        String originId,
        Instant signedInAt,
        Instant expires,
        boolean revoked) {

    Session ended() {
        return new Session(tokenHash, username, clientId, originId, signedInAt, expires, true);
    }
}
