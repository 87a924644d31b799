package io.templaterunner.cloudformation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.templaterunner.fault.UncaughtFailures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes what custom resources answer: each puts it to an address of its own. */
final class ResponseServer implements AutoCloseable {

    private static final int MAX_BYTES = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .name("custom-resource-", 0)
            .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
            .factory());
    private final Map<String, byte[]> received = new ConcurrentHashMap<>();

    private ResponseServer(HttpServer server) {
        this.server = server;
    }

    static ResponseServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        ResponseServer responses = new ResponseServer(server);
        server.setExecutor(responses.executor);
        server.createContext("/", responses::receive);
        server.start();
        return responses;
    }

    /** An address for one answer. */
    URI newAddress() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + UUID.randomUUID());
    }

    /** What was put to an address, if anything was. */
    Optional<byte[]> take(URI address) {
        return Optional.ofNullable(received.remove(address.getPath()));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES);
            boolean put = exchange.getRequestMethod().equals("PUT");
            if (put) {
                received.put(exchange.getRequestURI().getPath(), body);
            }
            exchange.sendResponseHeaders(put ? 200 : 405, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
