package io.contactsheet.desktop.gallery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Requests to one host, whatever it answers: an answer is bounded in its length and its time, and must come at some rate.
 * A redirect is not followed, so that nothing goes to a host that nobody named. Safe for use by several threads.
 */
public final class BoundedHttp implements AutoCloseable {

    /** Bytes a second, sent and received, below which a connection is as good as broken. */
    private static final long LEAST_RATE = 100;

    private final Timeouts timeouts;
    private final ProxySelector proxies;
    private final HttpClient http;

    /** @param address whose host is asked; certificates and proxies are those of this computer */
    public BoundedHttp(URI address, Timeouts timeouts) {
        this(address, timeouts, Network.ofProcess());
    }

    BoundedHttp(URI address, Timeouts timeouts, Network network) {
        this.timeouts = timeouts;
        this.proxies = network.proxies();
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        HttpClient.Builder builder = HttpClient.newBuilder()
                // Over plain HTTP it would ask each new connection for an upgrade to HTTP/2, which helps nobody here.
                .version(plain ? Version.HTTP_1_1 : Version.HTTP_2)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .proxy(proxies);
        network.proxyAuthenticator().ifPresent(builder::authenticator);
        if (!plain) {
            builder.sslContext(network.trust());
        }
        this.http = builder.build();
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param mostBytes of the answer's body
     * @throws IOException if none came, or not in time, or a longer one
     */
    public HttpResponse<byte[]> send(HttpRequest request, long mostBytes) throws IOException, InterruptedException {
        return send(request, mostBytes, () -> 0, timeouts.total().toNanos());
    }

    /**
     * Sends a body for as long as bytes leave, and waits for the answer.
     *
     * @param sent bytes that have left so far
     */
    HttpResponse<byte[]> upload(HttpRequest request, long mostBytes, LongSupplier sent)
            throws IOException, InterruptedException {
        return send(request, mostBytes, sent, Long.MAX_VALUE);
    }

    private HttpResponse<byte[]> send(HttpRequest request, long mostBytes, LongSupplier sent, long nanoseconds)
            throws IOException, InterruptedException {
        BoundedBody body = new BoundedBody(mostBytes);
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, body);
        try {
            return await(answer, () -> sent.getAsLong() + body.received(), nanoseconds);
        } catch (ExecutionException e) {
            IOException fault = asIo(e.getCause() == null ? e : e.getCause());
            throw proxy(request.uri())
                    .<IOException>map(proxy -> new ProxyFault(proxy, fault))
                    .orElse(fault);
        } finally {
            answer.cancel(true);
        }
    }

    /** The proxy that a request takes, as {@code host:port}; empty without one. */
    private Optional<String> proxy(URI address) {
        return proxies.select(address).stream()
                .findFirst()
                .filter(proxy -> proxy.address() instanceof InetSocketAddress)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(proxy -> proxy.getHostString() + ":" + proxy.getPort());
    }

    private <T> T await(CompletableFuture<T> answer, LongSupplier moved, long nanoseconds)
            throws IOException, InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long step = timeouts.silence().toNanos();
        while (true) {
            long before = moved.getAsLong();
            try {
                return answer.get(step, TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                boolean slow = moved.getAsLong() - before
                        < LEAST_RATE * timeouts.silence().toMillis() / 1000 + 1;
                if (slow || System.nanoTime() - begin >= nanoseconds) {
                    throw new HttpTimeoutException("Nothing, or too little, came or left in time.");
                }
            }
        }
    }

    private static IOException asIo(Throwable cause) {
        return switch (cause) {
            case IOException io -> io;
            case Error error -> throw error;
            default -> new IOException(cause);
        };
    }

    /** Gives up the requests under way and closes the connections. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
