package io.contactsheet.shared.testkit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends requests with a token, and again: after a pause where the answer is to slow down (429), with another token, if
 * there is one, where it has expired (401). Safe for many threads.
 */
final class PatientSender implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("api-client-", 0).factory());
    private final HttpClient http;
    private final Duration patience;
    private final Supplier<Optional<String>> tokens;
    private final Consumer<HttpResponse<?>> listener;
    private Optional<String> token;

    /**
     * @param patience until a connection stands, and how long who is told to slow down asks again
     * @param listener hears of every answer
     */
    PatientSender(Duration patience, Supplier<Optional<String>> tokens, Consumer<HttpResponse<?>> listener) {
        this.patience = patience;
        this.tokens = tokens;
        this.listener = listener;
        this.token = tokens.get();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .executor(executor)
                .build();
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        Optional<String> used = token();
        HttpResponse<byte[]> answer = sendPatiently(request, used);
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        Optional<String> renewed = renewed(used);
        return renewed.equals(used) ? answer : sendPatiently(request, renewed);
    }

    HttpResponse<byte[]> sendOnce(HttpRequest.Builder request) {
        return sendOnce(request, token());
    }

    private HttpResponse<byte[]> sendPatiently(HttpRequest.Builder request, Optional<String> used) {
        long begun = System.nanoTime();
        for (long pause = FIRST_PAUSE.toMillis(); ; pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis())) {
            HttpResponse<byte[]> answer = sendOnce(request, used);
            if (answer.statusCode() != TOO_MANY_REQUESTS || System.nanoTime() - begun > patience.toNanos()) {
                return answer;
            }
            waitAbout(pause);
        }
    }

    /** By chance half of it at least: those that were told to slow down together do not come back together. */
    private static void waitAbout(long milliseconds) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(milliseconds / 2, milliseconds + 1));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest.Builder request, Optional<String> used) {
        HttpRequest.Builder signed = request.copy();
        used.ifPresent(sent -> signed.header("Authorization", sent));
        try {
            HttpResponse<byte[]> answer = http.send(signed.build(), BodyHandlers.ofByteArray());
            listener.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static UncheckedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("Interrupted while waiting for the gallery.");
        interrupted.initCause(e);
        return new UncheckedIOException(interrupted);
    }

    private synchronized Optional<String> token() {
        return token;
    }

    /** Another thread may have got one meanwhile. */
    private synchronized Optional<String> renewed(Optional<String> expired) {
        if (token.equals(expired)) {
            token = tokens.get();
        }
        return token;
    }

    @Override
    public void close() {
        http.shutdownNow();
        executor.shutdownNow();
    }
}
