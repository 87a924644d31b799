package io.templaterunner.cognito;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a user pool remembers. */
record PoolState(List<User> users, List<Session> sessions) {

    static final PoolState EMPTY = new PoolState(List.of(), List.of());

    /** So many sign-ins are remembered; whoever signed in before them all must do so again. */
    private static final int MOST_SESSIONS = 1000;

    PoolState {
        users = List.copyOf(users);
        sessions = List.copyOf(sessions);
    }

    /** With a new user, or a known one as they are now. */
    PoolState with(User user) {
        List<User> others = new ArrayList<>(users);
        others.removeIf(known -> known.name().equals(user.name()));
        others.add(user);
        return new PoolState(others, sessions);
    }

    /** Without a user, and without their sessions. */
    PoolState withoutUser(String name) {
        return new PoolState(
                        users.stream().filter(user -> !user.name().equals(name)).toList(), sessions)
                .withoutSessions(session -> session.username().equals(name));
    }

    PoolState with(Session session) {
        List<Session> all = new ArrayList<>(sessions);
        all.add(session);
        return new PoolState(users, all.subList(Math.max(0, all.size() - MOST_SESSIONS), all.size()));
    }

    PoolState withoutSessions(Predicate<Session> which) {
        return new PoolState(users, sessions.stream().filter(which.negate()).toList());
    }

    PoolState withSessionsEnded(Predicate<Session> which) {
        return new PoolState(
                users,
                sessions.stream()
                        .map(session -> which.test(session) ? session.ended() : session)
                        .toList());
    }
}
