package io.templaterunner.lambda;

import java.time.Duration;

/**
 * How an asynchronous invocation is retried.
 *
 * @param maximumRetryAttempts 0 to 2
 * @param maximumEventAge 1 minute to 6 hours: an older event is given up
 */
public record EventInvokeConfig(int maximumRetryAttempts, Duration maximumEventAge) {

    /** What Lambda does where nothing is configured. */
    public static final EventInvokeConfig DEFAULT = new EventInvokeConfig(2, Duration.ofHours(6));

    public EventInvokeConfig {
        if (maximumRetryAttempts < 0 || maximumRetryAttempts > 2) {
            throw new FunctionException("MaximumRetryAttempts is 0 to 2, not " + maximumRetryAttempts + ".");
        }
        if (maximumEventAge.compareTo(Duration.ofMinutes(1)) < 0
                || maximumEventAge.compareTo(Duration.ofHours(6)) > 0) {
            throw new FunctionException(
                    "MaximumEventAgeInSeconds is 60 to 21600, not " + maximumEventAge.toSeconds() + ".");
        }
    }
}
