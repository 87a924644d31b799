package io.templaterunner.apigateway;

import io.templaterunner.fault.UncaughtFailures;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the stages of one REST API over HTTP, on the loopback interface only. */
public final class GatewayServer implements AutoCloseable {

    private static final int REQUEST_HEADER_BYTES = 32 * 1024;
    private static final int IDLE_MILLIS = 60_000;
    /** More wait until others have gone. */
    private static final int MAX_CONNECTIONS = 1000;

    private final Server server;
    private final int port;
    private final ExecutorService requests;
    private final Map<String, Gateway> stages;
    private final StartingHandler starting;

    /**
     * What requests may take.
     *
     * @param memory for their payloads
     * @param pace at which clients must send and read at least
     * @param patience how long one waits for memory that others hold
     */
    record Limits(MemoryBudget memory, Pace pace, Duration patience) {

        private static final Duration PATIENCE = Duration.ofSeconds(30);

        static Limits ofThisMachine() {
            return new Limits(new MemoryBudget(Runtime.getRuntime().maxMemory() / 4), Pace.LEAST, PATIENCE);
        }

        RequestBody body(Request request) {
            return new RequestBody(Content.Source.asInputStream(request), this);
        }
    }

    private GatewayServer(
            Server server, int port, ExecutorService requests, Map<String, Gateway> stages, StartingHandler starting) {
        this.server = server;
        this.port = port;
        this.requests = requests;
        this.stages = stages;
        this.starting = starting;
    }

    /**
     * Starts to listen. Until {@link #open} every request is told to come again.
     *
     * @param port 0 for a free one
     * @param before asked first, in this order; requests that they leave are for the stages
     * @throws IOException with a sentence for the user, if the port is not free
     */
    public static GatewayServer start(int port, Handler... before) throws IOException {
        return start(port, Limits.ofThisMachine(), before);
    }

    static GatewayServer start(int port, Limits limits, Handler... before) throws IOException {
        ExecutorService requests = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name("gateway-", 0)
                .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
                .factory());
        QueuedThreadPool threads = new QueuedThreadPool(16, 2);
        threads.setName("gateway-io");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(requests);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        Map<String, Gateway> stages = new ConcurrentHashMap<>();
        StartingHandler starting = new StartingHandler(limits);
        Handler.Sequence handlers = new Handler.Sequence(new OwnHostHandler(), starting);
        List.of(before).forEach(handlers::addHandler);
        handlers.addHandler(new GatewayHandler(stages, limits));
        server.setHandler(handlers);
        server.setErrorHandler(GatewayServer::answerError);
        try {
            server.start();
        } catch (Exception failed) {
            requests.close();
            throw explained(port, failed);
        }
        return new GatewayServer(server, connector.getLocalPort(), requests, stages, starting);
    }

    /** What HTTP itself forbids never reaches an API. */
    private static boolean answerError(Request request, Response response, Callback callback) {
        String reason = HttpStatus.getMessage(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, "{\"message\": \"" + reason + "\"}", callback);
        return true;
    }

    private static IOException explained(int port, Exception failed) {
        if (failed instanceof BindException || failed.getCause() instanceof BindException) {
            return new IOException(
                    "Port " + port + " is in use by another program. Choose another one, or none for a free one.",
                    failed);
        }
        return new IOException("The API could not be started: " + failed.getMessage(), failed);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** From now on requests are answered; one for a stage that is not there is refused. */
    public void open() {
        starting.end();
    }

    /** Deploys an API to a stage, in the place of what was there before. */
    public void deploy(
            String stage,
            RestApi api,
            List<StageThrottling> throttling,
            StorageBackend storage,
            InstantSource clock,
            AccessLog log) {
        stages.put(stage, new Gateway(api, new Throttle(throttling, clock), storage, clock, log));
    }

    /** Stops to listen. Requests that are under way are cut off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("The API did not stop.", failed);
        } finally {
            requests.shutdownNow();
        }
    }
}
