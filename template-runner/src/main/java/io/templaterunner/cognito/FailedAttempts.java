package io.templaterunner.cognito;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slows guessing down: from the fifth wrong password on, a name is locked for a second, then two, then four, up to about
 * 15 minutes. Names count whether there is a user of that name or not, so that the lock tells nobody who there is.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html">
 *     Lockout behavior for failed sign-in attempts</a>
 */
final class FailedAttempts {

    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 10;
    /** So many names are remembered, those that were tried last. A guess takes a tenth of a second. */
    private static final int MOST_NAMES = 10_000;

    private final InstantSource time;
    private final Map<String, Failures> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    };

    private static final class Failures {
        private int count;
        private Instant lockedUntil = Instant.MIN;
    }

    /** Tells whether a password is right: the user then, else nothing. Takes a while, on purpose. */
    @FunctionalInterface
    interface Attempt {
        Optional<User> user();
    }

    FailedAttempts(InstantSource time) {
        this.time = time;
    }

    /**
     * Makes an attempt, unless the name is locked. Those on one name wait for each other, so that many at once are no way
     * round the lock.
     *
     * @return empty if the password was wrong, which then counts
     */
    Optional<User> on(String name, Attempt attempt) throws CognitoFault {
        Failures failures = of(name.toLowerCase(Locale.ROOT));
        synchronized (failures) {
            if (time.instant().isBefore(failures.lockedUntil)) {
                throw CognitoFault.notAuthorized("Password attempts exceeded");
            }
            Optional<User> user = attempt.user();
            if (user.isPresent()) {
                failures.count = 0;
            } else {
                failed(failures);
            }
            return user;
        }
    }

    private void failed(Failures failures) {
        failures.count++;
        if (failures.count >= FREE) {
            Duration lock = Duration.ofSeconds(1L << Math.min(failures.count - FREE, MOST_DOUBLINGS));
            failures.lockedUntil = time.instant().plus(lock);
        }
    }

    private Failures of(String name) {
        synchronized (byName) {
            return byName.computeIfAbsent(name, _ -> new Failures());
        }
    }
}
