package io.templaterunner;

import io.templaterunner.cloudformation.CustomResources;
import io.templaterunner.endpoint.ServiceEndpoint;
import io.templaterunner.events.Schedules;
import io.templaterunner.iam.Roles;
import io.templaterunner.lambda.FormerFunctions;
import io.templaterunner.lambda.FunctionEnvironment;
import io.templaterunner.lambda.FunctionLoader;
import io.templaterunner.lambda.Lambda;
import io.templaterunner.lambda.NotificationSettings;
import io.templaterunner.sqs.Queues;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.StackContext;
import java.util.List;
import java.util.Map;

/** Lambda, and the services whose resources are at work by its functions. */
final class FunctionServices {

    private final Lambda lambda;
    private final CustomResources custom;
    private final Schedules schedules;

    /** @param afterFailure called when an event was given up */
    FunctionServices(
            StackContext context,
            Roles roles,
            Queues queues,
            Surroundings around,
            ServiceEndpoint endpoint,
            Runnable afterFailure) {
        FunctionEnvironment environment = new FunctionEnvironment(
                context.naming().pseudo().region(),
                endpoint.admitting(around.s3()),
                Map.of(
                        "AWS_ENDPOINT_URL_S3", around.s3().endpoint().toString(),
                        "AWS_ENDPOINT_URL_API_GATEWAY", endpoint.address().toString(),
                        "AWS_ENDPOINT_URL_SQS", endpoint.address().toString()));
        FunctionLoader loader = new FunctionLoader(environment, around.code());
        lambda = new Lambda(
                context,
                roles,
                queues,
                loader,
                new NotificationSettings(around.s3(), around.pauseBeforeRetry(), afterFailure));
        custom = new CustomResources(
                context,
                lambda.functions(),
                new FormerFunctions(context, loader),
                around.code().fingerprint());
        schedules = new Schedules(context.naming(), lambda.functions());
    }

    Lambda lambda() {
        return lambda;
    }

    List<AwsService> all() {
        return List.of(lambda, custom, schedules);
    }
}
