package io.contactsheet.localbackend.cognito;

import io.contactsheet.localbackend.cognito.CognitoFault.Type;
import io.contactsheet.localbackend.cognito.User.Status;
import java.time.InstantSource;
import java.util.Optional;

/** Signs users in with their passwords. */
final class SignIn {

    private final Users users;
    private final Sessions sessions;
    private final Challenges challenges;
    private final FailedAttempts attempts;
    private final InstantSource time;

    SignIn(Users users, Sessions sessions, InstantSource time) {
        this.users = users;
        this.sessions = sessions;
        this.challenges = new Challenges(time);
        this.attempts = new FailedAttempts(time);
        this.time = time;
    }

    /** What comes of a password. */
    sealed interface Outcome {

        /** Signed in. */
        record SignedIn(Tokens tokens) implements Outcome {}

        /**
         * The password was a temporary one.
         *
         * @param challenge the {@code Session} to answer with
         */
        record NewPasswordRequired(User user, String challenge) implements Outcome {}
    }

    Outcome withPassword(UserPoolClientConfiguration client, String name, String password) throws CognitoFault {
        User user = verified(client, name, password);
        if (user.status() == Status.UNCONFIRMED) {
            throw new CognitoFault(Type.USER_NOT_CONFIRMED, "User is not confirmed.");
        }
        if (user.status() == Status.FORCE_CHANGE_PASSWORD) {
            if (user.passwordExpires() != null && !time.instant().isBefore(user.passwordExpires())) {
                throw CognitoFault.notAuthorized(
                        "Temporary password has expired and must be reset by an administrator.");
            }
            return new Outcome.NewPasswordRequired(user, challenges.issue(client, user));
        }
        return new Outcome.SignedIn(sessions.begin(user, client));
    }

    Outcome withNewPassword(UserPoolClientConfiguration client, String challenge, String name, String password)
            throws CognitoFault {
        User user = users.find(name).orElseThrow(() -> CognitoFault.notAuthorized("Invalid session for the user."));
        challenges.check(challenge, client, user);
        User changed = users.setLastingPassword(user, password);
        // Only now: whoever chose too weak a password may choose again.
        challenges.use(challenge);
        return new Outcome.SignedIn(sessions.begin(changed, client));
    }

    void changePassword(User user, String previous, String proposed) throws CognitoFault {
        attempts.check(user.name());
        if (!knows(user, previous)) {
            throw wrong(user);
        }
        users.setLastingPassword(user, proposed);
        attempts.succeeded(user.name());
    }

    private User verified(UserPoolClientConfiguration client, String name, String password) throws CognitoFault {
        Optional<User> found = users.find(name);
        if (found.isEmpty()) {
            // So that the answer takes as long as for a known user.
            PasswordHash _ = users.hash(password);
            throw client.preventUserExistenceErrors()
                    ? incorrect()
                    : new CognitoFault(Type.USER_NOT_FOUND, "User does not exist.");
        }
        User user = found.get();
        attempts.check(user.name());
        if (!knows(user, password)) {
            throw wrong(user);
        }
        attempts.succeeded(user.name());
        return user;
    }

    private static boolean knows(User user, String password) {
        PasswordHash hash = user.password();
        return hash != null && hash.matches(password);
    }

    private CognitoFault wrong(User user) {
        attempts.failed(user.name());
        return incorrect();
    }

    private static CognitoFault incorrect() {
        return CognitoFault.notAuthorized("Incorrect username or password.");
    }
}
