package io.templaterunner;

import io.templaterunner.apigateway.ApiGateway;
import io.templaterunner.budgets.Budgets;
import io.templaterunner.cloudwatch.CloudWatch;
import io.templaterunner.cognito.IdentityProvider;
import io.templaterunner.cognito.UserPoolResources;
import io.templaterunner.endpoint.ServiceEndpoint;
import io.templaterunner.iam.Roles;
import io.templaterunner.logs.LogGroups;
import io.templaterunner.s3.S3;
import io.templaterunner.sns.Topics;
import io.templaterunner.sqs.Queues;
import io.templaterunner.stack.AwsServices;
import io.templaterunner.stack.StackContext;
import java.util.List;

/** The services of a stack, joined. This is where a service is registered. */
final class StackServices {

    private final UserPoolResources userPools;
    private final CloudWatch cloudWatch;
    private final Budgets budgets;

    /**
     * @param context whose services these are
     * @param all gets them
     * @param endpoint where signed requests come in
     */
    StackServices(StackContext context, AwsServices all, Surroundings around, ServiceEndpoint endpoint) {
        Roles roles = new Roles(context.naming());
        Queues queues = new Queues(context);
        Topics topics = new Topics(context.naming());
        LogGroups logs = new LogGroups(context);
        budgets = new Budgets(context.naming());
        FunctionServices functions = new FunctionServices(context, roles, queues, around, endpoint, this::logAlarms);
        S3 s3 = new S3(context, around.s3(), roles, functions.lambda().bucketEvents());
        IdentityProvider identities =
                new IdentityProvider(context.folder().resolve("cognito"), context.clock(), around.secrets());
        ApiGateway gateway = new ApiGateway(
                context,
                roles,
                identities::pool,
                logs,
                new ApiGateway.Storage(around.s3().endpoint(), around.s3(), around.storage()),
                around.port());
        userPools = new UserPoolResources(context.naming(), identities, gateway::serveAhead, around.front());
        cloudWatch = new CloudWatch(
                context.naming(),
                topics,
                List.of(functions.lambda().metrics(), queues.metrics(), gateway.metrics(), s3.metrics()));
        all.register(List.of(roles, queues, topics, logs, budgets));
        all.register(functions.all());
        all.register(List.of(s3, userPools, gateway, cloudWatch));
        endpoint.serve(functions.lambda().invocations(), queues.service(context.clock()), gateway.deployments());
    }

    private void logAlarms() {
        cloudWatch.logAlarms();
    }

    UserPoolResources userPools() {
        return userPools;
    }

    CloudWatch cloudWatch() {
        return cloudWatch;
    }

    Budgets budgets() {
        return budgets;
    }
}
