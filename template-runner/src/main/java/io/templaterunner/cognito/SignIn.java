package io.templaterunner.cognito;

import io.templaterunner.cognito.CognitoFault.Type;
import io.templaterunner.cognito.User.Status;
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
        if (attempts.on(user.name(), () -> users.verified(Optional.of(user), previous))
                .isEmpty()) {
            throw incorrect();
        }
        users.setLastingPassword(user, proposed);
    }

    private User verified(UserPoolClientConfiguration client, String name, String password) throws CognitoFault {
        Optional<User> found = users.find(name);
        Optional<User> user = attempts.on(name, () -> users.verified(found, password));
        if (found.isEmpty() && !client.preventUserExistenceErrors()) {
            throw new CognitoFault(Type.USER_NOT_FOUND, "User does not exist.");
        }
        return user.orElseThrow(SignIn::incorrect);
    }

    private static CognitoFault incorrect() {
        return CognitoFault.notAuthorized("Incorrect username or password.");
    }
}
