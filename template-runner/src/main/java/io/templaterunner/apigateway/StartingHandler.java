package io.templaterunner.apigateway;

import io.templaterunner.http.Exchange;
import io.templaterunner.http.Limits;
import io.templaterunner.http.RequestBody;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers 503 while a stack is being deployed: a refusal would be taken for good, and a client that is told to wait waits.
 *
 * <p>A stage that stands answers strangers who look, as on AWS, where a resource of the stack may ask it. Who brings a token
 * waits: it may be of a client that does not stand yet. So does a change: what follows it may not stand.
 */
final class StartingHandler extends Handler.Abstract {

    private static final int RETRY_AFTER = 1;

    private final Limits limits;
    private final Predicate<String> standing;
    private volatile boolean started;

    /** @param standing whether a stage of a name stands */
    StartingHandler(Limits limits, Predicate<String> standing) {
        super(InvocationType.BLOCKING);
        this.limits = limits;
        this.standing = standing;
    }

    void end() {
        started = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (started || isAGlance(request) && standing.test(stage(request))) {
            return false;
        }
        try (RequestBody body = limits.body(request)) {
            new Exchange(request, response, body, limits)
                    .send(Exchange.unavailable("The API is starting. Try again in a moment.", RETRY_AFTER));
        }
        callback.succeeded();
        return true;
    }

    /** Whether a stranger only looks. */
    private static boolean isAGlance(Request request) {
        return request.getMethod().equals("GET") && !request.getHeaders().contains(HttpHeader.AUTHORIZATION);
    }

    /** The first segment of the path. */
    private static String stage(Request request) {
        return request.getHttpURI().getPath().replaceFirst("^/", "").split("/", -1)[0];
    }
}
