package io.templaterunner.cognito;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user of a pool.
 *
 * @param name the {@code Username}; a UUID where users sign in with their e-mail address
 * @param attributes {@code sub} and {@code email} among them
 * @param password what is kept of it; null while nobody knows one
 * @param passwordExpires when a temporary password does; null for a lasting one
 */
record User(
        String name,
        Map<String, String> attributes,
        Status status,
        @Nullable PasswordHash password,
        @Nullable Instant passwordExpires) {

    /** Where a user stands. */
    enum Status {
        /** Signed up, and has not shown that the e-mail address is theirs. */
        UNCONFIRMED,
        /** May sign in. */
        CONFIRMED,
        /** Has a temporary password, which must be changed at the first sign-in. */
        FORCE_CHANGE_PASSWORD
    }

    User {
        attributes = Map.copyOf(attributes);
    }

    /** The identifier that never changes. */
    String sub() {
        return attributes.getOrDefault("sub", name);
    }

    String email() {
        return attributes.getOrDefault("email", "");
    }

    User withLastingPassword(PasswordHash hash) {
        return new User(name, attributes, Status.CONFIRMED, hash, null);
    }

    User withTemporaryPassword(PasswordHash hash, Instant expires) {
        return new User(name, attributes, Status.FORCE_CHANGE_PASSWORD, hash, expires);
    }
}
