package io.templaterunner.cognito;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Sign-ins that wait for a new password. Each may be finished once, within three minutes. */
final class Challenges {

    /** The {@code AuthSessionValidity} where the template says nothing. */
    private static final Duration VALIDITY = Duration.ofMinutes(3);

    private final InstantSource time;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(String clientId, String username, Instant expires) {}

    Challenges(InstantSource time) {
        this.time = time;
    }

    String issue(UserPoolClientConfiguration client, User user) {
        Instant now = time.instant();
        waiting.values().removeIf(old -> old.expires().plus(VALIDITY).isBefore(now));
        String session = UUID.randomUUID() + "-" + UUID.randomUUID();
        waiting.put(session, new Waiting(client.id(), user.name(), now.plus(VALIDITY)));
        return session;
    }

    void check(String session, UserPoolClientConfiguration client, User user) throws CognitoFault {
        Waiting found = waiting.get(session);
        if (found == null
                || !found.clientId().equals(client.id())
                || !found.username().equals(user.name())) {
            throw CognitoFault.notAuthorized("Invalid session for the user.");
        }
        if (!time.instant().isBefore(found.expires())) {
            throw CognitoFault.notAuthorized("Invalid session for the user, session is expired.");
        }
    }

    void use(String session) {
        waiting.remove(session);
    }
}
