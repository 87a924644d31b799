package io.templaterunner.http;

import io.templaterunner.fault.UncaughtFailures;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
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

/** An HTTP server on the loopback interface only, with a virtual thread for each request. */
public final class LoopbackServer implements AutoCloseable {

    private static final int REQUEST_HEADER_BYTES = 32 * 1024;
    private static final int IDLE_MILLIS = 60_000;
    /** More wait until others have gone. */
    private static final int MAX_CONNECTIONS = 1000;

    private final Server server;
    private final int port;
    private final ExecutorService requests;

    private LoopbackServer(Server server, int port, ExecutorService requests) {
        this.server = server;
        this.port = port;
        this.requests = requests;
    }

    /**
     * Starts to listen.
     *
     * @param name of its threads
     * @param port 0 for a free one
     * @param handlers asked in this order, for requests to this server's own name
     * @throws IOException with a sentence for the user, if the port is not free
     */
    public static LoopbackServer start(String name, int port, List<? extends Handler> handlers) throws IOException {
        ExecutorService requests = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                .name(name + "-", 0)
                .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
                .factory());
        Server server = new Server(threads(name, requests));
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        Handler.Sequence all = new Handler.Sequence(new OwnHostHandler());
        handlers.forEach(all::addHandler);
        server.setHandler(all);
        server.setErrorHandler(LoopbackServer::answerError);
        try {
            server.start();
        } catch (Exception failed) {
            requests.close();
            throw explained(port, failed);
        }
        return new LoopbackServer(server, connector.getLocalPort(), requests);
    }

    private static QueuedThreadPool threads(String name, ExecutorService requests) {
        QueuedThreadPool threads = new QueuedThreadPool(16, 2);
        threads.setName(name + "-io");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(requests);
        return threads;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    /** What HTTP itself forbids never reaches a handler. */
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
        return new IOException("This computer's server could not be started: " + failed.getMessage(), failed);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Stops to listen. Requests that are under way are cut off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("This computer's server did not stop.", failed);
        } finally {
            requests.shutdownNow();
        }
    }
}
