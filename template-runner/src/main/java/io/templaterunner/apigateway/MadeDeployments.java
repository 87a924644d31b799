package io.templaterunner.apigateway;

import io.templaterunner.endpoint.SignedService;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Source;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The deployments that API Gateway was asked for, and not CloudFormation: each is a snapshot of its API of the time when it
 * was made. Those of the template's own resources are not known here. Safe for several threads.
 */
final class MadeDeployments implements ApiDeployments {

    /** The least number of six letters and digits. */
    private static final int LEAST_ID = 60_466_176;

    private final Naming naming;
    private final Map<String, Object> snapshots;
    private final Map<String, Fields> apis = new ConcurrentHashMap<>();
    private final Map<String, String> served = new ConcurrentHashMap<>();
    private final RandomGenerator random = new SecureRandom();

    /**
     * @param snapshots of the APIs, by the names of their deployments
     */
    MadeDeployments(Naming naming, Map<String, Object> snapshots) {
        this.naming = naming;
        this.snapshots = snapshots;
    }

    /** An API stands, with these properties, whose addresses are public ones. */
    void stands(String api, Fields properties) {
        apis.put(api, properties);
    }

    /** An API is gone, and its deployments with it. */
    void forget(String api) {
        snapshots.keySet().removeIf(name -> name.startsWith(name(api, "")));
    }

    /** A stage of an API serves a deployment. */
    void serves(String api, String stage, String deployment) {
        served.put(api + "/" + stage, name(api, deployment));
    }

    /** The snapshot that a deployment took, if it was made here. */
    Optional<Fields> find(String api, String deployment, Source at) {
        return Optional.ofNullable(snapshots.get(name(api, deployment)))
                .map(snapshot -> Value.ofPlain(at, snapshot).asFields());
    }

    /** What makes and deletes them by signed requests. */
    SignedService service(InstantSource time) {
        return new DeploymentService(this, time);
    }

    @Override
    public String arn(String path) {
        return "arn:" + naming.pseudo().partition() + ":apigateway:"
                + naming.pseudo().region() + "::" + path;
    }

    @Override
    public String create(String api) throws Refusal {
        Fields properties = apis.get(api);
        if (properties == null) {
            throw new Refusal(
                    true, "Invalid API identifier specified " + naming.pseudo().accountId() + ":" + api);
        }
        if (properties.get("Body").asFields().fieldsOrEmpty("paths").values().isEmpty()) {
            throw new Refusal(false, "The REST API doesn't contain any methods");
        }
        String id = Integer.toString(random.nextInt(LEAST_ID, Integer.MAX_VALUE), Character.MAX_RADIX);
        snapshots.put(name(api, id), properties.asPlain());
        return id;
    }

    @Override
    public void delete(String api, String deployment) throws Refusal {
        String name = name(api, deployment);
        if (served.containsValue(name)) {
            throw new Refusal(false, "Active stages pointing to this deployment must be moved or deleted");
        }
        if (snapshots.remove(name) == null) {
            throw new Refusal(true, "Invalid Deployment identifier specified");
        }
    }

    private static String name(String api, String deployment) {
        return api + "/" + deployment;
    }
}
