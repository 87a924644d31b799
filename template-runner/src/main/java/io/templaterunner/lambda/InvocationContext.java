package io.templaterunner.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a handler is told of its invocation. */
@NullUnmarked
final class InvocationContext implements Context, LambdaLogger {

    private final FunctionConfiguration configuration;
    private final String requestId;
    private final long deadlineNanos;
    private final Logger log;

    InvocationContext(FunctionConfiguration configuration, String requestId) {
        this.configuration = configuration;
        this.requestId = requestId;
        this.deadlineNanos = System.nanoTime() + configuration.timeout().toNanos();
        this.log = LoggerFactory.getLogger("lambda." + configuration.name());
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + configuration.name();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return configuration.name();
    }

    @Override
    public String getFunctionVersion() {
        return configuration.version();
    }

    @Override
    public String getInvokedFunctionArn() {
        return configuration.arn();
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, (deadlineNanos - System.nanoTime()) / 1_000_000);
    }

    @Override
    public int getMemoryLimitInMB() {
        return configuration.memoryMegabytes();
    }

    @Override
    public LambdaLogger getLogger() {
        return this;
    }

    @Override
    public void log(String message) {
        log.info("{}", message.strip());
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }
}
