package io.contactsheet.desktop.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A gallery in memory that keeps to the API's contract, and fails when told to. Thumbnails are there at once.
 * {@code acceptance} runs the contract of a real gallery against it.
 */
public final class FakeGallery implements AutoCloseable {

    static {
        // Else each answer waits for the client's delayed acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final NavigableMap<String, StoredObject> photos = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, StoredObject> thumbnails = new ConcurrentSkipListMap<>();
    private final Queue<Planned> plan = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private volatile HttpServer server;
    private volatile boolean thumbnailsHeldBack;
    private volatile boolean caseIgnored;

    private record Planned(Predicate<HttpExchange> when, Fault fault) {}

    private FakeGallery() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public static FakeGallery start() {
        return new FakeGallery();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/stage");
    }

    /** What is stored, by key. Tests may put more in. */
    public Map<String, StoredObject> photos() {
        return photos;
    }

    /** Thumbnails and placeholders, by key. Tests may put more in. */
    public Map<String, StoredObject> thumbnails() {
        return thumbnails;
    }

    /** Each request so far: method, path, query. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Requests so far of one method for one kind, such as {@code "PUT", "/photos"}. */
    public long count(String method, String path) {
        return requests.stream()
                .filter(request -> request.startsWith(method + " /stage" + path))
                .count();
    }

    /** The next requests of this method for this kind meet these faults, one after the other. */
    public void plan(String method, String path, Fault... faults) {
        for (Fault fault : faults) {
            plan.add(new Planned(exchange -> matches(exchange, method, path), fault));
        }
    }

    /** Whether faults that were planned have not happened yet. */
    public boolean hasPlans() {
        return !plan.isEmpty();
    }

    /** From now on, photos get no thumbnail by themselves. */
    public void holdThumbnailsBack() {
        thumbnailsHeldBack = true;
    }

    /** From now on, its disk takes names that differ in case alone for the same, and its index does not. */
    public void ignoreCase() {
        caseIgnored = true;
    }

    /** The gallery is gone: nobody listens at its address. */
    public void goAway() {
        server.stop(0);
    }

    /** The gallery is back at its address, with what it had. */
    public void comeBack() {
        server = listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
        handlers.shutdownNow();
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/stage", this::handle);
            listening.setExecutor(handlers);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        Planned planned = plan.stream()
                .filter(each -> each.when().test(exchange))
                .findFirst()
                .orElse(null);
        try {
            Runnable answer = () -> answer(exchange);
            if (planned != null && plan.remove(planned)) {
                planned.fault().happen(exchange, answer);
            } else {
                answer.run();
            }
        } catch (UncheckedIOException e) {
            // The client has gone.
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) {
        try {
            if (caseIgnored && exchange.getRequestMethod().equals("PUT") && isOnDisk(exchange)) {
                exchange.getRequestBody().readAllBytes();
                FakeAnswer.refusal(412).send(exchange);
                return;
            }
            FakeRoutes.answer(exchange, photos, thumbnails, !thumbnailsHeldBack).send(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOnDisk(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return photos.keySet().stream().anyMatch(key -> path.equalsIgnoreCase("/stage/photos/" + key));
    }

    private static boolean matches(HttpExchange exchange, String method, String path) {
        return exchange.getRequestMethod().equals(method)
                && exchange.getRequestURI().getRawPath().startsWith("/stage" + path);
    }
}
