package io.templaterunner.apigateway;

import io.templaterunner.logs.LogGroups;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.StackContext;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Source;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The deployments of APIs, and the stages that serve them. */
final class Stages {

    /** Of an account, where a stage sets no limit. */
    private static final int ACCOUNT_RATE = 10_000;

    private static final int ACCOUNT_BURST = 5_000;

    private final StackContext context;
    private final Apis apis;
    private final MadeDeployments made;
    private final AccountSettings account;
    private final AccessLogging accessLogging;
    private final StorageBackend storage;
    private final Map<String, RestApi> deployments = new HashMap<>();

    /**
     * @param made the deployments that API Gateway was asked for
     * @param logs where stages write
     * @param storage that stages call
     */
    Stages(
            StackContext context,
            Apis apis,
            MadeDeployments made,
            AccountSettings account,
            LogGroups logs,
            StorageBackend storage) {
        this.context = context;
        this.apis = apis;
        this.made = made;
        this.account = account;
        this.accessLogging = new AccessLogging(context.naming(), logs);
        this.storage = storage;
    }

    Identity createDeployment(Declaration declaration) {
        Apis.Served served = apis.served(declaration);
        if (served.api().isEmpty()) {
            throw declaration.refused(
                    declaration.properties().get("RestApiId"), "The REST API doesn't contain any methods");
        }
        String id = context.naming().id(declaration.seed());
        RestApi snapshot = snapshot(declaration, served);
        deployments.put(id, snapshot);
        declaration
                .findText("StageName")
                .ifPresent(stage -> served.server()
                        .deploy(stage, snapshot, throttling(List.of()), storage, context.clock(), AccessLog.NONE));
        return new Identity(id, Map.of("DeploymentId", Naming.value(declaration, id)));
    }

    /** A deployment serves the API of the time when it was made, and later changes only under a new logical id. */
    private RestApi snapshot(Declaration declaration, Apis.Served served) {
        return read(context.snapshots().of(declaration, served.declaration().canonical()), served);
    }

    private RestApi read(Fields snapshot, Apis.Served served) {
        return snapshot.asPlain().equals(served.declaration().canonical().asPlain())
                ? served.api()
                : apis.read((Fields) snapshot.withTexts(context.localised()));
    }

    private Optional<RestApi> deployment(String api, Value id, Apis.Served served) {
        return Optional.ofNullable(deployments.get(id.asText()))
                .or(() -> made.find(api, id.asText(), id.at()).map(snapshot -> read(snapshot, served)));
    }

    Identity create(Declaration declaration) {
        Apis.Served served = apis.served(declaration);
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
        account.checkLogging(declaration);
        AccessLog log = accessLogging.of(declaration);
        List<Fields> settings = properties.itemsOrEmpty("MethodSettings").stream()
                .map(Value::asFields)
                .toList();
        checkPaths(declaration, settings, deployed);
        served.server().deploy(name.asText(), deployed, throttling(settings), storage, context.clock(), log);
        movingFrom(declaration, served).ifPresent(old -> served.server().moveSlowly(name.asText(), old));
        served.stages().add(name.asText());
        made.serves(declaration.text("RestApiId"), name.asText(), declaration.text("DeploymentId"));
        return new Identity(name.asText(), Map.of());
    }

    /** The deployment that the stage served before, where it goes on for a while after the stage was moved. */
    private Optional<RestApi> movingFrom(Declaration declaration, Apis.Served served) {
        if (!context.readings().contains(StrictReading.STAGES_MOVE_SLOWLY)) {
            return Optional.empty();
        }
        Source at = declaration.properties().at();
        return declaration
                .history()
                .before()
                .map(stage -> Value.ofPlain(at, stage.properties()).asFields().get("DeploymentId"))
                .filter(id -> !id.asText().equals(declaration.text("DeploymentId")))
                .flatMap(id -> snapshotBefore(declaration.text("RestApiId"), id))
                .map(snapshot -> read(snapshot, served));
    }

    private Optional<Fields> snapshotBefore(String api, Value deployment) {
        return made.find(api, deployment.asText(), deployment.at())
                .or(() -> context.state().before().values().stream()
                        .filter(resource ->
                                resource.physicalId().equals(deployment.asText()) && resource.snapshot() != null)
                        .findFirst()
                        .map(resource -> Value.ofPlain(deployment.at(), Objects.requireNonNull(resource.snapshot()))
                                .asFields()));
    }

    /** Whether AWS takes settings for a method that is not there is not documented; they would limit nothing. */
    private static void checkPaths(Declaration declaration, List<Fields> settings, RestApi deployed) {
        for (Fields setting : settings) {
            StageThrottling limit = throttling(setting);
            if (!limit.isDefault() && deployed.methods().stream().noneMatch(limit::covers)) {
                throw declaration.refused(
                        setting, "Invalid method setting path: " + limit.resource() + "/" + limit.method());
            }
        }
    }

    /** The more special settings go before the others. */
    private static List<StageThrottling> throttling(List<Fields> settings) {
        return settings.stream()
                .map(Stages::throttling)
                .sorted(Comparator.comparing(StageThrottling::isDefault))
                .toList();
    }

    private static StageThrottling throttling(Fields setting) {
        return new StageThrottling(
                setting.findText("ResourcePath").orElse("/*").replace("~1", "/").replaceFirst("^//", "/"),
                setting.findText("HttpMethod").orElse("*"),
                setting.find("ThrottlingRateLimit").map(Value::asNumber).orElse((double) ACCOUNT_RATE),
                setting.find("ThrottlingBurstLimit").map(Value::asInteger).orElse(ACCOUNT_BURST));
    }
}
