package io.contactsheet.desktop.ui.window;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to a gallery, on which things go wrong when told to. */
final class FaultyPath implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "host", "content-length", "upgrade", "http2-settings", "expect", "transfer-encoding");

    private final URI gallery;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final int port;
    private volatile HttpServer server;

    FaultyPath(URI gallery) throws IOException {
        this.gallery = gallery;
        server = listen(0);
        port = server.getAddress().getPort();
    }

    /** The gallery's address by this way. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port + gallery.getPath());
    }

    /** The next requests of a method are answered with 503. */
    void refuse(String method, int times) {
        refusals.put(method, new AtomicInteger(times));
    }

    /** Nobody listens any more. */
    void breakOff() {
        server.stop(0);
    }

    void mend() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
        handlers.shutdownNow();
        client.shutdownNow();
    }

    private HttpServer listen(int where) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
        listening.createContext("/", this::pass);
        listening.setExecutor(handlers);
        listening.start();
        return listening;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            AtomicInteger left = refusals.getOrDefault(exchange.getRequestMethod(), new AtomicInteger());
            if (left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            HttpResponse<byte[]> answer = client.send(request(exchange, body), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name) && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean empty = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + gallery.getAuthority() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }
}
