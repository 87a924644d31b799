package io.contactsheet.desktop.gallery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: a number of seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** How long to wait from now on: zero for a date gone by, empty for a text that is neither. */
    static Optional<Duration> parse(String text, Clock clock) {
        String value = text.strip();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return ObjectHeaders.httpDate(value)
                .map(date -> Duration.between(clock.instant(), date))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}
