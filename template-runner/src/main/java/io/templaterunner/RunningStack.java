package io.templaterunner;

import io.templaterunner.budgets.Budget;
import io.templaterunner.cloudwatch.Alarm;
import io.templaterunner.cognito.UserPool;
import io.templaterunner.endpoint.ServiceEndpoint;
import io.templaterunner.endpoint.StackAccess;
import io.templaterunner.stack.Account;
import io.templaterunner.stack.AwsServices;
import io.templaterunner.stack.Stack;
import io.templaterunner.stack.StackContext;
import io.templaterunner.stack.StackState;
import io.templaterunner.stack.TakenOver;
import io.templaterunner.template.Template;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A template that runs: its resources, the services that run them, and the endpoint of these services. */
public final class RunningStack implements AutoCloseable {

    private final Surroundings around;
    private final ServiceEndpoint endpoint;
    private final AwsServices all;
    private final StackServices services;
    private final Stack stack;
    private boolean granted;

    private RunningStack(Surroundings around, StackState state, Account account, ServiceEndpoint endpoint) {
        this.around = around;
        this.endpoint = endpoint;
        all = new AwsServices();
        StackContext context =
                StackContext.of(account, state, around.folder(), around.clock(), all::localised, around.readings());
        services = new StackServices(context, all, around, endpoint);
        stack = new Stack(all, context, around.code().fingerprint());
    }

    /**
     * Brings a template to stand, as {@link Stack#deploy} does, and lets it run.
     *
     * @throws io.templaterunner.template.TemplateException if CloudFormation or a service would refuse it, or it cannot run
     *     on one machine
     * @throws IOException with a sentence for the user, if the machine does not allow it
     */
    public static RunningStack deploy(
            Template template, Map<String, String> parameters, Account account, Surroundings around)
            throws IOException, InterruptedException {
        StackState state = StackState.open(around.folder());
        RunningStack running = new RunningStack(around, state, account, ServiceEndpoint.start(around.clock()));
        try {
            running.stack.deploy(template, parameters);
            running.start();
            return running;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            running.closeAfter(failed);
            throw failed;
        }
    }

    private void start() throws IOException {
        StackAccess.grant(endpoint, around.folder());
        granted = true;
        all.start();
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The outputs, with the addresses of this machine in the place of public ones. */
    public Map<String, String> outputs() {
        return stack.outputs();
    }

    /** What it took over from the deployment before. */
    public TakenOver takenOver() {
        return stack.takenOver();
    }

    /** The user pools. */
    public Collection<UserPool> userPools() {
        return services.userPools().all();
    }

    /** The alarms. */
    public List<Alarm> alarms() {
        return services.cloudWatch().alarms();
    }

    /** The budgets. */
    public List<Budget> budgets() {
        return services.budgets().all();
    }

    /** The alarms that have gone off. Only those of which this computer knows the metric's value are watched. */
    public List<Alarm> alarmsNow() throws IOException {
        return services.cloudWatch().alarmsNow();
    }

    /** Stops everything. What is kept stays. */
    @Override
    public void close() {
        try (endpoint) {
            all.close();
        } finally {
            forgetAccess();
        }
    }

    private void forgetAccess() {
        if (granted) {
            try {
                StackAccess.forget(around.folder());
            } catch (IOException e) {
                throw new IllegalStateException("The stack did not stop cleanly.", e);
            }
        }
    }
}
