package io.templaterunner.apigateway;

import io.templaterunner.logs.LogGroup;
import io.templaterunner.logs.LogGroups;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The access log of a stage.
 *
 * @param naming of the account
 * @param groups the log groups that it may go to
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html">Logging of REST APIs</a>
 */
record AccessLogging(Naming naming, LogGroups groups) {

    private static final Pattern ID = Pattern.compile("\\$context\\.(requestId|extendedRequestId)\\b");

    /** What is not known on this computer is a dash, as it is on AWS where nothing of the kind is at work. */
    private static final Set<String> VARIABLES = Set.of(
            "accountId",
            "apiId",
            "authenticate.error",
            "authenticate.latency",
            "authenticate.status",
            "authorize.error",
            "authorize.latency",
            "authorize.status",
            "authorizer.error",
            "authorizer.integrationLatency",
            "authorizer.integrationStatus",
            "authorizer.latency",
            "authorizer.principalId",
            "authorizer.requestId",
            "authorizer.status",
            "awsEndpointRequestId",
            "awsEndpointRequestId2",
            "cipherSuite",
            "customDomain.basePathMatched",
            "deploymentId",
            "domainName",
            "domainPrefix",
            "endpointType",
            "error.message",
            "error.messageString",
            "error.responseType",
            "error.validationErrorString",
            "extendedRequestId",
            "httpMethod",
            "identity.accountId",
            "identity.apiKey",
            "identity.apiKeyId",
            "identity.caller",
            "identity.cognitoAuthenticationProvider",
            "identity.cognitoAuthenticationType",
            "identity.cognitoIdentityId",
            "identity.cognitoIdentityPoolId",
            "identity.principalOrgId",
            "identity.sourceIp",
            "identity.user",
            "identity.userAgent",
            "identity.userArn",
            "identity.vpcId",
            "identity.vpceId",
            "integration.error",
            "integration.integrationStatus",
            "integration.latency",
            "integration.requestId",
            "integration.status",
            "integrationLatency",
            "integrationStatus",
            "isCanaryRequest",
            "path",
            "protocol",
            "requestId",
            "requestTime",
            "requestTimeEpoch",
            "resourceId",
            "resourcePath",
            "responseLatency",
            "responseLength",
            "responseOverride.status",
            "stage",
            "status",
            "tlsVersion",
            "waf.error",
            "waf.latency",
            "waf.status",
            "wafResponseCode",
            "webaclArn",
            "xrayTraceId");

    /** What an authorizer says of a visitor. */
    private static final Pattern OF_AUTHORIZER = Pattern.compile("authorizer\\.(claims\\.)?[A-Za-z0-9_-]+");

    /**
     * The log of a stage.
     *
     * @throws io.templaterunner.template.TemplateException for what API Gateway refuses, and for a variable
     *     that it does not have: it would write a dash for that, always
     */
    AccessLog of(Declaration stage) {
        Fields properties = stage.properties();
        if (properties.find("AccessLogSetting").isEmpty()) {
            return AccessLog.NONE;
        }
        Fields setting = properties.fieldsOrEmpty("AccessLogSetting");
        LogGroup group = destination(stage, setting);
        AccessLogFormat format = format(stage, setting);
        Map<String, String> known = Map.of(
                "accountId", naming.pseudo().accountId(),
                "apiId", properties.get("RestApiId").asText(),
                "deploymentId", properties.get("DeploymentId").asText());
        return variables -> {
            Map<String, String> values = new HashMap<>(known);
            values.putAll(variables);
            group.append(format.line(values));
        };
    }

    private LogGroup destination(Declaration stage, Fields setting) {
        Value destination = setting.find("DestinationArn")
                .orElseThrow(() -> stage.refused(setting, "Access Log destination must not be null"));
        return groups.find(destination.asText())
                .filter(declared -> stage.before().contains(declared.logicalId()))
                .map(LogGroups.Declared::group)
                .orElseThrow(() -> stage.refused(
                        destination,
                        "Invalid ARN specified in the request: " + destination.asText()
                                + " is not the ARN of a log group that certainly stands before the stage."));
    }

    private static AccessLogFormat format(Declaration stage, Fields setting) {
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
        AccessLogFormat read = new AccessLogFormat(text);
        for (String variable : read.variables()) {
            if (!VARIABLES.contains(variable)
                    && !OF_AUTHORIZER.matcher(variable).matches()) {
                throw stage.refused(format, "$context." + variable + " is no variable of access logs");
            }
        }
        return read;
    }
}
