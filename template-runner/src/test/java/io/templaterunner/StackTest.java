package io.templaterunner;

import static io.templaterunner.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.sqs.MessageQueue;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.TemplateException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTest extends SmallStackFixture {

    @Test
    void stack_shouldServeItsApiAndTellItsFunction() throws Exception {
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            assertThat(stack.outputs().get("Address")).matches("http://127\\.0\\.0\\.1:\\d+/live");
            assertThat(SmallStack.TOLD.poll(5, TimeUnit.MINUTES)).isEqualTo("Create hello");
            assertThat(stack.put("/things/a%20b.jpg")).isEqualTo(200);
            assertThat(stack.get("/things/a%20b.jpg")).isEqualTo(200);
            assertThat(stack.get("/things/none.jpg")).isEqualTo(404);
            assertThat(SmallStack.TOLD.poll(5, TimeUnit.MINUTES))
                    .contains("ObjectCreated:Put")
                    .contains("key=a+b.jpg");
        }
    }

    @Test
    void filteredKey_shouldNotBeTold() throws Exception {
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            SmallStack.TOLD.clear();
            stack.put("/things/big.JPG");
            stack.put("/things/last.jpg");

            assertThat(SmallStack.TOLD.poll(5, TimeUnit.MINUTES)).contains("key=last.jpg");
        }
    }

    @Test
    void failedEvent_shouldEndInTheQueueOfTheTemplate() throws Exception {
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            stack.put("/things/poison.jpg");

            String url = stack.outputs().get("Queue");
            Path queue = folder.resolve("queues").resolve(url.substring(url.lastIndexOf('/') + 1));
            await().untilAsserted(() -> assertThat(MessageQueue.open(queue).receive(10))
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).contains("poisoned")));
        }
    }

    @Test
    void customResource_shouldGiveItsNameAndAttributes() throws Exception {
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            assertThat(stack.outputs()).containsEntry("Custom", "thing-1").containsEntry("Answer", "hello back");
        }
    }

    @Test
    void largePutThatTheRoleMayNot_shouldBe403() throws Exception {
        String template = SmallStack.changed("[s3:GetObject, s3:PutObject]", "s3:GetObject")
                .replace("{'200': {statusCode: '200'}}", "{'200': {statusCode: '200'}, '403': {statusCode: '403'}}")
                .replace(
                        "responses: {'200': {description: ok}}",
                        "responses: {'200': {description: ok}, '403': {description: no}}");
        try (SmallStack stack = deploy(template)) {
            for (int i = 0; i < 5; i++) {
                assertThat(stack.put("/things/a.jpg", new byte[8 * 1024 * 1024]))
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void customResourceThatDidNotChange_shouldBeLeftAlone() throws Exception {
        deploy(SmallStack.TEMPLATE).close();
        try (SmallStack again = deploy(SmallStack.TEMPLATE)) {
            assertThat(again.outputs()).containsEntry("Custom", "thing-1").containsEntry("Answer", "hello back");
        }

        assertThat(SmallStack.TOLD).containsExactly("Create hello");
    }

    @Test
    void customResourceThatStoodBefore_shouldBeUpdated() throws Exception {
        deploy(SmallStack.TEMPLATE).close();
        deploy(SmallStack.changed("Greeting: hello", "Greeting: again")).close();

        assertThat(SmallStack.TOLD).contains("Create hello", "Update again was hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fail    | Received response status [FAILED] from custom resource. Message returned: asked to",
                "crash   | crashed on purpose",
                "silence | CloudFormation did not receive a response from your Custom Resource",
            })
    void customResourceThatFails_shouldFailTheDeployment(String greeting, String words) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(SmallStack.changed("Greeting: hello", "Greeting: " + greeting)))
                .withMessageContaining(words)
                .withMessageContaining("Custom::Thing Custom");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DependsOn: MayNotify | Metadata: {} | Function: !GetAtt Worker.Arn"
                        + " | Unable to validate the following destination configurations",
                "SourceArn: !Sub arn:${AWS::Partition}:s3:::${Name}-things"
                        + " | SourceArn: !Sub arn:${AWS::Partition}:s3:::${Name}-thing | Function: !GetAtt Worker.Arn"
                        + " | Unable to validate the following destination configurations",
                "SourceAccount: !Ref AWS::AccountId | SourceAccount: '111111111111' | Function: !GetAtt Worker.Arn"
                        + " | Unable to validate the following destination configurations",
                "Principal: s3.amazonaws.com | Principal: sns.amazonaws.com | Function: !GetAtt Worker.Arn"
                        + " | Unable to validate the following destination configurations",
                "Action: lambda:InvokeFunction | Action: lambda:GetFunction | Function: !GetAtt Worker.Arn"
                        + " | Unable to validate the following destination configurations",
                "Function: !GetAtt Worker.Arn | Function: !Sub '${Worker.Arn}:live' | Function: !Sub"
                        + " | Unable to validate the following destination configurations",
                "Event: s3:ObjectCreated:* | Event: s3:ObjectCreate:* | Event: s3:ObjectCreate:*"
                        + " | is not supported for notifications",
                "Name: suffix | Name: ending | Filter: | filter rule name must be either prefix or suffix",
                "Service: lambda.amazonaws.com | Service: apigateway.amazonaws.com | Role: !GetAtt WorkerRole.Arn"
                        + " | The role defined for the function cannot be assumed by Lambda.",
                "lambda.amazonaws.com}, Action: sts:AssumeRole}"
                        + " | lambda.amazonaws.com}, Action: sts:AssumeRole, Condition: {StringEquals: {aws:SourceAccount: '111111111111'}}}"
                        + " | Role: !GetAtt WorkerRole.Arn | The role defined for the function cannot be assumed by Lambda.",
                "lambda.amazonaws.com}, Action: sts:AssumeRole}"
                        + " | lambda.amazonaws.com}, Action: sts:AssumeRole, Condition: {ArnLike: {aws:SourceArn: 'arn:aws:lambda:*:*:function:other'}}}"
                        + " | Role: !GetAtt WorkerRole.Arn | The role defined for the function cannot be assumed by Lambda.",
                "Role: !GetAtt WorkerRole.Arn | Role: arn:aws:iam::000000000000:role/other"
                        + " | Role: arn:aws | The role defined for the function cannot be assumed by Lambda.",
                "Action: sqs:SendMessage | Action: sqs:ReceiveMessage | DestinationConfig:"
                        + " | does not have permissions to call SendMessage",
                "$Worker::handle | $Wroker::handle | Handler: | names a class that is not in the function's code",
                "$Worker::handle | $Worker::work | Handler: | names a method that its class does not have",
                "Runtime: java25 | Runtime: java21 | Runtime: | more recent version of the Java Runtime (Java 25)",
                "Runtime: java25 | Runtime: python3.14 | Runtime: | Value python3.14 at 'runtime' failed to satisfy constraint",
                "Timeout: 10 | Timeout: 901 | Timeout: | Member must have value between 1 and 900",
                "{STACK: | {AWS_REGION: | Environment: | Reserved keys used in this request: AWS_REGION",
                "MaximumRetryAttempts: 0 | MaximumRetryAttempts: 3 | MaximumRetryAttempts: 3 | between 0 and 2",
                "Qualifier: $LATEST | Qualifier: live | Qualifier: live | doesn't exist with the qualifier live",
                "BucketName: !Sub ${Name}-things | BucketName: Things | BucketName: Things | Bucket name should be between 3 and 63",
                "BucketName: | BuketName: | BuketName: | #: extraneous key [BuketName] is not permitted",
                "Code: {S3Bucket: code, S3Key: code.jar} | Description: x | FunctionName: !Sub"
                        + " | #: required key [Code] not found",
                "Timeout: 10 | Timeout: ten | Timeout: ten | #/Timeout: expected type: Integer, found: String (ten)",
                "Event: s3:ObjectCreated:* | Evnt: s3:ObjectCreated:* | Evnt:"
                        + " | #/NotificationConfiguration/LambdaConfigurations/0: extraneous key [Evnt] is not permitted",
                "Type: AWS::SQS::Queue | Type: AWS::SQS::Queu | AWS::SQS::Queu"
                        + " | Unrecognized resource types: [AWS::SQS::Queu]",
                "!GetAtt Failures.Arn}} | !GetAtt Failures.Address}} | !GetAtt Failures.Address"
                        + " | resource Failures does not support attribute type Address in Fn::GetAtt",
                "Effect: Allow, Action: sqs:SendMessage | Effect: Permit, Action: sqs:SendMessage | PolicyName: failures"
                        + " | Effect is Allow or Deny",
                "DeploymentId: !Ref ApiDeployment | DeploymentId: none | DeploymentId: none"
                        + " | Invalid Deployment identifier specified",
                "StageName: live | StageName: li/ve | StageName: li/ve | Stage name only allows",
                "StageName: live | AccessLogSetting: {Format: x} | AccessLogSetting | required key [StageName] not found",
            })
    void mistake_shouldBeRefusedAtItsLine(String old, String replacement, String line, String words) {
        String template = SmallStack.changed(old, replacement);
        int at = 1
                + (int) template.substring(0, template.indexOf(line))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template).close())
                .withMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal.at().line()).isBetween(at - 2, at + 2))
                .satisfies(refusal -> assertThat(refusal.getMessage()).startsWith("small.yaml:"));
    }

    @ParameterizedTest
    @CsvSource({
        "Suspended, s3:ObjectRemoved:Delete,              true",
        "Suspended, s3:ObjectRemoved:DeleteMarkerCreated, false",
        "Enabled,   s3:ObjectRemoved:Delete,              false",
        "Enabled,   s3:ObjectRemoved:DeleteMarkerCreated, true",
        "Enabled,   s3:ObjectRemoved:*,                   true",
    })
    void deletion_shouldBeTheEventThatVersioningMakesIt(String versioning, String event, boolean told)
            throws Exception {
        String template = SmallStack.changed(
                        "          - Event: s3:ObjectCreated:*",
                        "          - {Event: '" + event + "', Function: !GetAtt Worker.Arn}\n"
                                + "          - Event: s3:ObjectCreated:*")
                .replace("BucketName:", "VersioningConfiguration: {Status: " + versioning + "}\n      BucketName:");
        try (SmallStack stack = deploy(template)) {
            SmallStack.TOLD.clear();
            stack.put("/things/a.png");
            assertThat(stack.delete("/things/a.png")).isEqualTo(204);
            stack.put("/things/last.jpg");

            await().until(() -> SmallStack.TOLD.stream().anyMatch(it -> it.contains("key=last.jpg")));
            if (told) {
                await().until(() -> SmallStack.TOLD.stream().anyMatch(it -> it.contains("ObjectRemoved")));
            } else {
                assertThat(SmallStack.TOLD).noneMatch(it -> it.contains("ObjectRemoved"));
            }
        }
    }

    @Test
    void apiWithoutMethods_shouldNotBeDeployed() {
        String template = SmallStack.TEMPLATE.replaceAll("(?s)paths:.*?(?=  ApiDeployment)", "paths: {}\n");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template))
                .withMessageContaining("The REST API doesn't contain any methods");
    }

    @Test
    void loggingWithoutTheAccountsRole_shouldBeRefused() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(SmallStack.changed(
                        "StageName: live", "StageName: live\n      MethodSettings: [{LoggingLevel: INFO}]")))
                .withMessageContaining("CloudWatch Logs role ARN must be set in account settings to enable logging");
    }

    @Test
    void listBucketOnTheObjects_shouldHideWhatIsMissingBehind403() throws Exception {
        try (SmallStack stack = deploy(SmallStack.changed(
                "s3:ListBucket, Resource: !GetAtt Things.Arn", "s3:ListBucket, Resource: !Sub '${Things.Arn}/*'"))) {
            assertThat(stack.get("/things/none.jpg")).isEqualTo(403);
        }
    }

    @Test
    void roleThatDoesNotTrustTheGateway_shouldBe500() throws Exception {
        try (SmallStack stack = deploy(SmallStack.changed("apigateway.amazonaws.com", "lambda.amazonaws.com"))) {
            assertThat(stack.get("/things/a.jpg")).isEqualTo(500);
        }
    }

    @Test
    void roleThatAsksTheGatewayForItsSource_shouldBe500() throws Exception {
        try (SmallStack stack = deploy(SmallStack.changed(
                "apigateway.amazonaws.com}, Action: sts:AssumeRole",
                "apigateway.amazonaws.com}, Action: sts:AssumeRole, Condition: {StringEquals: {aws:SourceAccount: !Ref"
                        + " AWS::AccountId}}"))) {
            assertThat(stack.get("/things/a.jpg")).isEqualTo(500);
        }
    }

    @Test
    void roleThatAsksForItsOwnFunction_shouldBeAssumed() throws Exception {
        deploy(trustOnCondition("{StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}, ArnLike: {aws:SourceArn: !Sub"
                        + " 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}-worker'}}"))
                .close();
    }

    @Test
    void lambdaThatNamesNoSource_shouldAssumeARoleThatDoesNotInsist() throws Exception {
        String insisting = trustOnCondition("{StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}");
        String lenient = trustOnCondition("{StringEqualsIfExists: {aws:SourceAccount: !Ref AWS::AccountId}}");

        deploy(insisting).close();
        deploy(lenient).close();
        deploy(lenient, StrictReading.LAMBDA_NAMES_NO_SOURCE).close();
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(insisting, StrictReading.LAMBDA_NAMES_NO_SOURCE))
                .withMessageContaining("The role defined for the function cannot be assumed by Lambda.");
    }

    private static String trustOnCondition(String condition) {
        String trust = "lambda.amazonaws.com}, Action: sts:AssumeRole";
        return SmallStack.changed(trust, trust + ", Condition: " + condition);
    }

    @Test
    void actionThatTheRoleLacks_shouldBe403() throws Exception {
        try (SmallStack stack = deploy(SmallStack.changed("[s3:GetObject, s3:PutObject]", "s3:PutObject"))) {
            stack.put("/things/a.jpg");
            assertThat(stack.get("/things/a.jpg")).isEqualTo(403);
        }
    }

    @Test
    void qualifiedTarget_shouldNeedAPermissionOfItsOwn() throws Exception {
        String alias = "  WorkerVersion: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Worker}}\n"
                + "  WorkerAlias:\n    Type: AWS::Lambda::Alias\n    Properties:\n      FunctionName: !Ref Worker\n"
                + "      FunctionVersion: !GetAtt WorkerVersion.Version\n      Name: live\n";
        String aliased = SmallStack.changed("Function: !GetAtt Worker.Arn", "Function: !Ref WorkerAlias")
                .replace("  Failures:\n", alias + "  Failures:\n");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(aliased))
                .withMessageContaining("Unable to validate the following destination configurations");
        try (SmallStack stack =
                deploy(aliased.replace("FunctionName: !GetAtt Worker.Arn", "FunctionName: !Ref WorkerAlias"))) {
            SmallStack.TOLD.clear();
            stack.put("/things/a.jpg");
            assertThat(SmallStack.TOLD.poll(5, TimeUnit.MINUTES)).contains("key=a.jpg");
        }
    }

    @Test
    void redeployment_shouldKeepTheAddressableNamesAndTheData() throws Exception {
        String queue;
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            stack.put("/things/kept.jpg");
            queue = stack.outputs().get("Queue");
        }
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            assertThat(stack.get("/things/kept.jpg")).isEqualTo(200);
            assertThat(stack.outputs()).containsEntry("Queue", queue);
        }
    }
}
