package io.contactsheet.desktop.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Something that goes wrong with one request. */
@FunctionalInterface
public interface Fault {

    /** The connection breaks off before the request has been read. */
    Fault BROKEN = (exchange, answer) -> exchange.close();

    /** The request is fulfilled, but nobody hears of it. */
    Fault LOST_ANSWER = (exchange, answer) -> {
        FakeAnswer.MUTE.set(true);
        try {
            answer.run();
        } finally {
            FakeAnswer.MUTE.remove();
            exchange.close();
        }
    };

    /** @param answer fulfils the request as if nothing were wrong */
    void happen(HttpExchange exchange, Runnable answer);

    /** The gallery answers with a status, and does nothing. */
    static Fault status(int status) {
        return (exchange, answer) -> refuse(exchange, status);
    }

    /** The gallery answers with a status and asks for peace. */
    static Fault status(int status, String retryAfter) {
        return (exchange, answer) -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            refuse(exchange, status);
        };
    }

    /** The gallery is silent until the latch opens. */
    static Fault silentUntil(CountDownLatch opened) {
        return (exchange, answer) -> {
            try {
                opened.await();
                answer.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Something else happens first, such as another client's request. */
    static Fault after(Runnable first) {
        return (exchange, answer) -> {
            first.run();
            answer.run();
        };
    }

    private static void refuse(HttpExchange exchange, int status) {
        try {
            exchange.getRequestBody().readAllBytes();
            FakeAnswer.refusal(status).send(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
