package io.templaterunner.cloudformation;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Exchange;
import io.templaterunner.http.ExchangeHandler;
import io.templaterunner.http.Limits;
import io.templaterunner.http.LoopbackServer;
import io.templaterunner.http.RequestBody;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;

/** Takes what custom resources answer: each puts it to an address of its own. */
final class ResponseServer implements AutoCloseable {

    private static final int MAX_BYTES = 64 * 1024;

    private final LoopbackServer server;
    private final Map<String, byte[]> received;

    private ResponseServer(LoopbackServer server, Map<String, byte[]> received) {
        this.server = server;
        this.received = received;
    }

    static ResponseServer start() throws IOException {
        Map<String, byte[]> received = new ConcurrentHashMap<>();
        ResponseHandler handler = new ResponseHandler(received, Limits.ofThisMachine());
        return new ResponseServer(LoopbackServer.start("custom-resource", 0, List.of(handler)), received);
    }

    /** An address for one answer. */
    URI newAddress() {
        return URI.create("http://127.0.0.1:" + server.port() + "/" + UUID.randomUUID());
    }

    /** What was put to an address, if anything was. */
    Optional<byte[]> take(URI address) {
        return Optional.ofNullable(received.remove(address.getPath()));
    }

    private static final class ResponseHandler extends ExchangeHandler {

        private final Map<String, byte[]> received;

        ResponseHandler(Map<String, byte[]> received, Limits limits) {
            super(limits, MAX_BYTES);
            this.received = received;
        }

        @Override
        protected Answer answer(Request request, RequestBody body) throws IOException, InterruptedException {
            if (!request.getMethod().equals("PUT")) {
                return Exchange.message(405, "Method Not Allowed");
            }
            received.put(request.getHttpURI().getPath(), body.read(MAX_BYTES));
            return new Answer(200, List.of(), new byte[0]);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
