package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.templaterunner.template.Evaluation;
import io.templaterunner.template.PseudoParameters;
import io.templaterunner.template.Template;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form that a person fills in to deploy, and what the person then reads. */
@Tag("template")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackFormTest {

    private final Template template = TemplateUnderTest.current().parsed();
    private final Fields parameters = template.root().get("Parameters").asFields();
    private final Fields form = template.root()
            .get("Metadata")
            .asFields()
            .get("AWS::CloudFormation::Interface")
            .asFields();

    @Test
    void template_shouldSayWhatItIs() {
        assertThat(template.root().get("AWSTemplateFormatVersion").asText()).isEqualTo("2010-09-09");
        assertThat(template.root().get("Description").asText()).startsWith("Contact Sheet: ");
    }

    @Test
    void everyParameter_shouldStandInOneGroupAndHaveALabel() {
        List<String> grouped = new ArrayList<>();
        form.itemsOrEmpty("ParameterGroups").forEach(group -> {
            assertThat(group.asFields().get("Label").asFields().get("default").asText())
                    .isNotBlank();
            grouped.addAll(Plain.texts(group.asFields().get("Parameters")));
        });
        assertThat(grouped)
                .containsExactlyInAnyOrderElementsOf(parameters.values().keySet());
        assertThat(form.get("ParameterLabels").asFields().values().keySet())
                .containsExactlyInAnyOrderElementsOf(parameters.values().keySet());
        assertThat(form.get("ParameterLabels").asFields().values().values())
                .allSatisfy(label ->
                        assertThat(label.asFields().get("default").asText()).isNotBlank());
    }

    @Test
    void everyParameter_shouldExplainItselfAndWhatItRefuses() {
        assertThat(parameters.values()).allSatisfy((_, parameter) -> {
            assertThat(parameter.asFields().findText("Description"))
                    .hasValueSatisfying(text -> assertThat(text).matches("(?s)[A-Z].*[.]"));
            assertThat(parameter.asFields().findText("ConstraintDescription"))
                    .hasValueSatisfying(text -> assertThat(text).matches("(?s)[A-Z0-9].*[.]"));
        });
    }

    /** The bucket of the code has none: whoever leaves the form as it is gets a private gallery that nobody can write to. */
    @Test
    void defaults_shouldBeSafe() {
        Map<String, String> defaults = new HashMap<>();
        parameters
                .values()
                .forEach((name, parameter) ->
                        parameter.asFields().findText("Default").ifPresent(value -> defaults.put(name, value)));
        assertThat(defaults)
                .containsOnlyKeys(parameters.values().keySet().stream()
                        .filter(name -> !name.equals("CodeBucket"))
                        .toList())
                .containsEntry("GalleryName", "contact-sheet")
                .containsEntry("ThumbnailSize", "150")
                .containsEntry("HeicPhotos", "yes")
                .containsEntry("AllowedOrigin", "")
                .containsEntry("OwnerEmail", "")
                .containsEntry("Visibility", "private")
                .containsEntry("CodeKey", "contact-sheet-lambda.jar")
                .containsEntry("OldVersionDays", "30")
                .containsEntry("UnfinishedUploadDays", "7")
                .containsEntry("RequestsPerSecond", "200")
                .containsEntry("RequestBurst", "400")
                .containsEntry("OriginalsPerSecond", "40")
                .containsEntry("MonthlyBudget", "10")
                .containsEntry("AlarmEmail", "")
                .containsEntry("AccessLogs", "no")
                .containsEntry("LogRetentionDays", "30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GalleryName          | abc
            GalleryName          | a-gallery-of-24-letters1
            ThumbnailSize        | 16
            ThumbnailSize        | 1024
            HeicPhotos           | yes
            HeicPhotos           | no
            AllowedOrigin        | ""
            AllowedOrigin        | *
            AllowedOrigin        | https://photos.example.com
            AllowedOrigin        | http://localhost:8080
            OwnerEmail           | ""
            OwnerEmail           | me+photos@mail.example.co.uk
            Visibility           | private
            Visibility           | public
            CodeBucket           | abc
            CodeBucket           | my.bucket-1
            CodeKey              | 0.2/contact-sheet-lambda.jar
            CodeKey              | a
            CodeKey              | !_.*'()-
            OldVersionDays       | 1
            OldVersionDays       | 3650
            UnfinishedUploadDays | 1
            UnfinishedUploadDays | 365
            RequestsPerSecond    | 1
            RequestsPerSecond    | 10000
            RequestBurst         | 1
            RequestBurst         | 5000
            OriginalsPerSecond   | 1
            OriginalsPerSecond   | 5000
            MonthlyBudget        | 0
            MonthlyBudget        | 1000000
            AlarmEmail           | ""
            AlarmEmail           | me+photos@mail.example.co.uk
            AccessLogs           | yes
            AccessLogs           | no
            LogRetentionDays     | 1
            LogRetentionDays     | 3
            LogRetentionDays     | 5
            LogRetentionDays     | 7
            LogRetentionDays     | 14
            LogRetentionDays     | 30
            LogRetentionDays     | 60
            LogRetentionDays     | 90
            LogRetentionDays     | 120
            LogRetentionDays     | 150
            LogRetentionDays     | 180
            LogRetentionDays     | 365
            LogRetentionDays     | 400
            LogRetentionDays     | 545
            LogRetentionDays     | 731
            """)
    void sense_shouldBeTaken(String parameter, String value) {
        assertThat(filledIn(parameter, value)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GalleryName          | ""
            GalleryName          | ab
            GalleryName          | x
            GalleryName          | a-gallery-of-25-letters-12
            GalleryName          | My-Gallery
            GalleryName          | 1-gallery
            GalleryName          | gallery-
            GalleryName          | my gallery
            ThumbnailSize        | 15
            ThumbnailSize        | 1025
            ThumbnailSize        | large
            HeicPhotos           | maybe
            AllowedOrigin        | null
            AllowedOrigin        | " "
            AllowedOrigin        | photos.example.com
            AllowedOrigin        | x
            AllowedOrigin        | https://photos.example.com/path
            AllowedOrigin        | https://a.example,https://b.example
            AllowedOrigin        | **
            AllowedOrigin        | ftp://photos.example.com
            AllowedOrigin        | https://photos.example.com:123456
            OwnerEmail           | me
            OwnerEmail           | x
            OwnerEmail           | me@example
            OwnerEmail           | Me@example.com
            OwnerEmail           | me@Example.com
            OwnerEmail           | me@example.com you@example.com
            OwnerEmail           | me@-.com
            Visibility           | hidden
            Visibility           | ""
            CodeBucket           | ""
            CodeBucket           | ab
            CodeBucket           | x
            CodeBucket           | My-Bucket
            CodeBucket           | -bucket
            CodeBucket           | s3://bucket
            CodeKey              | ""
            CodeKey              | /key.jar
            CodeKey              | a key.jar
            OldVersionDays       | 0
            OldVersionDays       | 3651
            UnfinishedUploadDays | 0
            UnfinishedUploadDays | 366
            RequestsPerSecond    | 0
            RequestsPerSecond    | 10001
            RequestBurst         | 0
            RequestBurst         | 5001
            OriginalsPerSecond   | 0
            OriginalsPerSecond   | 5001
            MonthlyBudget        | -1
            MonthlyBudget        | 1000001
            AlarmEmail           | me
            AlarmEmail           | x
            AlarmEmail           | me@example
            AlarmEmail           | me@-.com
            AccessLogs           | maybe
            AccessLogs           | ""
            LogRetentionDays     | 0
            LogRetentionDays     | 2
            LogRetentionDays     | 732
            """)
    void nonsense_shouldBeRefused(String parameter, String value) {
        refuses(parameter, value);
    }

    @Test
    void longestTexts_shouldBeTakenAndLongerOnesRefused() {
        filledIn("CodeKey", "k".repeat(150));
        refuses("CodeKey", "k".repeat(151));
        filledIn("CodeBucket", "b".repeat(63));
        refuses("CodeBucket", "b".repeat(64));
        filledIn("OwnerEmail", email(128));
        refuses("OwnerEmail", email(129));
        filledIn("AlarmEmail", email(254));
        refuses("AlarmEmail", email(255));
    }

    private static String email(int length) {
        String host = ("@" + "h".repeat(60) + ".").concat(("i".repeat(59) + ".").repeat(3));
        String end = "com";
        return length <= 64 + 66
                ? "m".repeat(length - 66) + "@" + "h".repeat(61) + ".com"
                : "m".repeat(length - host.length() - end.length()) + host + end;
    }

    private void refuses(String parameter, String value) {
        assertThatThrownBy(() -> filledIn(parameter, value))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(parameter);
    }

    private Evaluation filledIn(String parameter, String value) {
        return filledIn("111122223333", Map.of(parameter, value));
    }

    private Evaluation filledIn(String account, Map<String, String> values) {
        Map<String, String> given = new HashMap<>(Map.of("CodeBucket", "my-bucket"));
        given.putAll(values);
        PseudoParameters pseudo = new PseudoParameters(
                account,
                "eu-central-1",
                "aws",
                "amazonaws.com",
                "photos",
                "arn:aws:cloudformation:eu-central-1:" + account + ":stack/photos/1");
        return new Evaluation(template, given, pseudo, UnaryOperator.identity());
    }

    /** There is no account, this computer's among them, in which a gallery asks nobody to sign in. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            111122223333, "",             private, "",             no,  Users Private
            111122223333, "",             public,  "",             no,  Users Public
            111122223333, me@example.com, private, "",             no,  Users Owner Private
            111122223333, me@example.com, public,  "",             no,  Users Owner Public
            000000000000, "",             private, "",             no,  Users Private
            000000000000, "",             public,  "",             no,  Users Public
            000000000000, me@example.com, private, "",             no,  Users Owner Private
            000000000000, "",             private, me@example.com, no,  Users Private Alarms Budget
            000000000000, "",             private, "",             yes, Users Private Logs
            111122223333, me@example.com, private, me@example.com, yes, Users Owner Private Alarms Budget Logs
            """)
    void answers_shouldDecideWhatIsMade(
            String account, String owner, String visibility, String alarms, String logs, String parts) {
        Evaluation evaluation = filledIn(
                account,
                Map.of("OwnerEmail", owner, "Visibility", visibility, "AlarmEmail", alarms, "AccessLogs", logs));
        List<String> made = new ArrayList<>();
        evaluation.order().stream()
                .map(resource -> OPTIONAL.get(resource.id()))
                .filter(Objects::nonNull)
                .forEach(made::add);
        made.add(visibility(evaluation));
        assertThat(made).containsExactlyInAnyOrder(parts.split(" "));
    }

    /** As the deployment of the API is told. */
    private static String visibility(Evaluation evaluation) {
        evaluation
                .order()
                .forEach(resource -> evaluation.stands(
                        resource,
                        new Evaluation.Identity(
                                resource.id(), Map.of("Arn", new Value.Text(resource.at(), resource.id())))));
        Value.Fields body = evaluation.order().stream()
                .filter(resource -> resource.type().asText().equals("Custom::ApiDeployment"))
                .map(resource -> evaluation.properties(resource).get("Body").asFields())
                .findFirst()
                .orElseThrow();
        return body.get("PrivateGallery").asBoolean() ? "Private" : "Public";
    }

    private static final Map<String, String> OPTIONAL = Map.of(
            "Users", "Users",
            "Owner", "Owner",
            "AlarmTopic", "Alarms",
            "Budget", "Budget",
            "ApiLogs", "Logs");

    /**
     * Whatever is changed here, in any release, makes the update of every gallery fail: CloudFormation makes the user anew
     * before the old one goes, and Cognito refuses a second one of the same address.
     */
    @Test
    void ownersResource_shouldStayAsItIs() {
        assertThat(Plain.of(template.resources().get("Owner").properties()))
                .hasToString("{UserPoolId=!Ref Users, Username=!Ref OwnerEmail, DesiredDeliveryMediums=[EMAIL],"
                        + " UserAttributes=[{Name=email, Value=!Ref OwnerEmail}, {Name=email_verified, Value=true}]}");
    }

    @Test
    void numbers_shouldBeNumbers() {
        assertThat(parameters.values().entrySet().stream()
                        .filter(parameter -> parameter
                                .getValue()
                                .asFields()
                                .get("Type")
                                .asText()
                                .equals("Number"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "ThumbnailSize",
                        "OldVersionDays",
                        "UnfinishedUploadDays",
                        "RequestsPerSecond",
                        "RequestBurst",
                        "OriginalsPerSecond",
                        "MonthlyBudget",
                        "LogRetentionDays");
    }

    @Test
    void outputs_shouldTellWhatToDoWithThem() {
        Map<String, Object> values = new HashMap<>();
        template.outputs().values().forEach((name, output) -> {
            assertThat(output.asFields().findText("Description"))
                    .hasValueSatisfying(text -> assertThat(text).matches("(?s)[A-Z].*[.]"));
            values.put(
                    name,
                    Plain.of(output.asFields().get("Value"))
                            + output.asFields()
                                    .findText("Condition")
                                    .map(condition -> " if " + condition)
                                    .orElse(""));
        });
        String stage = "!Sub https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}";
        assertThat(values)
                .containsEntry("GalleryAddress", stage + "/")
                .containsEntry("ApiAddress", stage)
                .containsEntry("OriginalsBucketName", "!Ref OriginalsBucket")
                .containsEntry("ThumbnailsBucketName", "!Ref ThumbnailsBucket")
                .containsEntry("FailuresQueueAddress", "!Ref ThumbnailsFailures")
                .containsEntry("SignInEndpoint", "!Sub https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/")
                .containsEntry("UserPoolClientId", "!Ref UsersClient")
                .containsEntry("SignInName", "!Ref OwnerEmail if HasOwner")
                .containsEntry("RepairFunctionName", "!Ref RepairFunction")
                .containsEntry(
                        "DashboardAddress",
                        "!Sub https://${AWS::Region}.console.aws.amazon.com/cloudwatch/home?region=${AWS::Region}"
                                + "#dashboards:name=${Dashboard}")
                .hasSize(10);
    }
}
