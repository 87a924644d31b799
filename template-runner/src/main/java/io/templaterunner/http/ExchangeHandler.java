package io.templaterunner.http;

import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests within limits, and logs what it did not expect. */
public abstract class ExchangeHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandler.class);

    private final Limits limits;
    private final int longestBody;

    /**
     * @param limits such as how slowly clients may send and read
     * @param longestBody in bytes; who sends more is answered 413
     */
    protected ExchangeHandler(Limits limits, int longestBody) {
        super(InvocationType.BLOCKING);
        this.limits = limits;
        this.longestBody = longestBody;
    }

    /** Makes the answer. @throws IOException also if the body cannot be had, of which the client is told */
    protected abstract Answer answer(Request request, RequestBody body) throws IOException, InterruptedException;

    @Override
    public final boolean handle(Request request, Response response, Callback callback) throws Exception {
        try (RequestBody body = limits.body(request)) {
            new Exchange(request, response, body, limits).answer(() -> answer(request, body), longestBody);
            callback.succeeded();
        } catch (RequestBody.TooSlowException slow) {
            callback.failed(slow);
        } catch (RuntimeException broken) {
            LOG.error("A request could not be answered.", broken);
            throw broken;
        }
        return true;
    }
}
