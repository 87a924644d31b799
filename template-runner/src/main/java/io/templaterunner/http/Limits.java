package io.templaterunner.http;

import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * What requests may take.
 *
 * @param memory for their payloads
 * @param pace at which clients must send and read at least
 * @param patience how long one waits for memory that others hold
 */
public record Limits(MemoryBudget memory, Pace pace, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A quarter of this program's memory, for clients on this computer. */
    public static Limits ofThisMachine() {
        return new Limits(new MemoryBudget(Runtime.getRuntime().maxMemory() / 4), Pace.LEAST, PATIENCE);
    }

    /** The body of a request, to be closed when its answer is sent. */
    public RequestBody body(Request request) {
        return new RequestBody(Content.Source.asInputStream(request), this);
    }
}
