package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.templaterunner.template.TemplateException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in alarms, their mails, the dashboard and the access log, made in the real template: most AWS takes in silence. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Mistakes are made on this machine only, not in a deployed stack.")
class MonitoringMistakesTest {

    private static final Map<String, String> EVERYTHING = Map.of("AlarmEmail", "me@example.com", "AccessLogs", "yes");

    record Mistake(String name, UnaryOperator<TemplateText> edit, String refusal) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Mistake of(String name, UnaryOperator<TemplateText> edit, String refusal) {
        return new Mistake(name, edit, refusal);
    }

    @ParameterizedTest
    @MethodSource({"alarms", "mails", "dashboard", "accessLog", "schedule"})
    void mistake_shouldBeRefusedWithItsPlace(Mistake mistake) {
        TemplateText template = TemplateText.of(LocalGallery.template());
        TemplateText broken = mistake.edit().apply(template);
        assertThat(broken).as("the mistake was made").isNotEqualTo(template);

        assertThatThrownBy(() -> LocalGallery.start(broken.text(), EVERYTHING).close())
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(mistake.refusal())
                .hasMessageMatching("(?s).*contact-sheet\\.yaml.*\\d+.*");
    }

    static Stream<Mistake> alarms() {
        return Stream.of(
                of(
                        "a metric that is misspelled",
                        it -> it.with("Error", alarm("ThumbnailsErrorsAlarm", "MetricName")),
                        "AWS/Lambda has no metric Error"),
                of(
                        "a namespace that is misspelled",
                        it -> it.with("AWS/lambda", alarm("ThumbnailsErrorsAlarm", "Namespace")),
                        "the namespace AWS/lambda is not known"),
                of(
                        "another function's name",
                        it -> it.replacing("!Ref ThumbnailsFunction", "thumbnail", alarm("ThumbnailsErrorsAlarm")),
                        "this stack has no FunctionName “thumbnail”"),
                of(
                        "a function's ARN in the place of its name",
                        it -> it.replacing(
                                "!Ref ThumbnailsFunction",
                                "!GetAtt ThumbnailsFunction.Arn",
                                alarm("ThumbnailsErrorsAlarm")),
                        "this stack has no FunctionName"),
                of(
                        "a dimension that is misspelled",
                        it -> it.replacing("FunctionName", "Function", alarm("ThumbnailsErrorsAlarm", "Dimensions")),
                        "AWS/Lambda reports Errors by"),
                of(
                        "no dimension",
                        it -> it.without(alarm("ThumbnailsErrorsAlarm", "Dimensions")),
                        "and not by nothing"),
                of(
                        "a queue's address in the place of its name",
                        it -> it.replacing(
                                "!GetAtt ThumbnailsFailures.QueueName",
                                "!Ref ThumbnailsFailures",
                                alarm("ThumbnailsFailuresAlarm")),
                        "this stack has no QueueName"),
                of(
                        "an API's id in the place of its name",
                        it -> it.replacing("!Ref GalleryName", "!Ref Api", alarm("ApiErrorsAlarm", "Dimensions")),
                        "this stack has no ApiName"),
                of(
                        "a stage that is not there",
                        it -> it.replacing("!Ref ApiStage", "prod", alarm("ApiErrorsAlarm")),
                        "this stack has no Stage “prod”"),
                of(
                        "an API with two names",
                        it -> it.with("Contact Sheet", "Resources", "Api", "Properties", "Body", "info", "title"),
                        "this stack has no ApiName"),
                of(
                        "a comparison that is not known",
                        it -> it.with("GreaterThan", alarm("ApiErrorsAlarm", "ComparisonOperator")),
                        "is not a valid enum value"),
                of(
                        "no comparison",
                        it -> it.without(alarm("ApiErrorsAlarm", "ComparisonOperator")),
                        "required key [ComparisonOperator] not found"),
                of(
                        "no metric",
                        it -> it.without(alarm("ApiErrorsAlarm", "MetricName")),
                        "MetricName must be specified"),
                of(
                        "no threshold",
                        it -> it.without(alarm("ApiErrorsAlarm", "Threshold")),
                        "Threshold must be specified"),
                of(
                        "no statistic",
                        it -> it.without(alarm("ApiErrorsAlarm", "Statistic")),
                        "Exactly one of Statistic and ExtendedStatistic"),
                of("a period of 90 s", it -> it.with("90", alarm("ApiErrorsAlarm", "Period")), "Invalid metric period"),
                of(
                        "more points than periods",
                        it -> it.with("4", alarm("ThumbnailsErrorsAlarm", "DatapointsToAlarm")),
                        "less than or equal to EvaluationPeriods"),
                of(
                        "an action that is no ARN",
                        it -> it.with("[stop]", alarm("ApiErrorsAlarm", "AlarmActions")),
                        "Invalid arn syntax: stop"),
                of(
                        "a topic that is not there",
                        it -> it.with(
                                "[!Sub 'arn:aws:sns:us-east-1:${AWS::AccountId}:alarm']",
                                alarm("ApiErrorsAlarm", "AlarmActions")),
                        "must be a topic of this stack"));
    }

    static Stream<Mistake> mails() {
        return Stream.of(
                of(
                        "a protocol that does not exist",
                        it -> it.with("mail", resource("AlarmSubscription", "Protocol")),
                        "is not a valid enum value"),
                of(
                        "no address",
                        it -> it.without(resource("AlarmSubscription", "Endpoint")),
                        "Endpoint must match the specified protocol"),
                of(
                        "an address that is none",
                        it -> it.with("me", resource("AlarmSubscription", "Endpoint")),
                        "Invalid parameter: Email address"),
                of(
                        "a topic for the subscription that is not there",
                        it -> it.with(
                                "arn:aws:sns:us-east-1:000000000000:x", resource("AlarmSubscription", "TopicArn")),
                        "Topic does not exist"),
                of(
                        "another service is let in",
                        it -> it.replacing("cloudwatch.amazonaws.com", "events.amazonaws.com", policy()),
                        "Nobody would hear of this alarm"),
                of(
                        "another action is let in",
                        it -> it.replacing("sns:Publish", "sns:Subscribe", policy()),
                        "Nobody would hear of this alarm"),
                of(
                        "the alarms of another gallery are let in",
                        it -> it.replacing("alarm:${GalleryName}-*", "alarm:other-*", policy()),
                        "does not let CloudWatch publish"),
                of(
                        "another account's alarms are let in",
                        it -> it.replacing(
                                "aws:SourceAccount: !Ref AWS::AccountId", "aws:SourceAccount: '1'", policy()),
                        "does not let CloudWatch publish"),
                of(
                        "a topic with a key that CloudWatch may not use",
                        it -> it.adding("KmsMasterKeyId: alias/aws/sns", resource("AlarmTopic")),
                        "CloudWatch may not use the key"));
    }

    static Stream<Mistake> dashboard() {
        return Stream.of(
                of(
                        "a body that is no JSON",
                        it -> it.replacing("\"widgets\": [", "\"widgets\": [,", resource("Dashboard")),
                        "must be a valid JSON object"),
                of(
                        "no widgets",
                        it -> it.replacing("\"widgets\"", "\"widget\"", resource("Dashboard")),
                        "Should have required property 'widgets'"),
                of(
                        "a widget of a type that does not exist",
                        it -> it.replacing("\"type\": \"alarm\"", "\"type\": \"alarms\"", resource("Dashboard")),
                        "Should be equal to one of the allowed values"),
                of(
                        "a widget of another Region",
                        it -> it.replacing(
                                "\"region\": \"${AWS::Region}\"", "\"region\": \"eu\"", resource("Dashboard")),
                        "Should be the stack's Region"),
                of(
                        "a widget of a metric that nobody reports",
                        it -> it.replacing("\"4XXError\"", "\"4xxError\"", resource("Dashboard")),
                        "A widget would stay empty"),
                of(
                        "a widget of a bucket's bytes by the wrong class",
                        it -> it.replacing("\"StandardStorage\"", "\"Standard\"", resource("Dashboard")),
                        "A widget would stay empty"));
    }

    static Stream<Mistake> accessLog() {
        return Stream.of(
                of(
                        "no role for the account's logs",
                        it -> it.without("Resources", "ApiLogs", "DependsOn"),
                        "CloudWatch Logs role ARN must be set in account settings to enable logging"),
                of(
                        "settings of an account that has no API yet",
                        it -> it.without("Resources", "ApiAccount", "DependsOn"),
                        "must depend on an AWS::ApiGateway::RestApi"),
                of(
                        "a role that API Gateway cannot assume",
                        it -> it.replacing(
                                "apigateway.amazonaws.com",
                                "lambda.amazonaws.com",
                                resource("ApiLogsRole", "AssumeRolePolicyDocument")),
                        "does not have required permissions"),
                of(
                        "a role that may not write logs",
                        it -> it.without(resource("ApiLogsRole", "ManagedPolicyArns")),
                        "does not have required permissions"),
                of(
                        "a destination that is no log group",
                        it -> it.replacing(":log-group:${ApiLogs}", ":${ApiLogs}", stage()),
                        "Invalid ARN specified in the request"),
                of(
                        "a format without the request's id",
                        it -> it.replacing("$context.requestId", "$context.stage", stage()),
                        "must contain at least $context.requestId"),
                of(
                        "a variable that is misspelled",
                        it -> it.replacing("$context.status", "$context.statuscode", stage()),
                        "$context.statuscode is no variable"));
    }

    static Stream<Mistake> schedule() {
        return Stream.of(
                of(
                        "a rate in a wrong number",
                        it -> it.replacing("rate(7 days)", "rate(7 day)", resource("ThumbnailsAwake")),
                        "Parameter ScheduleExpression is not valid"),
                of(
                        "an input that is no JSON",
                        it -> it.replacing("{\"Records\": []}", "{\"Records\": [}", resource("ThumbnailsAwake")),
                        "JSON syntax error in input for target thumbnails"),
                of(
                        "a target that is no function",
                        it -> it.replacing("!Ref ThumbnailsLive", "!Ref Api", resource("ThumbnailsAwake")),
                        "This stack has no function"),
                of(
                        "a target that does not let the rule in",
                        it -> it.without("Resources", "ScheduleMayInvokeThumbnails"),
                        "No permission lets"),
                of(
                        "a permission for the function, but not for its alias",
                        it -> it.replacing(
                                "!Ref ThumbnailsLive",
                                "!Ref ThumbnailsFunction",
                                resource("ScheduleMayInvokeThumbnails")),
                        "No permission lets"));
    }

    private static String[] alarm(String id, String... path) {
        return resource(id, path);
    }

    private static String[] policy() {
        return resource("AlarmTopicPolicy", "PolicyDocument");
    }

    private static String[] stage() {
        return resource("ApiStage", "AccessLogSetting");
    }

    private static String[] resource(String id, String... path) {
        return Stream.concat(Stream.of("Resources", id, "Properties"), Stream.of(path))
                .toArray(String[]::new);
    }
}
