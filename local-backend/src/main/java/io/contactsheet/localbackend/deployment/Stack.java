package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.api.SignedStorage;
import io.contactsheet.localbackend.api.StorageBackend;
import io.contactsheet.localbackend.cognito.IdentityProvider;
import io.contactsheet.localbackend.cognito.UserPool;
import io.contactsheet.localbackend.functions.BucketNotifications;
import io.contactsheet.localbackend.functions.EventInvocations;
import io.contactsheet.localbackend.functions.EventInvokeConfig;
import io.contactsheet.localbackend.functions.FailureDestination;
import io.contactsheet.localbackend.functions.LambdaFunction;
import io.contactsheet.localbackend.functions.NotificationConfiguration;
import io.contactsheet.localbackend.s3.EmbeddedS3;
import io.contactsheet.localbackend.template.Evaluation;
import io.contactsheet.localbackend.template.ParameterValues;
import io.contactsheet.localbackend.template.Resource;
import io.contactsheet.localbackend.template.Template;
import io.contactsheet.localbackend.template.TemplateException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A template that runs: its buckets, functions, APIs and what connects them. */
public final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

    /** What it takes to invoke a function of the stack as it was. */
    private static final Set<String> FUNCTIONS = Set.of(
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::Lambda::Alias",
            "AWS::Lambda::Function",
            "AWS::Lambda::Version");

    private static final String ROLLED_BACK = "The update was rolled back: the stack is as it was.";

    private final Naming naming;
    private final Surroundings surroundings;
    private final StackState state;
    private final CustomResources custom;
    private final Update update;
    private final Cleanup cleanup;
    private final Roles roles;
    private final Queues queues;
    private final Services services;
    private final Functions functions;
    private final Buckets buckets;
    private final Apis apis;
    private final UserPoolResources userPools;
    private final LogGroups logGroups;
    private final Topics topics;
    private final Alarms alarms;
    private final Dashboards dashboards;
    private final Schedules schedules;
    private final ResourceTypes types = ResourceTypes.read();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private TakenOver takenOver = TakenOver.NOTHING;

    /**
     * What a stack finds on the machine.
     *
     * @param s3 holds its objects
     * @param folder for all else that it keeps
     * @param port of its first API; 0 for a free one
     * @param clock for throttling, and the times that events and tokens tell
     * @param pauseBeforeRetry of an asynchronous invocation, the first (1) and the second (2)
     * @param storage gets S3, and gives what the APIs call
     * @param front answers beside its first API
     */
    public record Surroundings(
            EmbeddedS3 s3,
            Path folder,
            int port,
            InstantSource clock,
            IntFunction<Duration> pauseBeforeRetry,
            UnaryOperator<StorageBackend> storage,
            Front front) {}

    private Stack(Naming naming, Surroundings surroundings, StackState state) throws IOException {
        this.naming = naming;
        this.state = state;
        String code = CodeFingerprint.of(System.getProperty("java.class.path", ""));
        Pictures pictures = new Pictures();
        this.surroundings = surroundings;
        EmbeddedS3 s3 = surroundings.s3();
        roles = new Roles(naming);
        queues = new Queues(naming, surroundings.folder().resolve("queues"));
        MadeDeployments deployments = new MadeDeployments(naming, state.deployments());
        services = Services.start(
                surroundings.folder(), surroundings.clock(), queues::named, name -> this.runtime(name), deployments);
        running.push(services);
        functions = new Functions(
                naming, roles, queues, s3, services, pictures, new PublishedVersions(state, code), this::localised);
        running.push(functions);
        buckets = new Buckets(naming, s3, functions, state);
        SignedStorage storage =
                new SignedStorage(s3.endpoint(), naming.pseudo().region(), new GatewaySessions(roles, s3));
        running.push(storage);
        IdentityProvider identityProvider =
                new IdentityProvider(surroundings.folder().resolve("cognito"), surroundings.clock());
        logGroups = new LogGroups(naming, surroundings.folder().resolve("logs"), surroundings.clock());
        running.push(logGroups);
        apis = new Apis(
                naming,
                roles,
                identityProvider::pool,
                new AccessLogging(naming, logGroups),
                surroundings.storage().apply(storage),
                pictures,
                deployments,
                surroundings.clock(),
                surroundings.port());
        topics = new Topics(naming);
        Metrics metrics = new Metrics(functions, queues, apis, buckets);
        alarms = new Alarms(naming, metrics, topics);
        dashboards = new Dashboards(naming, metrics);
        schedules = new Schedules(naming, functions);
        userPools = new UserPoolResources(naming, identityProvider, apis, surroundings.front());
        custom = new CustomResources(naming, functions, state, code);
        update =
                new Update(types, creators(custom, new PlainResources(naming)), state, pictures, code, this::localised);
        cleanup = new Cleanup(removers(deployments));
    }

    private String localised(String text) {
        return apis.localised(text);
    }

    private Optional<LambdaFunction> runtime(String name) {
        return functions.runtime(name);
    }

    private Map<String, Creator> creators(CustomResources custom, PlainResources plain) {
        Map<String, Creator> byType = new LinkedHashMap<>();
        byType.put("AWS::ApiGateway::Account", apis::createAccount);
        byType.put("AWS::ApiGateway::Deployment", apis::createDeployment);
        byType.put("AWS::ApiGateway::RestApi", apis::create);
        byType.put("AWS::ApiGateway::Stage", apis::createStage);
        byType.put("AWS::CloudFormation::CustomResource", custom::create);
        byType.put("AWS::CloudWatch::Alarm", alarms::create);
        byType.put("AWS::CloudWatch::Dashboard", dashboards::create);
        byType.put("AWS::Cognito::UserPool", userPools::createPool);
        byType.put("AWS::Cognito::UserPoolClient", userPools::createClient);
        byType.put("AWS::Cognito::UserPoolDomain", plain::userPoolDomain);
        byType.put("AWS::Cognito::UserPoolUser", userPools::createUser);
        byType.put("AWS::Events::Rule", schedules::create);
        byType.put("AWS::IAM::ManagedPolicy", roles::createManagedPolicy);
        byType.put("AWS::IAM::Policy", roles::createPolicy);
        byType.put("AWS::IAM::Role", roles::create);
        byType.put("AWS::Lambda::Alias", functions::createAlias);
        byType.put("AWS::Lambda::EventInvokeConfig", functions::createEventInvokeConfig);
        byType.put("AWS::Lambda::Function", functions::create);
        byType.put("AWS::Lambda::Permission", functions::createPermission);
        byType.put("AWS::Lambda::Version", functions::createVersion);
        byType.put("AWS::Logs::LogGroup", logGroups::create);
        byType.put("AWS::S3::Bucket", buckets::create);
        byType.put("AWS::S3::BucketPolicy", new BucketPolicies(naming, surroundings.s3(), buckets, roles)::create);
        byType.put("AWS::SNS::Subscription", topics::createSubscription);
        byType.put("AWS::SNS::Topic", topics::create);
        byType.put("AWS::SNS::TopicPolicy", topics::createPolicy);
        byType.put("AWS::SQS::Queue", queues::create);
        byType.put("AWS::SQS::QueuePolicy", plain::attachedPolicy);
        byType.put("Custom::*", custom::create);
        return byType;
    }

    private Map<String, Remover> removers(MadeDeployments deployments) {
        return Map.of(
                "AWS::ApiGateway::RestApi", (_, api) -> deployments.forget(api.physicalId()),
                "AWS::Cognito::UserPool", (_, pool) -> userPools.removePool(pool),
                "AWS::Cognito::UserPoolUser", (_, user) -> userPools.removeUser(user),
                "AWS::Logs::LogGroup", (_, group) -> logGroups.remove(group),
                "AWS::S3::Bucket", (_, bucket) -> buckets.remove(bucket),
                "AWS::SQS::Queue", (_, queue) -> queues.remove(queue),
                "Custom::*", this::removeCustom);
    }

    /** By the function that made it, though it may be on its way out itself. */
    private void removeCustom(String logicalId, DeployedResource resource)
            throws IOException, InterruptedException, ServiceException {
        if (custom.canReach(resource)) {
            custom.remove(logicalId, resource);
        } else {
            try (Stack former = former()) {
                former.custom.remove(logicalId, resource);
            }
        }
    }

    /**
     * Brings a template to stand: over what an earlier deployment left in the same folders this is an update of that
     * stack. One that fails is rolled back: the stack stays as it was, and its template can be deployed again.
     *
     * @param parameters values for the template's parameters; one that is left out keeps the value that it was given
     *     before, as far as {@link ParameterValues} says
     * @throws TemplateException if CloudFormation or a service would refuse it, or it cannot run on one machine
     * @throws IOException with a sentence for the user, if the machine does not allow it
     */
    public static Stack deploy(Template template, Map<String, String> parameters, Account account, Surroundings around)
            throws IOException, InterruptedException {
        StackState state = StackState.open(around.folder().resolve("stack.json"));
        Stack stack = new Stack(new Naming(account.pseudoParameters()), around, state);
        try {
            stack.deploy(template, parameters);
            return stack;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stack.closeAfter(failed);
            throw failed;
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void deploy(Template template, Map<String, String> parameters) throws IOException, InterruptedException {
        template.resources().values().forEach(types::of);
        ParameterValues values =
                ParameterValues.of(template, parameters, state.choicesBefore().parameters());
        takenOver = TakenOver.of(template, values, state.choicesBefore());
        state.choose(new StackState.Choices(template.root().at().file(), values.chosen()));
        Evaluation evaluation = new Evaluation(template, values.all(), naming.pseudo(), UnaryOperator.identity());
        evaluation.eachAttribute((at, resource, attribute) -> {
            if (!types.of(resource).hasAttribute(attribute)) {
                throw new TemplateException(
                        at,
                        "Template error: resource " + resource.id() + " does not support attribute type " + attribute
                                + " in Fn::GetAtt");
            }
        });
        List<Resource> resources = evaluation.order();
        update.check(resources);
        try {
            for (Resource resource : resources) {
                update.bringUp(evaluation, resource);
            }
            functions.load();
            alarms.check();
            dashboards.check();
            schedules.check();
            evaluation.outputs().forEach((name, value) -> outputs.put(name, localised(value)));
        } catch (TemplateException refused) {
            rollBack(refused);
            throw state.before().isEmpty() ? refused : refused.adding(ROLLED_BACK);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            rollBack(failed);
            throw failed;
        }
        cleanup.run(state.before(), state.standing());
        startNotifications();
        surroundings.s3().startLifecycles();
        state.complete(state.standing());
        services.admitOwner();
        apis.open();
        sayWhatIsWrong();
    }

    /** All else that was made is gone with this object. */
    private void rollBack(Exception failure) {
        List<Map.Entry<String, DeployedResource>> made =
                new ArrayList<>(state.standing().entrySet());
        try (Stack former = former()) {
            for (Map.Entry<String, DeployedResource> entry : made.reversed()) {
                if (CustomResources.isCustom(entry.getValue().type())) {
                    rollBack(entry.getKey(), entry.getValue(), former);
                }
            }
            buckets.removeMade();
            queues.removeMade();
            userPools.removeMade();
            state.rolledBack();
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void rollBack(String logicalId, DeployedResource made, Stack former)
            throws IOException, InterruptedException {
        Optional<DeployedResource> before = state.before(logicalId);
        if (before.isEmpty() || !before.get().physicalId().equals(made.physicalId())) {
            cleanup.remove(logicalId, made);
        } else if (!before.get().equals(made)) {
            former.cleanup.restore(() -> former.custom.restore(logicalId, before.get(), made), logicalId);
        }
    }

    /** The functions of the stack as it was, for what is theirs to remove or to restore. */
    private Stack former() throws IOException, InterruptedException {
        Surroundings apart = new Surroundings(
                surroundings.s3(),
                surroundings.folder(),
                0,
                surroundings.clock(),
                surroundings.pauseBeforeRetry(),
                surroundings.storage(),
                _ -> List.of());
        Stack former = new Stack(naming, apart, state.former());
        for (Map.Entry<String, DeployedResource> entry : state.before().entrySet()) {
            if (FUNCTIONS.contains(entry.getValue().type())) {
                former.update.bringBack(entry.getKey(), entry.getValue());
            }
        }
        return former;
    }

    private record Channel(String bucket, FunctionName target) {}

    private void startNotifications() throws IOException {
        Map<Channel, List<NotificationConfiguration>> channels = new LinkedHashMap<>();
        buckets.subscriptions()
                .forEach(subscription -> channels.computeIfAbsent(
                                new Channel(subscription.bucket(), subscription.target()), _ -> new ArrayList<>())
                        .add(subscription.configuration()));
        Map<FunctionName, EventInvocations> invocations = new LinkedHashMap<>();
        Ledgers ledgers = new Ledgers(surroundings.folder().resolve("notifications"));
        for (Map.Entry<Channel, List<NotificationConfiguration>> channel : channels.entrySet()) {
            FunctionName target = channel.getKey().target();
            EventInvocations events = invocations.computeIfAbsent(target, this::startInvocations);
            Path ledger = ledgers.of(channel.getKey().bucket(), target);
            running.push(BucketNotifications.start(
                    surroundings.s3(),
                    channel.getKey().bucket(),
                    naming.pseudo().region(),
                    channel.getValue(),
                    events,
                    ledger));
        }
    }

    private EventInvocations startInvocations(FunctionName target) {
        DeployedFunction function = functions.function(target);
        Optional<DeployedFunction.AsynchronousInvocation> configured =
                Optional.ofNullable(function.asynchronous().get(target.qualifier()));
        FailureDestination failures = configured
                .flatMap(DeployedFunction.AsynchronousInvocation::failures)
                .<FailureDestination>map(queue -> failed -> {
                    queue.send(failed.toDestinationRecord());
                    sayWhatIsWrong();
                })
                .orElse(FailureDestination.NONE);
        EventInvocations events = new EventInvocations(
                function.runtime(target.qualifier()),
                configured.map(DeployedFunction.AsynchronousInvocation::config).orElse(EventInvokeConfig.DEFAULT),
                failures,
                surroundings.pauseBeforeRetry(),
                surroundings.clock(),
                function.concurrency());
        running.push(events);
        return events;
    }

    /** The outputs, with the addresses of this machine in the place of public ones. */
    public Map<String, String> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /** What it took over from the deployment before. */
    public TakenOver takenOver() {
        return takenOver;
    }

    /** The user pools. */
    public Collection<UserPool> userPools() {
        return userPools.all();
    }

    /** The alarms. */
    public List<Alarm> alarms() {
        return alarms.all();
    }

    /** The alarms that have gone off. Only those of queues are watched on this computer. */
    public List<Alarm> alarmsNow() throws IOException {
        return alarms.goneOff(queues);
    }

    /** What would be an e-mail is a line of the log here. */
    private void sayWhatIsWrong() {
        try {
            alarmsNow().forEach(alarm -> LOG.warn("ALARM {}: {}", alarm.name(), alarm.description()));
        } catch (IOException unreadable) {
            LOG.error("The queues cannot be read, so no alarm is heard.", unreadable);
        }
    }

    /** Stops everything. What is kept stays. */
    @Override
    public void close() {
        apis.close();
        RuntimeException failure = null;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("The backend did not stop cleanly.", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
