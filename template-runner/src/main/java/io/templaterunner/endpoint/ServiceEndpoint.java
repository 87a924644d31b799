package io.templaterunner.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.templaterunner.fault.UncaughtFailures;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.KeyIssuer;
import io.templaterunner.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves signed requests to services on a port of the loopback interface. */
public final class ServiceEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceEndpoint.class);
    /** What Lambda takes for a synchronous invocation; other services take less. */
    private static final int LONGEST_BODY = 6 * 1024 * 1024;

    private final HttpServer server;
    private final InstantSource time;
    private final List<SignedService> services = new CopyOnWriteArrayList<>();
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final SignatureCheck signatures = new SignatureCheck(callers);
    private final ExecutorService requests = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
            .name("services-", 0)
            .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
            .factory());

    private ServiceEndpoint(HttpServer server, InstantSource time) {
        this.server = server;
        this.time = time;
    }

    /**
     * Starts on a free port.
     *
     * @param time by which signatures grow old
     */
    public static ServiceEndpoint start(InstantSource time) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        ServiceEndpoint endpoint = new ServiceEndpoint(server, time);
        server.setExecutor(endpoint.requests);
        server.createContext("/", endpoint::handle);
        server.start();
        return endpoint;
    }

    /** Adds services. The first that takes a request answers it. */
    public void serve(SignedService... more) {
        services.addAll(List.of(more));
    }

    /** Keys that are good here too, beside where they are from. */
    public KeyIssuer admitting(KeyIssuer issuer) {
        return role -> {
            AccessKey key = issuer.keyFor(role);
            admit(new Caller(role.arn(), key, role::allows));
            return key;
        };
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lets someone in. */
    public void admit(Caller caller) {
        callers.put(caller.key().id(), caller);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders()
                    .add("x-amzn-RequestId", UUID.randomUUID().toString());
            try {
                answer(exchange);
            } catch (ServiceFault fault) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", fault.type());
                send(
                        exchange,
                        fault.status(),
                        Json.MAPPER
                                .createObjectNode()
                                .put("__type", fault.type())
                                .put("message", fault.getMessage())
                                .toString()
                                .getBytes(UTF_8));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        } catch (RuntimeException broken) {
            LOG.error("A request to a service failed.", broken);
            throw broken;
        }
    }

    private void answer(HttpExchange exchange) throws IOException, ServiceFault, InterruptedException {
        signatures.claimant(exchange.getRequestHeaders());
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new ServiceFault(413, "RequestTooLargeException", "The request is longer than 6 MiB.");
        }
        String method = exchange.getRequestMethod();
        URI address = exchange.getRequestURI();
        Caller caller = signatures.caller(method, address, exchange.getRequestHeaders(), body, time.instant());
        String target = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
        SignedRequest request = new SignedRequest(method, address.getPath(), target, body, caller);
        SignedAnswer answer = serviceFor(request).answer(request);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, answer.status(), answer.json());
    }

    private SignedService serviceFor(SignedRequest request) throws ServiceFault {
        return services.stream()
                .filter(service -> service.takes(request))
                .findFirst()
                .orElseThrow(ServiceFault::unknownOperation);
    }

    private static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // Of a length that it tells nobody: else the server waits for the rest of the request before it sends any.
        exchange.sendResponseHeaders(status, json.length == 0 ? -1 : 0);
        exchange.getResponseBody().write(json);
        exchange.getResponseBody().flush();
    }

    /** Stops. Requests that are under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }
}
