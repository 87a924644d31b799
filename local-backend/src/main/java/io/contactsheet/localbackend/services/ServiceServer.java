package io.contactsheet.localbackend.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.contactsheet.localbackend.fault.UncaughtFailures;
import io.contactsheet.localbackend.functions.LambdaFunction;
import io.contactsheet.localbackend.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves SQS, Lambda and API Gateway on a port of the loopback interface, to those who sign their requests. */
public final class ServiceServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceServer.class);
    /** What Lambda takes for a synchronous invocation; SQS takes less. */
    private static final int LONGEST_BODY = 6 * 1024 * 1024;

    private static final Pattern INVOCATION = Pattern.compile(InvocationService.PATH);

    private final HttpServer server;
    private final InstantSource time;
    private final QueueService queues;
    private final InvocationService functions;
    private final DeploymentService deployments;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final SignatureCheck signatures = new SignatureCheck(callers);
    private final ExecutorService requests = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
            .name("services-", 0)
            .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
            .factory());

    private ServiceServer(
            HttpServer server,
            Function<String, Optional<NamedQueue>> queues,
            Function<String, Optional<LambdaFunction>> functions,
            ApiDeployments deployments,
            InstantSource time) {
        this.server = server;
        this.time = time;
        this.queues = new QueueService(queues, time);
        this.functions = new InvocationService(functions);
        this.deployments = new DeploymentService(deployments, time);
    }

    /**
     * Starts on a free port.
     *
     * @param queues finds a queue by its address
     * @param functions finds a function by its name
     * @param deployments of REST APIs
     * @param time by which messages are hidden, and signatures grow old
     */
    public static ServiceServer start(
            Function<String, Optional<NamedQueue>> queues,
            Function<String, Optional<LambdaFunction>> functions,
            ApiDeployments deployments,
            InstantSource time)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        ServiceServer services = new ServiceServer(server, queues, functions, deployments, time);
        server.setExecutor(services.requests);
        server.createContext("/", services::handle);
        server.start();
        return services;
    }

    /** Where it listens. */
    public URI endpoint() {
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
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        Matcher invocation = INVOCATION.matcher(address.getPath());
        if (method.equals("POST") && invocation.matches()) {
            InvocationService.Result result = functions.invoke(invocation.group(1), body, caller);
            if (result.failed()) {
                exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            }
            send(exchange, 200, result.json());
        } else if (method.equals("POST") && target.startsWith(QueueService.TARGET)) {
            JsonNode answer = queues.answer(target.substring(QueueService.TARGET.length()), json(body), caller);
            send(exchange, 200, answer.toString().getBytes(UTF_8));
        } else if (DeploymentService.isAt(address.getPath())) {
            DeploymentService.Answer answer = deployments.answer(method, address.getPath(), json(body), caller);
            JsonNode members = answer.body();
            send(
                    exchange,
                    answer.status(),
                    members == null ? new byte[0] : members.toString().getBytes(UTF_8));
        } else {
            throw new ServiceFault(404, "UnknownOperationException", "No service here answers to that.");
        }
    }

    private static JsonNode json(byte[] body) throws ServiceFault {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException malformed) {
            throw new ServiceFault(400, "SerializationException", "The request is no JSON.");
        }
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
