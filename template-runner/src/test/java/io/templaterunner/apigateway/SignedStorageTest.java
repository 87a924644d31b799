package io.templaterunner.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.templaterunner.iam.AccessKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignedStorageTest {

    private static StorageBackend.Call get(Duration timeout) {
        return new StorageBackend.Call("role", "GET", "/bucket/key", "", List.of(), new byte[0], timeout);
    }

    private static SignedStorage storage(int port) {
        return new SignedStorage(
                URI.create("http://127.0.0.1:" + port), "us-east-1", _ -> new AccessKey("AKIAEXAMPLE", "secret"));
    }

    @Test
    void slowStorage_shouldBeGivenUpAfterTheTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (ExecutorService threads = Executors.newCachedThreadPool();
                SignedStorage storage = storage(server.getAddress().getPort())) {
            server.setExecutor(threads);
            server.start();
            assertThatExceptionOfType(HttpTimeoutException.class)
                    .isThrownBy(() -> storage.call(get(Duration.ofMillis(50))));
            end.countDown();
            server.stop(0);
        }
    }

    @Test
    void connectionCutOff_shouldBeTriedAgainOnce() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                ExecutorService thread = Executors.newSingleThreadExecutor();
                SignedStorage storage = storage(server.getLocalPort())) {
            thread.submit(() -> {
                while (true) {
                    try (Socket socket = server.accept()) {
                        read(socket.getInputStream());
                        if (connections.incrementAndGet() > 1) {
                            socket.getOutputStream()
                                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
                                            .getBytes(StandardCharsets.US_ASCII));
                        }
                    }
                }
            });
            StorageBackend.Call put =
                    new StorageBackend.Call("role", "PUT", "/bucket/key", "", List.of(), new byte[0], SmallApi.MOST);

            assertThat(storage.call(put).body()).asString().isEqualTo("hi");
            server.close();
        }
    }

    @Test
    void clockSetBetweenSignatureAndCheck_shouldBeSignedAgain() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] skewed = "<Error><Code>RequestTimeTooSkewed</Code></Error>".getBytes(StandardCharsets.US_ASCII);
                boolean first = requests.incrementAndGet() == 1;
                exchange.sendResponseHeaders(first ? 403 : 200, first ? skewed.length : -1);
                if (first) {
                    exchange.getResponseBody().write(skewed);
                }
            }
        });
        server.start();
        try (SignedStorage storage = storage(server.getAddress().getPort())) {
            assertThat(storage.call(get(SmallApi.MOST)).status()).isEqualTo(200);
        }
        server.stop(0);
        assertThat(requests).hasValue(2);
    }

    private static void read(InputStream in) throws IOException {
        for (int last = 0, next = in.read(); next >= 0; next = in.read()) {
            last = (last << 8) | next;
            if (last == 0x0D0A0D0A) {
                return;
            }
        }
    }

    @Test
    void answerLargerThanTheGatewayPassesOn_shouldBeRefused() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, GatewayHandler.MAX_PAYLOAD + 1);
                exchange.getResponseBody().write(new byte[GatewayHandler.MAX_PAYLOAD + 1]);
            } catch (IOException _) {
                // The storage did not wait for the end.
            }
        });
        server.start();
        try (SignedStorage storage = storage(server.getAddress().getPort())) {
            assertThatExceptionOfType(StorageBackend.TooLargeException.class)
                    .isThrownBy(() -> storage.call(get(SmallApi.MOST)));
        }
        server.stop(0);
    }
}
