package io.templaterunner.apigateway;

import io.templaterunner.cloudwatch.MetricSource;
import io.templaterunner.endpoint.SignedService;
import io.templaterunner.iam.KeyIssuer;
import io.templaterunner.iam.Roles;
import io.templaterunner.logs.LogGroups;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.StackContext;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Handler;

/** API Gateway: the REST APIs of a stack, their deployments and stages, each API on a port of its own. */
public final class ApiGateway implements AwsService {

    private final StackContext context;
    private final MadeDeployments made;
    private final SignedStorage storage;
    private final Apis apis;
    private final AccountSettings account;
    private final Stages stages;

    /**
     * What APIs call.
     *
     * @param s3 where S3 listens
     * @param keys by which calls are signed
     * @param between gets S3, and gives what is called in its place
     */
    public record Storage(URI s3, KeyIssuer keys, UnaryOperator<StorageBackend> between) {}

    /**
     * @param roles that it assumes
     * @param pools that authorizers may name
     * @param logs where stages write
     * @param port of the first API; 0 for a free one, as the others get
     */
    public ApiGateway(StackContext context, Roles roles, UserPools pools, LogGroups logs, Storage calls, int port) {
        this.context = context;
        GatewaySessions sessions = new GatewaySessions(roles, calls.keys());
        storage = new SignedStorage(calls.s3(), context.naming().pseudo().region(), sessions);
        made = new MadeDeployments(context.naming(), context.state().deployments());
        apis = new Apis(context, pools, made, port);
        account = new AccountSettings(context.naming(), apis, sessions);
        stages = new Stages(context, apis, made, account, logs, calls.between().apply(storage));
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::ApiGateway::Account", account::create),
                ResourceKind.of("AWS::ApiGateway::Deployment", stages::createDeployment),
                ResourceKind.of("AWS::ApiGateway::RestApi", apis::create, api -> made.forget(api.physicalId())),
                ResourceKind.of("AWS::ApiGateway::Stage", stages::create));
    }

    /**
     * Serves others on the port of the first API, asked before the API itself.
     *
     * @return the port
     */
    public int serveAhead(List<Handler> handlers) throws IOException {
        return apis.serveAhead(handlers);
    }

    /** What makes and deletes deployments by signed requests. */
    public SignedService deployments() {
        return made.service(context.clock());
    }

    /** What it reports. */
    public MetricSource metrics() {
        return apis.metrics();
    }

    @Override
    public void start() {
        apis.open();
    }

    @Override
    public String localised(String text) {
        return apis.localised(text);
    }

    @Override
    public void close() {
        try {
            apis.close();
        } finally {
            storage.close();
        }
    }
}
