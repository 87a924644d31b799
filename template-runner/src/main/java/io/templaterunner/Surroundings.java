package io.templaterunner;

import io.templaterunner.apigateway.StorageBackend;
import io.templaterunner.cognito.Front;
import io.templaterunner.cognito.Secrets;
import io.templaterunner.lambda.FunctionCode;
import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.stack.StrictReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * What a stack finds on the machine.
 *
 * @param s3 holds its objects
 * @param folder for all else that it keeps
 * @param port of its first API; 0 for a free one
 * @param clock for throttling, and the times that events and tokens tell
 * @param pauseBeforeRetry of an asynchronous invocation, the first (1) and the second (2)
 * @param secrets how those of its user pools are made
 * @param storage gets S3, and gives what the APIs call
 * @param front answers beside its first API
 * @param code of its functions
 * @param readings that its services play
 */
public record Surroundings(
        EmbeddedS3 s3,
        Path folder,
        int port,
        InstantSource clock,
        IntFunction<Duration> pauseBeforeRetry,
        Secrets secrets,
        UnaryOperator<StorageBackend> storage,
        Front front,
        FunctionCode code,
        Set<StrictReading> readings) {}
