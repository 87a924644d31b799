package io.templaterunner.apigateway;

import io.templaterunner.http.Limits;
import io.templaterunner.http.LoopbackServer;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Handler;

/** Serves the stages of one REST API over HTTP, on the loopback interface only. */
public final class GatewayServer implements AutoCloseable {

    private final LoopbackServer server;
    private final Map<String, Stage> stages;
    private final StartingHandler starting;
    private final Set<StrictReading> readings;

    private GatewayServer(
            LoopbackServer server, Map<String, Stage> stages, StartingHandler starting, Set<StrictReading> readings) {
        this.server = server;
        this.stages = stages;
        this.starting = starting;
        this.readings = readings;
    }

    /**
     * Starts to listen. Until {@link #open} requests are told to come again, but for those of strangers who look into
     * a stage that stands.
     *
     * @param port 0 for a free one
     * @param readings that its stages play
     * @param before asked first, in this order; requests that they leave are for the stages
     * @throws IOException with a sentence for the user, if the port is not free
     */
    public static GatewayServer start(int port, Set<StrictReading> readings, Handler... before) throws IOException {
        return start(port, readings, Limits.ofThisMachine(), before);
    }

    static GatewayServer start(int port, Set<StrictReading> readings, Limits limits, Handler... before)
            throws IOException {
        Map<String, Stage> stages = new ConcurrentHashMap<>();
        StartingHandler starting = new StartingHandler(limits, stages::containsKey);
        List<Handler> handlers = new ArrayList<>();
        handlers.add(starting);
        handlers.addAll(List.of(before));
        handlers.add(new GatewayHandler(stages, limits));
        return new GatewayServer(LoopbackServer.start("gateway", port, handlers), stages, starting, readings);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
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
        stages.put(stage, new Gateway(api, readings, new Throttle(throttling, clock), storage, clock, log));
    }

    /** Lets a stage answer some of its next requests from the deployment before. */
    public void moveSlowly(String stage, RestApi before) {
        stages.computeIfPresent(stage, (_, now) -> new MovingStage(now.with(before), now));
    }

    /** Stops to listen. Requests that are under way are cut off. */
    @Override
    public void close() {
        server.close();
    }
}
