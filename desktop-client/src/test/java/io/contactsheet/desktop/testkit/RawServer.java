package io.contactsheet.desktop.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers with whatever bytes a test likes, HTTP or not. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();

    /** What to do with a connection, which is closed afterwards. */
    @FunctionalInterface
    public interface Conversation {
        void hold(Socket client) throws IOException, InterruptedException;
    }

    public RawServer(Conversation conversation) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.execute(() -> {
            while (!socket.isClosed()) {
                accept(conversation);
            }
        });
    }

    private void accept(Conversation conversation) {
        try {
            Socket client = socket.accept();
            connections.execute(() -> {
                try (client) {
                    conversation.hold(client);
                } catch (IOException | InterruptedException e) {
                    // The client has gone, or the test is over.
                }
            });
        } catch (IOException e) {
            // The test is over.
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/stage");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.shutdownNow();
    }
}
