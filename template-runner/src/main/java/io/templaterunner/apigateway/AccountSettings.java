package io.templaterunner.apigateway;

import io.templaterunner.iam.Role;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.Map;
import java.util.Optional;

/** API Gateway's settings of an account: with which role it writes logs. */
final class AccountSettings {

    private final Naming naming;
    private final Apis apis;
    private final GatewaySessions sessions;
    private Optional<String> withLogs = Optional.empty();

    /** @param sessions in the roles that API Gateway may assume */
    AccountSettings(Naming naming, Apis apis, GatewaySessions sessions) {
        this.naming = naming;
        this.apis = apis;
        this.sessions = sessions;
    }

    Identity create(Declaration declaration) {
        if (!apis.isAnyBefore(declaration)) {
            throw declaration.refused(
                    declaration.properties(),
                    "In an account that has never had an API, API Gateway has no settings yet: the resource must depend"
                            + " on an AWS::ApiGateway::RestApi.");
        }
        declaration.properties().find("CloudWatchRoleArn").ifPresent(arn -> {
            if (sessions.assumable(arn.asText()).filter(Role::mayWriteLogs).isEmpty()) {
                throw declaration.refused(
                        arn,
                        "The role ARN does not have required permissions configured. Please grant trust permission for"
                                + " API Gateway and add the required role policy.");
            }
            withLogs = Optional.of(declaration.id());
        });
        String id = naming.physical(declaration.id());
        return new Identity(id, Map.of("Id", Naming.value(declaration, id)));
    }

    /** Refuses a stage that would write logs, unless the account certainly has a role for that by then. */
    void checkLogging(Declaration stage) {
        Fields properties = stage.properties();
        Optional<Value> logging = properties
                .find("AccessLogSetting")
                .or(() -> properties.itemsOrEmpty("MethodSettings").stream()
                        .flatMap(setting -> setting.asFields().find("LoggingLevel").stream())
                        .filter(level -> !level.asText().equals("OFF"))
                        .findFirst());
        logging.filter(_ -> withLogs.filter(stage.before()::contains).isEmpty()).ifPresent(value -> {
            throw stage.refused(value, "CloudWatch Logs role ARN must be set in account settings to enable logging");
        });
    }
}
