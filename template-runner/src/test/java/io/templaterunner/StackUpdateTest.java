package io.templaterunner;

import static io.templaterunner.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.TemplateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An old template, objects in its bucket, then a new template. */
class StackUpdateTest extends SmallStackFixture {

    private void deployWithAThing(String template) throws Exception {
        try (SmallStack stack = deploy(template)) {
            assertThat(stack.put("/things/kept.jpg")).isEqualTo(200);
            await().until(() -> SmallStack.TOLD.stream().anyMatch(told -> told.contains("kept.jpg")));
        }
        SmallStack.TOLD.clear();
    }

    private static String without(String template, String logicalId) {
        return template.replaceAll("(?m)^  " + logicalId + ":\n(    .*\n)+", "");
    }

    private static String withoutDeleteMethod() {
        String changed = SmallStack.TEMPLATE.replaceAll("(?s) +delete:.*?\\{'204': \\{statusCode: '204'}}\n", "");
        assertThat(changed).isNotEqualTo(SmallStack.TEMPLATE);
        return changed;
    }

    // ---- APIs

    @Test
    void changedBodyUnderTheOldDeployment_shouldGoOnServingTheOldApi() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        try (SmallStack stack = deploy(withoutDeleteMethod())) {
            assertThat(stack.delete("/things/kept.jpg")).isEqualTo(204);
        }
    }

    @Test
    void changedBodyUnderANewDeployment_shouldServeTheNewApi() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        try (SmallStack stack = deploy(withoutDeleteMethod().replace("ApiDeployment", "ApiDeployment2"))) {
            assertThat(stack.delete("/things/kept.jpg")).isEqualTo(403);
            assertThat(stack.get("/things/kept.jpg")).isEqualTo(200);
        }
    }

    /** As machines do that do not know of the new one yet. */
    @Test
    void stageThatMovesSlowly_shouldAnswerSomeRequestsFromTheDeploymentBefore() throws Exception {
        String changed = withoutDeleteMethod().replace("ApiDeployment", "ApiDeployment2");
        deploy(SmallStack.TEMPLATE, StrictReading.STAGES_MOVE_SLOWLY).close();

        List<Integer> deletions = new ArrayList<>();
        try (SmallStack stack = deploy(changed, StrictReading.STAGES_MOVE_SLOWLY)) {
            for (int request = 0; request < 7; request++) {
                deletions.add(stack.delete("/things/a.jpg"));
            }
        }
        assertThat(deletions).containsExactly(204, 403, 204, 403, 204, 403, 403);
        try (SmallStack stack = deploy(changed, StrictReading.STAGES_MOVE_SLOWLY)) {
            assertThat(stack.delete("/things/a.jpg"))
                    .as("it has moved long ago")
                    .isEqualTo(403);
        }
    }

    @Test
    void oldApi_shouldBeServedUntilItsDeploymentChangesHoweverManyUpdatesComeBetween() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);
        deploy(withoutDeleteMethod()).close();
        deploy(withoutDeleteMethod().replace("title: Small", "title: Smaller")).close();

        try (SmallStack stack = deploy(withoutDeleteMethod())) {
            assertThat(stack.delete("/things/kept.jpg")).isEqualTo(204);
        }
    }

    // ---- Functions

    private static String aliased(String description) {
        String alias = """
                  WorkerVersion:
                    Type: AWS::Lambda::Version
                    Properties: {FunctionName: !Ref Worker, Description: DESCRIPTION}
                  WorkerAlias:
                    Type: AWS::Lambda::Alias
                    Properties: {FunctionName: !Ref Worker, FunctionVersion: !GetAtt WorkerVersion.Version, Name: live}
                """.replace("DESCRIPTION", description);
        return SmallStack.changed("Function: !GetAtt Worker.Arn", "Function: !Ref WorkerAlias")
                .replace("FunctionName: !GetAtt Worker.Arn", "FunctionName: !Ref WorkerAlias")
                .replace("  Failures:\n", alias + "  Failures:\n")
                .replace("Outputs:\n", "Outputs:\n  Version: {Value: !GetAtt WorkerVersion.Version}\n");
    }

    /** Another handler of the same class: it says so of what it is told. */
    private static String newCode(String template) {
        return template.replace("$Worker::handle", "$Worker::handleAnew");
    }

    private static String toldOf(String key) {
        return await().until(
                        () -> SmallStack.TOLD.stream()
                                .filter(told -> told.contains("key=" + key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void versionThatDoesNotFollowItsFunction_shouldGoOnRunningTheOldOne() throws Exception {
        deployWithAThing(aliased("one"));

        try (SmallStack stack = deploy(newCode(aliased("one")))) {
            stack.put("/things/new.jpg");
            assertThat(toldOf("new.jpg")).doesNotStartWith("anew");
            assertThat(stack.outputs()).containsEntry("Version", "1");
        }
    }

    @Test
    void versionThatFollowsItsFunction_shouldRunTheNewOne() throws Exception {
        deployWithAThing(aliased("one"));

        try (SmallStack stack = deploy(newCode(aliased("two")))) {
            stack.put("/things/new.jpg");
            assertThat(toldOf("new.jpg")).startsWith("anew");
            assertThat(stack.outputs()).containsEntry("Version", "2");
        }
    }

    @Test
    void newVersionOfTheSameFunction_shouldBeRefused() throws Exception {
        deployWithAThing(aliased("one"));

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(aliased("two")).close())
                .withMessageContaining(
                        "A version for this Lambda function exists ( 1 ). Modify the function to create a new version.")
                .withMessageContaining("(AWS::Lambda::Version WorkerVersion)");
    }

    @Test
    void moveToAnAlias_shouldNotTellOfEverythingAgain() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        try (SmallStack stack = deploy(aliased("one"))) {
            stack.put("/things/new.jpg");
            toldOf("new.jpg");
            assertThat(SmallStack.TOLD).noneMatch(told -> told.contains("kept.jpg"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EphemeralStorage: {Size: 513} | SnapStart is not supported for functions with ephemeral storage",
                "SnapStart: {ApplyOn: LatestVersion} | is not a valid enum value",
            })
    void snapStartOfWhatCannotHaveIt_shouldBeRefused(String property, String words) {
        String snapStart = property.startsWith("SnapStart") ? "" : "      SnapStart: {ApplyOn: PublishedVersions}\n";
        String template = aliased("one")
                .replace("      Timeout: 10\n", "      Timeout: 10\n" + snapStart + "      " + property + "\n");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template).close())
                .withMessageContaining(words);
    }

    @Test
    void snapStartWithProvisionedConcurrency_shouldBeRefused() {
        String template = aliased("one\n      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}")
                .replace(
                        "Properties: {FunctionName: !Ref Worker, Description: one\n",
                        "Properties:\n      FunctionName: !Ref Worker\n")
                .replace("Executions: 1}}", "Executions: 1}")
                .replace("      Timeout: 10\n", "      Timeout: 10\n      SnapStart: {ApplyOn: PublishedVersions}\n");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template).close())
                .withMessageContaining("Provisioned Concurrency is not supported");
    }

    @Test
    void configurationOfAnAliasThatItDoesNotDependOn_shouldBeRefused() {
        String template = aliased("one").replace("Qualifier: $LATEST", "Qualifier: live");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template).close())
                .withMessageContaining("doesn't exist with the qualifier live");
    }

    // ---- Custom resources

    @Test
    void customResource_shouldBeUpdatedWithItsOldPropertiesAndRemovedWithTheTemplatesMember() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);
        deploy(SmallStack.changed("Greeting: hello", "Greeting: again")).close();
        assertThat(SmallStack.TOLD).containsExactly("Update again was hello");
        SmallStack.TOLD.clear();

        String gone = without(SmallStack.TEMPLATE, "Custom").replaceAll("(?m)^  (Answer|Custom): \\{Value.*\n", "");
        deploy(gone).close();

        assertThat(SmallStack.TOLD).containsExactly("Delete again");
    }

    @Test
    void customResourceThatGetsAnotherId_shouldHaveTheOldOneDeletedAfterwards() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        deploy(SmallStack.changed("Greeting: hello", "Greeting: renamed")).close();

        assertThat(SmallStack.TOLD).containsExactly("Update renamed was hello", "Delete hello");
    }

    @Test
    void customResourceThatGoesWithItsFunction_shouldBeDeletedByIt() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        deploy("Resources:\n  Other: {Type: AWS::SQS::Queue}\nParameters: {Name: {Type: String}}\n")
                .close();

        assertThat(SmallStack.TOLD).containsExactly("Delete hello");
    }

    @Test
    void changedServiceToken_shouldBeRefused() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(SmallStack.changed(
                                "FunctionName: !Sub ${Name}-worker", "FunctionName: !Sub ${Name}-other"))
                        .close())
                .withMessageContaining("Modifying service token is not allowed.");
    }

    // ---- Rollback

    @Test
    void updateThatFails_shouldBeRolledBackAndLeaveTheOldStack() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);
        String broken = SmallStack.changed("Greeting: hello", "Greeting: again")
                .replace("DeploymentId: !Ref ApiDeployment", "DeploymentId: none")
                .replace("Resources:\n", "Resources:\n  Added: {Type: AWS::S3::Bucket}\n");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(broken))
                .withMessageContaining("Invalid Deployment identifier specified")
                .withMessageContaining("(AWS::ApiGateway::Stage ApiStage)")
                .withMessageEndingWith("The update was rolled back: the stack is as it was.");

        assertThat(SmallStack.TOLD).containsExactly("Update again was hello", "Update hello was again");
        assertThat(s3.buckets()).noneMatch(bucket -> bucket.contains("added"));
        SmallStack.TOLD.clear();
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            assertThat(stack.get("/things/kept.jpg")).isEqualTo(200);
            assertThat(stack.outputs()).containsEntry("Answer", "hello back");
        }
        assertThat(SmallStack.TOLD).isEmpty();
    }

    @Test
    void customResourceThatGotAnotherIdInAnUpdateThatFails_shouldHaveTheNewOneDeletedAndGoOnAsTheOldOne()
            throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);
        String broken = SmallStack.changed("Greeting: hello", "Greeting: renamed")
                .replace("DeploymentId: !Ref ApiDeployment", "DeploymentId: none");

        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> deploy(broken));

        assertThat(SmallStack.TOLD).containsExactly("Update renamed was hello", "Delete renamed");
        SmallStack.TOLD.clear();
        deploy(SmallStack.TEMPLATE).close();
        assertThat(SmallStack.TOLD).isEmpty();
    }

    @Test
    void firstDeploymentThatFails_shouldUndoWhatItMade() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(SmallStack.changed("DeploymentId: !Ref ApiDeployment", "DeploymentId: none")));

        assertThat(SmallStack.TOLD).containsExactly("Create hello", "Delete hello");
        assertThat(s3.buckets()).doesNotContain(name + "-things");
    }

    @Test
    void templateThatIsWrongInItself_shouldChangeNothing() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(SmallStack.changed("!GetAtt Failures.Arn}}", "!GetAtt Failures.Address}}")));

        assertThat(SmallStack.TOLD).isEmpty();
    }

    // ---- Replacement and removal

    @Test
    void removedBucketWithThings_shouldStayWhateverItsPolicy() throws Exception {
        for (String policy : new String[] {"Delete", "Retain"}) {
            deployWithAThing(
                    SmallStack.changed("DependsOn: MayNotify", "DependsOn: MayNotify\n    DeletionPolicy: " + policy));
            deploy("Resources:\n  Other: {Type: AWS::SQS::Queue}\nParameters: {Name: {Type: String}}\n")
                    .close();

            assertThat(s3.objects(name + "-things")).hasSize(1);
            Files.delete(folder.resolve("stack.json"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Delete, false", "Retain, true"})
    void removedBucketWithoutThings_shouldGoAsItsPolicySays(String policy, boolean stays) throws Exception {
        deploy(SmallStack.changed("DependsOn: MayNotify", "DependsOn: MayNotify\n    DeletionPolicy: " + policy))
                .close();

        deploy("Resources:\n  Other: {Type: AWS::SQS::Queue}\nParameters: {Name: {Type: String}}\n")
                .close();

        assertThat(s3.buckets().contains(name + "-things")).isEqualTo(stays);
    }

    @Test
    void bucketThatWasLeftBehind_shouldNotBeMadeAgain() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);
        deploy("Resources:\n  Other: {Type: AWS::SQS::Queue}\nParameters: {Name: {Type: String}}\n")
                .close();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(SmallStack.TEMPLATE))
                .withMessageContaining(name + "-things already exists");
    }

    @Test
    void renamedBucket_shouldBeAnotherOneAndTheOldOneStayWithItsThings() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        try (SmallStack stack = deploy(SmallStack.TEMPLATE
                .replace("${Name}-things", "${Name}-others")
                .replace("ApiDeployment", "ApiDeployment2"))) {
            assertThat(stack.get("/things/kept.jpg")).isEqualTo(404);
        }
        assertThat(s3.objects(name + "-things")).hasSize(1);
    }

    @Test
    void replacementUnderTheSameName_shouldBeRefused() throws Exception {
        String named = SmallStack.changed(
                "  ReadRole:\n    Type: AWS::IAM::Role\n    Properties:\n",
                "  ReadRole:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: reader\n      Path: /one/\n");
        deployWithAThing(named);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(named.replace("Path: /one/", "Path: /two/")))
                .withMessageContaining("CloudFormation cannot update a stack when a custom-named resource requires"
                        + " replacing. Rename reader and update the stack again.")
                .withMessageContaining("ReadRole");
    }

    @Test
    void otherTypeUnderTheSameId_shouldBeRefused() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(SmallStack.changed("Type: Custom::Thing", "Type: Custom::Other")))
                .withMessageContaining("Update of resource type is not permitted. The new template modifies resource"
                        + " type of the following resources: [Custom]");
    }

    @Test
    void removedQueue_shouldGoWithItsMessages() throws Exception {
        Path queue;
        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            String url = stack.outputs().get("Queue");
            queue = folder.resolve("queues").resolve(url.substring(url.lastIndexOf('/') + 1));
            assertThat(queue).isDirectory();
        }
        deploy(SmallStack.TEMPLATE.replace("Failures", "Failed")).close();

        assertThat(queue).doesNotExist();
    }

    // ---- The state

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "null", "{\"resources\": 7}", "{\"resources\":{\"Things\":null}}"})
    void damagedState_shouldBePutAsideAndCostNothing(String damaged) throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);
        Files.writeString(folder.resolve("stack.json"), damaged);

        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            assertThat(stack.get("/things/kept.jpg")).isEqualTo(200);
        }
        assertThat(folder.resolve("stack.json.damaged")).hasContent(damaged);
    }

    @Test
    void stateOfAnEarlierVersion_shouldBeUnderstood() throws Exception {
        deployWithAThing(SmallStack.TEMPLATE);
        Files.writeString(folder.resolve("stack.json"), """
                {"resources":{"Custom":{"type":"Custom::Thing","physicalId":"thing-1",
                "properties":{"ServiceToken":"arn:aws:lambda:us-east-1:000000000000:function:NAME-worker",
                "Greeting":"hello"},"attributes":{"Answer":"hello back"},"code":"old"}}}
                """.replace("NAME", name));

        try (SmallStack stack = deploy(SmallStack.TEMPLATE)) {
            assertThat(stack.get("/things/kept.jpg")).isEqualTo(200);
        }
        assertThat(SmallStack.TOLD).containsExactly("Update hello was hello");
        assertThat(folder.resolve("stack.json.damaged")).doesNotExist();
    }
}
