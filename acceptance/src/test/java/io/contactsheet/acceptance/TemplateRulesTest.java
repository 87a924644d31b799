package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.template.Resource;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds of every resource of a kind, those that are still to come included, and exactly who may do what. */
@Tag("template")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateRulesTest {

    private static final String ORIGINALS =
            "!Sub arn:${AWS::Partition}:s3:::${GalleryName}-originals-${AWS::AccountId}-${AWS::Region}";
    private static final String THUMBNAILS = ORIGINALS.replace("originals", "thumbnails");
    private static final Map<String, Object> IN_THIS_ACCOUNT =
            Map.of("StringEqualsIfExists", Map.of("aws:ResourceAccount", "!Ref AWS::AccountId"));
    private static final String DEPLOYMENTS =
            "!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/deployments";
    private static final String FUNCTION =
            "!Sub arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${GalleryName}-";

    private final Template template = TemplateUnderTest.current().parsed();

    private Stream<Resource> all(String type) {
        return template.resources().values().stream()
                .filter(resource -> resource.type().asText().equals(type));
    }

    @Test
    void template_shouldBeSafe() {
        assertThat(TemplateSafety.findings(TemplateUnderTest.current().text())).isEmpty();
    }

    @Test
    void functions_shouldLogToAGroupThatForgets() {
        assertThat(all("AWS::Lambda::Function")).isNotEmpty().allSatisfy(function -> {
            Map<?, ?> properties = (Map<?, ?>) Plain.of(function.properties());
            String group = String.valueOf(((Map<?, ?>) properties.get("LoggingConfig")).get("LogGroup"));
            Resource logs = template.resources().get(group.replace("!Ref ", ""));
            assertThat(String.valueOf(Plain.of(logs.properties().get("LogGroupName"))))
                    .isEqualTo("!Sub /aws/lambda/"
                            + String.valueOf(properties.get("FunctionName")).replace("!Sub ", ""));
        });
        assertThat(all("AWS::Logs::LogGroup"))
                .allSatisfy(logs -> assertThat(Plain.of(logs.properties().get("RetentionInDays")))
                        .isEqualTo("!Ref LogRetentionDays"));
    }

    @Test
    void functions_shouldBeTheReleasesOwnOnTheCheaperProcessor() {
        assertThat(all("AWS::Lambda::Function"))
                .allSatisfy(function -> assertThat((Map<?, ?>) Plain.of(function.properties()))
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                        .containsEntry("Runtime", "java25")
                        .containsEntry("Architectures", List.of("arm64"))
                        .containsEntry("Code", Map.of("S3Bucket", "!Ref CodeBucket", "S3Key", "!Ref CodeKey")));
    }

    @Test
    void queues_shouldBeEncryptedAndKeepWhatFailedAsLongAsTheyCan() {
        assertThat(all("AWS::SQS::Queue")).allSatisfy(queue -> {
            assertThat(Plain.of(queue.properties().get("SqsManagedSseEnabled"))).isEqualTo("true");
            assertThat(Plain.of(queue.properties().get("MessageRetentionPeriod")))
                    .isEqualTo("1209600");
        });
    }

    /** Those whose types can be tagged: so a bill can be read by gallery. */
    @Test
    void resources_shouldCarryTheirGallerysTags() {
        List<Map<String, String>> tags = List.of(
                Map.of("Key", "application", "Value", "contact-sheet"),
                Map.of("Key", "gallery", "Value", "!Ref GalleryName"));
        for (String type : List.of(
                "AWS::ApiGateway::RestApi",
                "AWS::ApiGateway::Stage",
                "AWS::CloudWatch::Alarm",
                "AWS::IAM::Role",
                "AWS::Lambda::Function",
                "AWS::Logs::LogGroup",
                "AWS::S3::Bucket",
                "AWS::SNS::Topic",
                "AWS::SQS::Queue")) {
            assertThat(all(type))
                    .as(type)
                    .isNotEmpty()
                    .allSatisfy(resource -> assertThat(resource.properties()
                                    .find("Tags")
                                    .map(Plain::of)
                                    .orElse(""))
                            .as("tags of " + resource.id())
                            .isEqualTo(tags));
        }
    }

    /** A new action or a wider resource is a new line here, which somebody reads. */
    @Test
    void roles_shouldHaveTheFewestPermissions() {
        Map<String, List<String>> permissions = new TreeMap<>();
        all("AWS::IAM::Role").forEach(role -> permissions.put(role.id(), permissions(role)));
        String logs = "logs:CreateLogStream, logs:PutLogEvents on !GetAtt %s.Arn";
        Map<String, List<String>> wanted = Map.of(
                "ThumbnailsRole",
                List.of(
                        "s3:GetObject on " + ORIGINALS + "/*",
                        "s3:DeleteObject, s3:GetObject, s3:PutObject on " + THUMBNAILS + "/*",
                        "s3:ListBucket on " + ORIGINALS + ", " + THUMBNAILS,
                        "sqs:SendMessage on !GetAtt ThumbnailsFailures.Arn",
                        logs.formatted("ThumbnailsLogs")),
                "SiteRole",
                List.of(
                        "s3:DeleteObject, s3:PutObject on !Sub ${SiteBucket.Arn}/*",
                        "s3:ListBucket on !GetAtt SiteBucket.Arn",
                        logs.formatted("SiteLogs")),
                "SiteReadRole",
                reads("SiteBucket"),
                "OriginalsReadRole",
                reads("OriginalsBucket"),
                "ThumbnailsReadRole",
                reads("ThumbnailsBucket"),
                "WriteRole",
                List.of("s3:DeleteObject, s3:PutObject on !Sub ${OriginalsBucket.Arn}/*"),
                "RepairRole",
                List.of(
                        "s3:GetObject on !Sub ${OriginalsBucket.Arn}/*",
                        "s3:DeleteObject, s3:GetObject, s3:PutObject on !Sub ${ThumbnailsBucket.Arn}/*",
                        "s3:ListBucket on !GetAtt OriginalsBucket.Arn, !GetAtt ThumbnailsBucket.Arn",
                        "sqs:DeleteMessage, sqs:ReceiveMessage on !GetAtt ThumbnailsFailures.Arn",
                        logs.formatted("RepairLogs")),
                "DeploymentRole",
                List.of(
                        "apigateway:POST on " + DEPLOYMENTS,
                        "apigateway:DELETE on " + DEPLOYMENTS + "/*",
                        logs.formatted("DeploymentLogs")),
                "ApiLogsRole",
                List.of());
        assertThat(Differences.between(wanted, permissions)).isEmpty();
        assertThat(permissions.values())
                .allSatisfy(lines -> assertThat(lines)
                        .noneMatch(line -> line.matches("(.*, )?\\*.* on .*|.*:\\*.* on .*|.* on \\*.*|Deny.*")));
    }

    private static List<String> reads(String bucket) {
        return List.of("s3:GetObject on !Sub ${" + bucket + ".Arn}/*", "s3:ListBucket on !GetAtt " + bucket + ".Arn");
    }

    private static List<String> permissions(Resource role) {
        return role.properties().itemsOrEmpty("Policies").stream()
                .flatMap(policy -> statements(policy.asFields().get("PolicyDocument")))
                .map(statement -> {
                    String effect = "Allow".equals(statement.get("Effect")) ? "" : statement.get("Effect") + " ";
                    return effect + joined(statement.get("Action")) + " on " + joined(statement.get("Resource"))
                            + exception(statement);
                })
                .toList();
    }

    /** On buckets a role may do what it may if they are of this account, and on all else without a condition. */
    private static String exception(Map<?, ?> statement) {
        Map<Object, Object> rest = new TreeMap<>(statement);
        rest.keySet().removeAll(List.of("Effect", "Action", "Resource"));
        boolean onBuckets = joined(statement.get("Action")).startsWith("s3:");
        return rest.equals(onBuckets ? Map.of("Condition", IN_THIS_ACCOUNT) : Map.of()) ? "" : " with " + rest;
    }

    @Test
    void roles_shouldTrustOneServiceForOneFunction() {
        Map<String, Object> trust = new TreeMap<>();
        all("AWS::IAM::Role")
                .forEach(role -> trust.put(
                        role.id(),
                        Plain.of(role.properties()
                                .get("AssumeRolePolicyDocument")
                                .asFields()
                                .get("Statement"))));
        Map<String, Object> wanted = Map.of(
                "ThumbnailsRole", trusts("lambda", function("thumbnails")),
                "SiteRole", trusts("lambda", function("site")),
                "RepairRole", trusts("lambda", function("repair")),
                "DeploymentRole", trusts("lambda", function("deployment")),
                "SiteReadRole", trusts("apigateway", Map.of()),
                "OriginalsReadRole", trusts("apigateway", Map.of()),
                "ThumbnailsReadRole", trusts("apigateway", Map.of()),
                "WriteRole", trusts("apigateway", Map.of()),
                "ApiLogsRole", trusts("apigateway", Map.of()));
        assertThat(Differences.between(wanted, trust)).isEmpty();
        assertThat(trust.values())
                .allSatisfy(statements -> assertThat(String.valueOf(statements)).doesNotContain("AWS=", "Principal=*"));
    }

    private static Map<String, Object> function(String name) {
        return Map.of(
                "Condition",
                Map.of(
                        "StringEqualsIfExists",
                        Map.of("aws:SourceAccount", "!Ref AWS::AccountId"),
                        "ArnLikeIfExists",
                        Map.of("aws:SourceArn", List.of(FUNCTION + name, FUNCTION + name + ":*"))));
    }

    private static List<Map<String, Object>> trusts(String service, Map<String, Object> condition) {
        Map<String, Object> statement = new TreeMap<>(condition);
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", service + ".amazonaws.com"));
        statement.put("Action", "sts:AssumeRole");
        return List.of(statement);
    }

    @Test
    void policies_shouldBeInTheLanguageOfToday() {
        Stream<Value> documents = Stream.of(
                        all("AWS::IAM::Role").map(role -> role.properties().get("AssumeRolePolicyDocument")),
                        all("AWS::IAM::Role")
                                .flatMap(role -> role.properties().itemsOrEmpty("Policies").stream()
                                        .map(policy -> policy.asFields().get("PolicyDocument"))),
                        all("AWS::S3::BucketPolicy")
                                .map(policy -> policy.properties().get("PolicyDocument")),
                        all("AWS::SNS::TopicPolicy")
                                .map(policy -> policy.properties().get("PolicyDocument")))
                .flatMap(each -> each);
        assertThat(documents)
                .allSatisfy(document ->
                        assertThat(document.asFields().findText("Version")).contains("2012-10-17"));
    }

    private static Stream<Map<?, ?>> statements(Value document) {
        Fields fields = document.asFields();
        return fields.get("Statement").asItems().stream().map(statement -> (Map<?, ?>) Plain.of(statement));
    }

    private static String joined(Object textOrList) {
        return textOrList instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "))
                : String.valueOf(textOrList);
    }
}
