package io.templaterunner;

import com.amazonaws.services.lambda.runtime.Context;
import io.templaterunner.budgets.Budget;
import io.templaterunner.cognito.Secrets;
import io.templaterunner.lambda.FunctionCode;
import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.stack.Account;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.Template;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;

/** A small stack with every kind of connection, to be changed in one place by each test. */
final class SmallStack implements AutoCloseable {

    static final String TEMPLATE = """
            Parameters:
              Name: {Type: String, Default: small}
            Resources:
              Things:
                Type: AWS::S3::Bucket
                DependsOn: MayNotify
                Properties:
                  BucketName: !Sub ${Name}-things
                  NotificationConfiguration:
                    LambdaConfigurations:
                      - Event: s3:ObjectCreated:*
                        Function: !GetAtt Worker.Arn
                        Filter: {S3Key: {Rules: [{Name: suffix, Value: .jpg}]}}
              MayNotify:
                Type: AWS::Lambda::Permission
                Properties:
                  Action: lambda:InvokeFunction
                  FunctionName: !GetAtt Worker.Arn
                  Principal: s3.amazonaws.com
                  SourceAccount: !Ref AWS::AccountId
                  SourceArn: !Sub arn:${AWS::Partition}:s3:::${Name}-things
              Worker:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: !Sub ${Name}-worker
                  Runtime: java25
                  Handler: io.templaterunner.SmallStack$Worker::handle
                  Code: {S3Bucket: code, S3Key: code.jar}
                  Role: !GetAtt WorkerRole.Arn
                  Timeout: 10
                  Environment: {Variables: {STACK: !Ref AWS::StackId}}
              WorkerRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
                  Policies:
                    - PolicyName: failures
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement:
                          - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Failures.Arn}
              Failures:
                Type: AWS::SQS::Queue
              Retries:
                Type: AWS::Lambda::EventInvokeConfig
                Properties:
                  FunctionName: !Ref Worker
                  Qualifier: $LATEST
                  MaximumRetryAttempts: 0
                  DestinationConfig: {OnFailure: {Destination: !GetAtt Failures.Arn}}
              Custom:
                Type: Custom::Thing
                Properties:
                  ServiceToken: !GetAtt Worker.Arn
                  Greeting: hello
              ReadRole:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - {Effect: Allow, Principal: {Service: apigateway.amazonaws.com}, Action: sts:AssumeRole}
                  Policies:
                    - PolicyName: read
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement:
                          - {Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: !Sub '${Things.Arn}/*'}
                          - {Effect: Allow, Action: s3:ListBucket, Resource: !GetAtt Things.Arn}
                          - {Effect: Allow, Action: s3:DeleteObject, Resource: !Sub '${Things.Arn}/*'}
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Name: small
                  Body:
                    openapi: 3.0.1
                    info: {title: Small, version: '1'}
                    x-amazon-apigateway-binary-media-types: ['*/*']
                    paths:
                      /things/{key+}:
                        get:
                          parameters: [{name: key, in: path, required: true, schema: {type: string}}]
                          responses: {'200': {description: ok}, '403': {description: no}, '404': {description: none}}
                          x-amazon-apigateway-integration:
                            type: aws
                            httpMethod: GET
                            uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:s3:path/${Things}/{key}
                            credentials: !GetAtt ReadRole.Arn
                            requestParameters: {integration.request.path.key: method.request.path.key}
                            responses: {'200': {statusCode: '200'}, '403': {statusCode: '403'}, '404': {statusCode: '404'}}
                        put:
                          parameters: [{name: key, in: path, required: true, schema: {type: string}}]
                          responses: {'200': {description: ok}}
                          x-amazon-apigateway-integration:
                            type: aws
                            httpMethod: PUT
                            uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:s3:path/${Things}/{key}
                            credentials: !GetAtt ReadRole.Arn
                            requestParameters: {integration.request.path.key: method.request.path.key}
                            responses: {'200': {statusCode: '200'}}
                        delete:
                          parameters: [{name: key, in: path, required: true, schema: {type: string}}]
                          responses: {'204': {description: gone}}
                          x-amazon-apigateway-integration:
                            type: aws
                            httpMethod: DELETE
                            uri: !Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:s3:path/${Things}/{key}
                            credentials: !GetAtt ReadRole.Arn
                            requestParameters: {integration.request.path.key: method.request.path.key}
                            responses: {'204': {statusCode: '204'}}
              ApiDeployment:
                Type: AWS::ApiGateway::Deployment
                Properties: {RestApiId: !Ref Api}
              ApiStage:
                Type: AWS::ApiGateway::Stage
                Properties:
                  StageName: live
                  RestApiId: !Ref Api
                  DeploymentId: !Ref ApiDeployment
            Outputs:
              Address: {Value: !Sub 'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}'}
              Answer: {Value: !GetAtt Custom.Answer}
              Custom: {Value: !Ref Custom}
              Queue: {Value: !Ref Failures}
            """;

    /** What the worker was told: it is made by the runner, so that no test can hand it anything. */
    static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();

    private final RunningStack stack;
    private final HttpClient client = HttpClient.newHttpClient();

    private SmallStack(RunningStack stack) {
        this.stack = stack;
    }

    /** Text in the place of another, which must be there. */
    static String changed(String old, String replacement) {
        if (!TEMPLATE.contains(old)) {
            throw new IllegalArgumentException("not there: " + old);
        }
        return TEMPLATE.replace(old, replacement);
    }

    /**
     * @param name the buckets and functions begin with it
     */
    static SmallStack deploy(String template, EmbeddedS3 s3, Path folder, String name, StrictReading... readings)
            throws IOException, InterruptedException {
        Surroundings around = new Surroundings(
                s3,
                folder,
                0,
                InstantSource.system(),
                _ -> Duration.ofMillis(1),
                Secrets.STRONG,
                UnaryOperator.identity(),
                _ -> List.of(),
                FunctionCode.ofThisProgram(),
                Set.of(readings));
        return new SmallStack(RunningStack.deploy(
                Template.parse("small.yaml", template), Map.of("Name", name), Account.LOCAL, around));
    }

    Map<String, String> outputs() {
        return stack.outputs();
    }

    int get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(outputs().get("Address") + path)));
    }

    int put(String path) throws IOException, InterruptedException {
        return put(path, new byte[7]);
    }

    int put(String path, byte[] content) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(outputs().get("Address") + path))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    int delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(outputs().get("Address") + path))
                .DELETE());
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    List<Budget> budgets() {
        return stack.budgets();
    }

    @Override
    public void close() {
        client.close();
        stack.close();
    }

    /** Does what its event says: the code of the stack's function. */
    public static final class Worker {

        /** Takes custom resource requests and S3 events alike. */
        public void handle(Map<String, Object> event, Context context) throws IOException, InterruptedException {
            if (event.containsKey("ResponseURL")) {
                answer(event);
                return;
            }
            TOLD.add(event.toString());
            if (event.toString().contains("poison")) {
                throw new IllegalStateException("poisoned");
            }
        }

        /** The same, in another version of the code. */
        public void handleAnew(Map<String, Object> event, Context context) throws IOException, InterruptedException {
            if (event.containsKey("ResponseURL")) {
                answer(event);
            } else {
                TOLD.add("anew " + event);
            }
        }

        private static void answer(Map<String, Object> event) throws IOException, InterruptedException {
            Map<?, ?> properties = (Map<?, ?>) event.get("ResourceProperties");
            String greeting = String.valueOf(properties.get("Greeting"));
            String old = event.get("OldResourceProperties") instanceof Map<?, ?> before
                    ? " was " + before.get("Greeting")
                    : "";
            TOLD.add(event.get("RequestType") + " " + greeting + old);
            switch (greeting) {
                case "silence" -> {
                    return;
                }
                case "crash" -> throw new IllegalStateException("crashed on purpose");
                default -> {}
            }
            String status = greeting.equals("fail") ? "FAILED" : "SUCCESS";
            String json = "{\"Status\":\"" + status + "\",\"Reason\":\"asked to\",\"PhysicalResourceId\":\""
                    + (greeting.equals("renamed") ? "thing-2" : "thing-1") + "\","
                    + "\"Data\":{\"Answer\":\"" + greeting + " back\"}}";
            try (HttpClient client = HttpClient.newHttpClient()) {
                client.send(
                        HttpRequest.newBuilder(URI.create(String.valueOf(event.get("ResponseURL"))))
                                .PUT(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
