package io.contactsheet.localbackend.cognito;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows guessing down: from the fifth wrong password on, a user is locked for a second, then two, then four, up to
 * about 15 minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html">
 *     Lockout behavior for failed sign-in attempts</a>
 */
final class FailedAttempts {

    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 10;

    private final InstantSource time;
    private final Map<String, Failures> byName = new ConcurrentHashMap<>();

    private record Failures(int count, Instant lockedUntil) {}

    FailedAttempts(InstantSource time) {
        this.time = time;
    }

    void check(String name) throws CognitoFault {
        Failures failures = byName.get(name);
        if (failures != null && time.instant().isBefore(failures.lockedUntil())) {
            throw CognitoFault.notAuthorized("Password attempts exceeded");
        }
    }

    void failed(String name) {
        byName.compute(name, (_, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            Duration lock =
                    count < FREE ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(count - FREE, MOST_DOUBLINGS));
            return new Failures(count, time.instant().plus(lock));
        });
    }

    void succeeded(String name) {
        byName.remove(name);
    }
}
