package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The access log of a stage, which is checked and not written.
 *
 * @param groups the log groups that it may go to
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">Logging of REST APIs</a>
 */
record AccessLogging(LogGroups groups) {

    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9.]+)");
    private static final Pattern ID = Pattern.compile("\\$context\\.(requestId|extendedRequestId)\\b");

    /**
     * Without those of authorizers, domains and WAF, which this system does not have.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
     *     Variables</a>
     */
    private static final Set<String> VARIABLES = Set.of(
            "accountId",
            "apiId",
            "awsEndpointRequestId",
            "error.message",
            "error.messageString",
            "error.responseType",
            "extendedRequestId",
            "httpMethod",
            "identity.sourceIp",
            "identity.userAgent",
            "integration.latency",
            "integration.status",
            "integrationLatency",
            "integrationStatus",
            "path",
            "protocol",
            "requestId",
            "requestTime",
            "requestTimeEpoch",
            "resourceId",
            "resourcePath",
            "responseLatency",
            "responseLength",
            "stage",
            "status");

    /** Refuses what API Gateway refuses, and a variable that it would write a dash for. */
    void check(Declaration stage) {
        Fields properties = stage.properties();
        if (properties.find("AccessLogSetting").isPresent()) {
            Fields setting = properties.fieldsOrEmpty("AccessLogSetting");
            checkDestination(stage, setting);
            checkFormat(stage, setting);
        }
    }

    private void checkDestination(Declaration stage, Fields setting) {
        Value destination = setting.find("DestinationArn")
                .orElseThrow(() -> stage.refused(setting, "Access Log destination must not be null"));
        if (groups.find(destination.asText()).filter(stage.before()::contains).isEmpty()) {
            throw stage.refused(
                    destination,
                    "Invalid ARN specified in the request: " + destination.asText()
                            + " is not the ARN of a log group that certainly stands before the stage.");
        }
    }

    private static void checkFormat(Declaration stage, Fields setting) {
        Value format =
                setting.find("Format").orElseThrow(() -> stage.refused(setting, "Access Log format must not be null"));
        String text = format.asText();
        if (!ID.matcher(text).find()) {
            throw stage.refused(
                    format, "Access Log format must contain at least $context.requestId or $context.extendedRequestId");
        }
        if (text.strip().contains("\n")) {
            throw stage.refused(
                    format, "Access Log format must be single line, new line character is allowed only at end");
        }
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            if (!VARIABLES.contains(variables.group(1))) {
                throw stage.refused(
                        format, variables.group() + " is no variable of access logs, or not known on this computer");
            }
        }
    }
}
