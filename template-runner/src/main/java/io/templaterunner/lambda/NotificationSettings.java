package io.templaterunner.lambda;

import io.templaterunner.s3.EmbeddedS3;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * How functions are told of the changes of buckets.
 *
 * @param s3 holds the buckets
 * @param pauseBeforeRetry of an asynchronous invocation, the first (1) and the second (2)
 * @param afterFailure called when an event was given up
 */
public record NotificationSettings(EmbeddedS3 s3, IntFunction<Duration> pauseBeforeRetry, Runnable afterFailure) {}
