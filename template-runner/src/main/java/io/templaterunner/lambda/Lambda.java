package io.templaterunner.lambda;

import io.templaterunner.cloudwatch.MetricSource;
import io.templaterunner.endpoint.SignedService;
import io.templaterunner.iam.Roles;
import io.templaterunner.s3.BucketEvents;
import io.templaterunner.sqs.Queues;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.stack.StackContext;
import java.io.IOException;
import java.util.List;

/** Lambda: the functions of a stack, and what they are told of its buckets. */
public final class Lambda implements AwsService {

    private final Functions functions;
    private final FunctionDeclarations declarations;
    private final FunctionVersions versions;
    private final InvokePermissions permissions;
    private final EventInvokeConfigs asynchronous;
    private final BucketSubscriptions subscriptions;

    /**
     * @param roles of the functions
     * @param queues where events go that failed
     * @param loader of the functions
     */
    public Lambda(
            StackContext context,
            Roles roles,
            Queues queues,
            FunctionLoader loader,
            NotificationSettings notifications) {
        functions = new Functions(context.naming());
        declarations = new FunctionDeclarations(context, roles, loader, functions);
        versions = new FunctionVersions(context, functions, loader.fingerprint());
        permissions = new InvokePermissions(context.naming(), functions);
        asynchronous = new EventInvokeConfigs(context.naming(), functions, queues);
        subscriptions = new BucketSubscriptions(context, functions, notifications);
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::Lambda::Alias", versions::createAlias),
                ResourceKind.of("AWS::Lambda::EventInvokeConfig", asynchronous::create),
                ResourceKind.of("AWS::Lambda::Function", declarations::create),
                ResourceKind.of("AWS::Lambda::Permission", permissions::create),
                ResourceKind.of("AWS::Lambda::Version", versions::create));
    }

    @Override
    public void check() {
        functions.load();
    }

    @Override
    public void start() throws IOException {
        subscriptions.start();
    }

    /** The functions. */
    public Functions functions() {
        return functions;
    }

    /** Tells functions of the changes of buckets. */
    public BucketEvents bucketEvents() {
        return subscriptions;
    }

    /** What it reports. */
    public MetricSource metrics() {
        return functions.metrics();
    }

    /** What invokes functions by signed requests. */
    public SignedService invocations() {
        return functions.invocations();
    }

    @Override
    public void close() throws IOException {
        try {
            subscriptions.close();
        } finally {
            functions.close();
        }
    }
}
