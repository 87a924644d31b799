package io.templaterunner.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.templaterunner.json.Json;
import io.templaterunner.lambda.FunctionName;
import io.templaterunner.lambda.Functions;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** EventBridge: the rules that invoke functions from time to time. On this computer their time never comes. */
public final class Schedules implements AwsService {

    private static final String SERVICE = "events.amazonaws.com";
    private static final Pattern NAME = Pattern.compile("[.A-Za-z0-9_-]{1,64}");

    /** A rate of one has its unit in the singular. The fields of a cron expression are not looked at. */
    private static final Pattern SCHEDULE = Pattern.compile(
            "rate\\((1 (minute|hour|day)|(?!1 )[1-9][0-9]* (minutes|hours|days))\\)|cron\\(\\S+( \\S+){5}\\)");

    private final Naming naming;
    private final Functions functions;
    private final Map<String, Declaration> byArn = new LinkedHashMap<>();

    public Schedules(Naming naming, Functions functions) {
        this.naming = naming;
        this.functions = functions;
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(ResourceKind.of("AWS::Events::Rule", this::create));
    }

    private Identity create(Declaration declaration) {
        String name = declaration.findText("Name").orElseGet(() -> naming.physical(declaration.id()));
        Fields properties = declaration.properties();
        if (!NAME.matcher(name).matches()) {
            throw declaration.refused(
                    properties.get("Name"),
                    "Value '" + name
                            + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression"
                            + " pattern: [\\.\\-_A-Za-z0-9]+, of at most 64 characters");
        }
        Value schedule = properties.get("ScheduleExpression");
        if (!SCHEDULE.matcher(schedule.asText()).matches()) {
            throw declaration.refused(schedule, "Parameter ScheduleExpression is not valid.");
        }
        properties.itemsOrEmpty("Targets").forEach(target -> checkInput(declaration, target.asFields()));
        String arn = naming.arn("events", "rule/" + name);
        byArn.put(arn, declaration);
        return new Identity(name, Map.of("Arn", Naming.value(declaration, arn)));
    }

    private static void checkInput(Declaration declaration, Fields target) {
        target.find("Input").ifPresent(input -> {
            try {
                Json.MAPPER.readTree(input.asText());
            } catch (JsonProcessingException e) {
                throw declaration.refused(
                        input,
                        "JSON syntax error in input for target "
                                + target.get("Id").asText());
            }
        });
    }

    /**
     * Refuses what EventBridge would try in vain, without a word, each time.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html">Troubleshooting
     *     EventBridge</a>
     */
    @Override
    public void check() {
        byArn.forEach((arn, rule) -> rule.properties()
                .itemsOrEmpty("Targets")
                .forEach(target -> checkTarget(rule, arn, target.asFields().get("Arn"))));
    }

    private void checkTarget(Declaration rule, String arn, Value target) {
        FunctionName function = functions
                .find(target.asText())
                .orElseThrow(() -> rule.refused(
                        target, "This stack has no function " + target.asText() + ": the rule would invoke nothing"));
        if (!functions.mayBeInvoked(function, _ -> true, SERVICE, arn)) {
            throw rule.refused(target, "No permission lets " + arn + " invoke " + target.asText());
        }
    }
}
