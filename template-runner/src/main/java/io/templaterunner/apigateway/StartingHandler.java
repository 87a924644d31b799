package io.templaterunner.apigateway;

import io.templaterunner.http.Exchange;
import io.templaterunner.http.Limits;
import io.templaterunner.http.RequestBody;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers 503 while a stack is being deployed, whatever is asked: on AWS nobody knows an address before. A refusal would be
 * taken for good, and a client that is told to wait waits.
 */
final class StartingHandler extends Handler.Abstract {

    private static final int RETRY_AFTER = 1;

    private final Limits limits;
    private volatile boolean started;

    StartingHandler(Limits limits) {
        super(InvocationType.BLOCKING);
        this.limits = limits;
    }

    void end() {
        started = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (started) {
            return false;
        }
        try (RequestBody body = limits.body(request)) {
            new Exchange(request, response, body, limits)
                    .send(Exchange.unavailable("The API is starting. Try again in a moment.", RETRY_AFTER));
        }
        callback.succeeded();
        return true;
    }
}
