package io.templaterunner.endpoint;

import io.templaterunner.http.Limits;
import io.templaterunner.http.LoopbackServer;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.KeyIssuer;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves signed requests to services on a port of the loopback interface. */
public final class ServiceEndpoint implements AutoCloseable {

    private final LoopbackServer server;
    private final List<SignedService> services;
    private final Map<String, Caller> callers;

    private ServiceEndpoint(LoopbackServer server, List<SignedService> services, Map<String, Caller> callers) {
        this.server = server;
        this.services = services;
        this.callers = callers;
    }

    /**
     * Starts on a free port.
     *
     * @param time by which signatures grow old
     */
    public static ServiceEndpoint start(InstantSource time) throws IOException {
        return start(time, Limits.ofThisMachine());
    }

    static ServiceEndpoint start(InstantSource time, Limits limits) throws IOException {
        List<SignedService> services = new CopyOnWriteArrayList<>();
        Map<String, Caller> callers = new ConcurrentHashMap<>();
        SignedRequestHandler handler = new SignedRequestHandler(services, new SignatureCheck(callers), time, limits);
        return new ServiceEndpoint(LoopbackServer.start("services", 0, List.of(handler)), services, callers);
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
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Lets someone in. */
    public void admit(Caller caller) {
        callers.put(caller.key().id(), caller);
    }

    /** Stops. Requests that are under way are cut off. */
    @Override
    public void close() {
        server.close();
    }
}
