package io.contactsheet.acceptance.webgallery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands between the browser and the backend: passes everything on, but for what a test spoils. */
final class Connection implements AutoCloseable {

    /** What happens to a request in the place of its answer. */
    sealed interface Fault {

        /** The backend is not asked; this is the answer. */
        record Answer(int status, Map<String, String> headers, byte[] body) implements Fault {}

        /** The backend is not asked, and the connection ends. */
        record Dropped() implements Fault {}

        /** The backend does what it is asked, and the connection ends before it can say so. */
        record AnswerLost() implements Fault {}

        /** The request waits for the latch and then goes on. */
        record Held(CountDownLatch until) implements Fault {}
    }

    /**
     * What the browser asks.
     *
     * @param path after the stage; the whole path of what is beside the stage, such as the user pool at {@code /}
     * @param query as it stands in the address; empty if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on as it came.
    record Request(String method, String path, String query, Headers headers, byte[] body) {}

    private record Rule(AtomicInteger times, Predicate<Request> which, Function<Request, Fault> fault) {}

    /** Set by the transport itself. */
    private static final Set<String> OF_THE_TRANSPORT = Set.of(
            "connection", "content-length", "date", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final URI backend;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .build();
    private final ConcurrentLinkedQueue<Rule> rules = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    /** Opens on a free port. */
    Connection(URI backend) throws IOException {
        this.backend = backend;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange);
            }
        });
        server.start();
    }

    /** The backend's address as the browser is to see it. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + backend.getPath());
    }

    /** Spoils the next so many requests with this method whose path, after the stage, begins with this. */
    void spoil(int times, String method, String path, Fault fault) {
        spoil(times, request -> request.method.equals(method) && request.path.startsWith(path), _ -> fault);
    }

    /** Spoils the next so many of these requests, each in its own way. */
    void spoil(int times, Predicate<Request> which, Function<Request, Fault> fault) {
        rules.add(new Rule(new AtomicInteger(times), which, fault));
    }

    /** Everything passes again. */
    void mend() {
        rules.clear();
    }

    /** What was asked for since the last call: {@code METHOD /path}, without the stage and the query. */
    List<String> requests() {
        List<String> all = List.copyOf(seen);
        seen.clear();
        return all;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        URI uri = exchange.getRequestURI();
        Request request = new Request(
                exchange.getRequestMethod(),
                afterTheStage(uri.getPath()),
                Objects.requireNonNullElse(uri.getRawQuery(), ""),
                exchange.getRequestHeaders(),
                body);
        seen.add(request.method + " " + request.path);
        switch (faultFor(request)) {
            case Fault.Answer(int status, Map<String, String> headers, byte[] content) ->
                send(exchange, status, headers, content);
            case Fault.Dropped() -> exchange.close();
            case Fault.AnswerLost() -> {
                ask(exchange, body);
                exchange.close();
            }
            case Fault.Held(CountDownLatch until) -> {
                await(until);
                pass(exchange, body);
            }
            case null -> pass(exchange, body);
        }
    }

    private String afterTheStage(String path) {
        return path.startsWith(backend.getPath())
                ? path.substring(backend.getPath().length())
                : path;
    }

    private @Nullable Fault faultFor(Request request) {
        for (Rule rule : rules) {
            if (rule.which.test(request) && rule.times.getAndDecrement() > 0) {
                return rule.fault.apply(request);
            }
        }
        return null;
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        HttpResponse<byte[]> answer = ask(exchange, body);
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_TRANSPORT.contains(name) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean head = exchange.getRequestMethod().equals("HEAD");
        answer.headers()
                .firstValue("content-length")
                .filter(_ -> head)
                .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(backend.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        Headers headers = exchange.getRequestHeaders();
        // In small letters, as a browser sends them to API Gateway, by HTTP/2.
        headers.forEach((name, values) -> {
            String small = name.toLowerCase(Locale.ROOT);
            if (!OF_THE_TRANSPORT.contains(small)) {
                values.forEach(value -> request.header(small, toBackend(value)));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The page's origin, which the backend must take for its own, is that of this connection. */
    private String toBackend(String header) {
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        return header.equals(origin) ? "http://" + backend.getAuthority() : header;
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        executor.shutdownNow();
    }
}
