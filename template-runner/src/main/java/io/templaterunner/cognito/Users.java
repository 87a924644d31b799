package io.templaterunner.cognito;

import io.templaterunner.cognito.CognitoFault.Type;
import io.templaterunner.cognito.User.Status;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The users of a pool and their passwords. */
final class Users {

    private final UserPoolConfiguration pool;
    private final PoolRecords records;
    private final InstantSource time;
    private final int iterations;

    Users(UserPoolConfiguration pool, PoolRecords records, InstantSource time, int iterations) {
        this.pool = pool;
        this.records = records;
        this.time = time;
        this.iterations = iterations;
    }

    /** The user of a name, or of an e-mail address where those are names. */
    Optional<User> find(String name) {
        return records.state().users().stream()
                .filter(user -> same(user.name(), name) || (pool.emailAsUsername() && same(user.email(), name)))
                .findFirst();
    }

    /** The user, if the password is theirs. Takes as long where there is no such user, or none has a password. */
    Optional<User> verified(Optional<User> found, String password) {
        Optional<PasswordHash> hash = found.map(User::password);
        if (hash.isEmpty()) {
            PasswordHash _ = hash(password);
            return Optional.empty();
        }
        return found.filter(_ -> hash.get().matches(password));
    }

    /** A new user, without a password that anyone knows. */
    User create(UserPoolUserConfiguration configuration) {
        return add(configuration.name(), configuration.attributes(), Status.FORCE_CHANGE_PASSWORD, null);
    }

    /** Removes a user, whose refresh tokens are worthless from then on. */
    void remove(String name) {
        records.update(state -> state.withoutUser(name));
    }

    List<Invitation> invite() {
        return records.state().users().stream()
                .filter(user -> user.status() == Status.FORCE_CHANGE_PASSWORD)
                .map(this::invited)
                .toList();
    }

    private Invitation invited(User user) {
        String password = pool.passwordPolicy().random();
        keep(user.withTemporaryPassword(
                hash(password), time.instant().plus(pool.passwordPolicy().temporaryValidity())));
        return new Invitation(user.email(), password);
    }

    User signUp(String name, Map<String, String> attributes, String password) throws CognitoFault {
        if (pool.adminCreateUserOnly()) {
            throw CognitoFault.notAuthorized("SignUp is not permitted for this user pool");
        }
        if (find(name).isPresent()) {
            throw new CognitoFault(Type.USERNAME_EXISTS, "User already exists");
        }
        pool.passwordPolicy().check(password);
        return add(name, attributes, Status.UNCONFIRMED, hash(password));
    }

    private User add(String name, Map<String, String> given, Status status, @Nullable PasswordHash password) {
        String sub = UUID.randomUUID().toString();
        Map<String, String> attributes = new HashMap<>(given);
        attributes.put("sub", sub);
        if (pool.emailAsUsername()) {
            attributes.putIfAbsent("email", name);
        }
        User user = new User(pool.emailAsUsername() ? sub : name, attributes, status, password, null);
        records.update(state -> state.with(user));
        return user;
    }

    User setLastingPassword(User user, String password) throws CognitoFault {
        pool.passwordPolicy().check(password);
        return keep(user.withLastingPassword(hash(password)));
    }

    User setTemporaryPassword(User user, String password) throws CognitoFault {
        PasswordPolicy policy = pool.passwordPolicy();
        policy.check(password);
        return keep(user.withTemporaryPassword(hash(password), time.instant().plus(policy.temporaryValidity())));
    }

    private User keep(User user) {
        records.update(state -> state.with(user));
        return user;
    }

    /** Takes a while, on purpose. */
    private PasswordHash hash(String password) {
        return PasswordHash.of(password, iterations);
    }

    private boolean same(String known, String given) {
        return pool.caseSensitive() ? known.equals(given) : known.equalsIgnoreCase(given);
    }
}
