package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.api.AccessLog;
import io.contactsheet.localbackend.api.GatewayServer;
import io.contactsheet.localbackend.api.RestApi;
import io.contactsheet.localbackend.api.StageThrottling;
import io.contactsheet.localbackend.api.StorageBackend;
import io.contactsheet.localbackend.api.UserPools;
import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    static final String SERVICE = "apigateway.amazonaws.com";
    /** Of an account, where a stage sets no limit. */
    private static final int ACCOUNT_RATE = 10_000;

    private static final int ACCOUNT_BURST = 5_000;

    private final Naming naming;
    private final Roles roles;
    private final UserPools pools;
    private final AccessLogging accessLogging;
    private final StorageBackend storage;
    private final Pictures pictures;
    private final MadeDeployments made;
    private final InstantSource clock;
    private final Map<String, Served> byId = new LinkedHashMap<>();
    private final Map<String, RestApi> deployments = new HashMap<>();
    private int nextPort;
    /** Serves the identity provider already, and will serve the first API. */
    private Optional<GatewayServer> ahead = Optional.empty();

    private Optional<Integer> identityProviderPort = Optional.empty();
    private Optional<String> account = Optional.empty();

    /**
     * @param declaration as it is now, which need not be what is served
     * @param name by which its metrics are found; empty if it is not certain
     */
    private record Served(
            RestApi api, GatewayServer server, Declaration declaration, Optional<String> name, Set<String> stages) {}

    /**
     * @param pictures that deployments of the template took
     * @param made the deployments that API Gateway was asked for
     * @param port of the first API; 0 for a free one, as the others get
     */
    Apis(
            Naming naming,
            Roles roles,
            UserPools pools,
            AccessLogging accessLogging,
            StorageBackend storage,
            Pictures pictures,
            MadeDeployments made,
            InstantSource clock,
            int port) {
        this.pictures = pictures;
        this.made = made;
        this.naming = naming;
        this.roles = roles;
        this.pools = pools;
        this.accessLogging = accessLogging;
        this.storage = storage;
        this.clock = clock;
        this.nextPort = port;
    }

    /** Serves Cognito on the port of the first API: one address is enough for a person and a firewall. */
    void serveIdentityProvider(List<Handler> handlers) throws IOException {
        GatewayServer server = GatewayServer.start(nextPort, handlers.toArray(Handler[]::new));
        nextPort = 0;
        ahead = Optional.of(server);
        identityProviderPort = Optional.of(server.port());
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

    private RestApi read(Fields properties) {
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

    private GatewayServer server() throws IOException {
        if (ahead.isPresent()) {
            GatewayServer first = ahead.get();
            ahead = Optional.empty();
            return first;
        }
        GatewayServer server = GatewayServer.start(nextPort);
        nextPort = 0;
        return server;
    }

    Identity createDeployment(Declaration declaration) {
        Served served = served(declaration);
        if (served.api().isEmpty()) {
            throw declaration.refused(
                    declaration.properties().get("RestApiId"), "The REST API doesn't contain any methods");
        }
        String id = naming.id(declaration.seed());
        RestApi picture = picture(declaration, served);
        deployments.put(id, picture);
        declaration
                .findText("StageName")
                .ifPresent(stage ->
                        served.server().deploy(stage, picture, throttling(List.of()), storage, clock, AccessLog.NONE));
        return new Identity(id, Map.of("DeploymentId", Naming.value(declaration, id)));
    }

    /** A deployment serves the API of the time when it was made, and later changes only under a new logical id. */
    private RestApi picture(Declaration declaration, Served served) {
        return picture(pictures.of(declaration, served.declaration().canonical()), served);
    }

    private RestApi picture(Fields picture, Served served) {
        return picture.asPlain().equals(served.declaration().canonical().asPlain())
                ? served.api()
                : read((Fields) picture.withTexts(this::localised));
    }

    private Optional<RestApi> deployment(String api, Value id, Served served) {
        return Optional.ofNullable(deployments.get(id.asText()))
                .or(() -> made.find(api, id.asText(), id.at()).map(picture -> picture(picture, served)));
    }

    Identity createStage(Declaration declaration) {
        Served served = served(declaration);
        Fields properties = declaration.properties();
        Value name = properties.get("StageName");
        if (!name.asText().matches("[A-Za-z0-9_-]{1,128}")) {
            throw declaration.refused(name, "Stage name only allows a-zA-Z0-9_-");
        }
        RestApi deployed = properties
                .find("DeploymentId")
                .map(id -> deployment(declaration.text("RestApiId"), id, served)
                        .orElseThrow(() -> declaration.refused(id, "Invalid Deployment identifier specified")))
                .orElseThrow(() -> declaration.refused(properties, "Deployment id is required"));
        checkLogging(declaration);
        AccessLog log = accessLogging.of(declaration);
        List<Fields> settings = properties.itemsOrEmpty("MethodSettings").stream()
                .map(Value::asFields)
                .toList();
        served.server().deploy(name.asText(), deployed, throttling(settings), storage, clock, log);
        served.stages().add(name.asText());
        made.serves(declaration.text("RestApiId"), name.asText(), declaration.text("DeploymentId"));
        return new Identity(name.asText(), Map.of());
    }

    private void checkLogging(Declaration declaration) {
        Fields properties = declaration.properties();
        Optional<Value> logging = properties
                .find("AccessLogSetting")
                .or(() -> properties.itemsOrEmpty("MethodSettings").stream()
                        .flatMap(setting -> setting.asFields().find("LoggingLevel").stream())
                        .filter(level -> !level.asText().equals("OFF"))
                        .findFirst());
        logging.filter(_ -> account.filter(declaration.before()::contains).isEmpty())
                .ifPresent(value -> {
                    throw declaration.refused(
                            value, "CloudWatch Logs role ARN must be set in account settings to enable logging");
                });
    }

    /** The more special settings go before the others. */
    private static List<StageThrottling> throttling(List<Fields> settings) {
        List<StageThrottling> limits = new ArrayList<>();
        for (Fields setting : settings) {
            limits.add(new StageThrottling(
                    setting.findText("ResourcePath")
                            .orElse("/*")
                            .replace("~1", "/")
                            .replaceFirst("^//", "/"),
                    setting.findText("HttpMethod").orElse("*"),
                    setting.find("ThrottlingRateLimit").map(Value::asNumber).orElse((double) ACCOUNT_RATE),
                    setting.find("ThrottlingBurstLimit").map(Value::asInteger).orElse(ACCOUNT_BURST)));
        }
        limits.sort(Comparator.comparing(StageThrottling::isDefault));
        return limits;
    }

    Identity createAccount(Declaration declaration) {
        if (byId.values().stream()
                .noneMatch(
                        api -> declaration.before().contains(api.declaration().id()))) {
            throw declaration.refused(
                    declaration.properties(),
                    "In an account that has never had an API, API Gateway has no settings yet: the resource must depend"
                            + " on an AWS::ApiGateway::RestApi.");
        }
        declaration.properties().find("CloudWatchRoleArn").ifPresent(arn -> {
            if (roles.assumableByGateway(arn.asText())
                    .filter(Roles::mayWriteLogs)
                    .isEmpty()) {
                throw declaration.refused(
                        arn,
                        "The role ARN does not have required permissions configured. Please grant trust permission for"
                                + " API Gateway and add the required role policy.");
            }
            account = Optional.of(declaration.id());
        });
        String id = naming.physical(declaration.id());
        return new Identity(id, Map.of("Id", Naming.value(declaration, id)));
    }

    private Served served(Declaration declaration) {
        Value id = declaration.properties().get("RestApiId");
        return Optional.ofNullable(byId.get(id.asText()))
                .orElseThrow(() -> declaration.refused(id, "Invalid API identifier specified " + id.asText()));
    }

    /** A text in which the public addresses of the APIs and of Cognito are their addresses on this computer. */
    String localised(String text) {
        String local = text;
        for (Map.Entry<String, Served> api : byId.entrySet()) {
            String address = "https://" + api.getKey() + ".execute-api."
                    + naming.pseudo().region() + "." + naming.pseudo().urlSuffix();
            local = local.replace(address, address(api.getValue().server().port()));
        }
        if (identityProviderPort.isPresent()) {
            String cognito = "https://cognito-idp." + naming.pseudo().region() + "."
                    + naming.pseudo().urlSuffix();
            local = local.replace(cognito, address(identityProviderPort.get()));
        }
        return local;
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        ahead.ifPresent(GatewayServer::close);
        byId.values().forEach(api -> api.server().close());
    }
}
