package io.templaterunner.apigateway;

import io.templaterunner.cloudwatch.MetricSource;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.StackContext;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** The REST APIs of a stack, each served on a port of its own. */
final class Apis implements AutoCloseable {

    private final Naming naming;
    private final UserPools pools;
    private final MadeDeployments made;
    private final Set<StrictReading> readings;
    private final Map<String, Served> byId = new LinkedHashMap<>();
    private int nextPort;
    /** Serves other handlers already, and will serve the first API. */
    private Optional<GatewayServer> ahead = Optional.empty();

    /**
     * An API.
     *
     * @param declaration as it is now, which need not be what is served
     * @param name by which its metrics are found; empty if it is not certain
     * @param stages their names
     */
    record Served(
            RestApi api, GatewayServer server, Declaration declaration, Optional<String> name, Set<String> stages) {}

    /**
     * @param pools that authorizers may name
     * @param made the deployments that API Gateway was asked for
     * @param port of the first API; 0 for a free one, as the others get
     */
    Apis(StackContext context, UserPools pools, MadeDeployments made, int port) {
        this.naming = context.naming();
        this.readings = context.readings();
        this.pools = pools;
        this.made = made;
        this.nextPort = port;
    }

    /**
     * Serves others on the port of the first API: one address is enough for a person and a firewall.
     *
     * @return the port
     */
    int serveAhead(List<Handler> handlers) throws IOException {
        GatewayServer server = GatewayServer.start(nextPort, readings, handlers.toArray(Handler[]::new));
        nextPort = 0;
        ahead = Optional.of(server);
        return server.port();
    }

    /** Answers requests from now on. */
    void open() {
        byId.values().forEach(api -> api.server().open());
        ahead.ifPresent(GatewayServer::open);
    }

    Identity create(Declaration declaration) throws IOException {
        RestApi api = read(declaration.properties());
        String id = naming.id(declaration.id());
        byId.put(id, new Served(api, server(), declaration, name(declaration.properties()), new HashSet<>()));
        made.stands(id, declaration.canonical());
        return new Identity(
                id,
                Map.of(
                        "RestApiId", Naming.value(declaration, id),
                        "RootResourceId", Naming.value(declaration, naming.id(declaration.id() + "/"))));
    }

    /** The API of properties, now or of another time. */
    RestApi read(Fields properties) {
        return RestApi.read(properties.get("Body").asFields(), properties.itemsOrEmpty("BinaryMediaTypes"), pools);
    }

    /** A body has a title, too, and it is not written which of the two counts. */
    private static Optional<String> name(Fields properties) {
        Optional<String> title =
                properties.get("Body").asFields().fieldsOrEmpty("info").findText("title");
        Optional<String> name = properties.findText("Name");
        return name.isEmpty() || name.equals(title) ? title : Optional.empty();
    }

    /** Whether an API certainly has this name. */
    boolean isNamed(String name) {
        return byId.values().stream().anyMatch(api -> api.name().equals(Optional.of(name)));
    }

    /** Whether an API of a name has a stage. */
    boolean hasStage(@Nullable String name, String stage) {
        return byId.values().stream()
                .anyMatch(api -> api.name().equals(Optional.ofNullable(name))
                        && api.stages().contains(stage));
    }

    /** Whether an API certainly stands before a declaration. */
    boolean isAnyBefore(Declaration declaration) {
        return byId.values().stream()
                .anyMatch(api -> declaration.before().contains(api.declaration().id()));
    }

    private GatewayServer server() throws IOException {
        if (ahead.isPresent()) {
            GatewayServer first = ahead.get();
            ahead = Optional.empty();
            return first;
        }
        GatewayServer server = GatewayServer.start(nextPort, readings);
        nextPort = 0;
        return server;
    }

    MetricSource metrics() {
        return new ApiMetrics(this);
    }

    /** The API that a declaration names. */
    Served served(Declaration declaration) {
        Value id = declaration.properties().get("RestApiId");
        return Optional.ofNullable(byId.get(id.asText()))
                .orElseThrow(() -> declaration.refused(id, "Invalid API identifier specified " + id.asText()));
    }

    /** A text in which the public addresses of the APIs are their addresses on this computer. */
    String localised(String text) {
        String local = text;
        for (Map.Entry<String, Served> api : byId.entrySet()) {
            String address = "https://" + api.getKey() + ".execute-api."
                    + naming.pseudo().region() + "." + naming.pseudo().urlSuffix();
            local = local.replace(
                    address, "http://127.0.0.1:" + api.getValue().server().port());
        }
        return local;
    }

    @Override
    public void close() {
        ahead.ifPresent(GatewayServer::close);
        byId.values().forEach(api -> api.server().close());
    }
}
