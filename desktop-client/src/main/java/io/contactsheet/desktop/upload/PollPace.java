package io.contactsheet.desktop.upload;

import java.time.Duration;

/** The pauses between two looks for one thumbnail: growing, and by chance a little shorter or longer. */
final class PollPace {

    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofSeconds(5);
    static final Duration SLOW = Duration.ofSeconds(30);

    /** Up to this part is added by chance. */
    static final double JITTER = 0.25;

    private static final double GROWTH = 1.6;

    private Duration pause = FIRST;
    private Duration longest = LONGEST;
    private Duration rest = Duration.ZERO;

    /** @param random 0 inclusive to 1 exclusive */
    Duration next(double random) {
        Duration jittered = times(pause, 1 + JITTER * random);
        Duration next = rest.compareTo(jittered) > 0 ? rest.plus(jittered) : jittered;
        rest = Duration.ZERO;
        Duration grown = times(pause, GROWTH);
        pause = grown.compareTo(longest) < 0 ? grown : longest;
        return next;
    }

    /** The gallery asked to be left alone for so long. */
    void restFor(Duration asked) {
        rest = asked;
    }

    /** From now on, only now and then. */
    void slowDown() {
        longest = SLOW;
        pause = SLOW;
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }
}
