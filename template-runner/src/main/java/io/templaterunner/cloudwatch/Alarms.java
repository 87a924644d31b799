package io.templaterunner.cloudwatch;

import io.templaterunner.cloudwatch.Alarm.Comparison;
import io.templaterunner.sns.Topics;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The alarms of a stack. CloudWatch takes any alarm that is well formed; one that watches nothing, or tells nobody of what
 * it sees, is refused here all the same, because it would fail in silence.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
final class Alarms {

    private static final List<String> ACTIONS = List.of("AlarmActions", "OKActions", "InsufficientDataActions");
    private static final int MAX_ACTIONS = 5;
    private static final int MAX_NAME = 255;
    private static final int MAX_DESCRIPTION = 1024;
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;

    private final Naming naming;
    private final Metrics metrics;
    private final Topics topics;
    private final Map<String, Declared> byName = new LinkedHashMap<>();

    private record Declared(Declaration declaration, String arn, Alarm alarm) {}

    Alarms(Naming naming, Metrics metrics, Topics topics) {
        this.naming = naming;
        this.metrics = metrics;
        this.topics = topics;
    }

    Identity create(Declaration declaration) {
        String name = declaration.findText("AlarmName").orElseGet(() -> naming.physical(declaration.id()));
        checkLength(declaration, "AlarmName", MAX_NAME);
        checkLength(declaration, "AlarmDescription", MAX_DESCRIPTION);
        if (byName.containsKey(name)) {
            throw declaration.refused(declaration.properties(), "Alarm " + name + " already exists");
        }
        String arn = naming.arn("cloudwatch", "alarm:" + name);
        ACTIONS.forEach(kind -> checkActions(declaration, kind));
        Alarm alarm = new Alarm(
                name,
                declaration.findText("AlarmDescription").orElse(""),
                needed(declaration, "Namespace").asText(),
                needed(declaration, "MetricName").asText(),
                dimensions(declaration),
                rule(declaration),
                List.of(),
                List.of());
        byName.put(name, new Declared(declaration, arn, alarm));
        return new Identity(name, Map.of("Arn", Naming.value(declaration, arn)));
    }

    private static void checkLength(Declaration declaration, String property, int most) {
        declaration.properties().find(property).ifPresent(value -> {
            if (value.asText().length() > most) {
                throw declaration.refused(
                        value,
                        "1 validation error detected: Value at '" + property
                                + "' failed to satisfy constraint: Member must have length less than or equal to "
                                + most);
            }
        });
    }

    private static Value needed(Declaration declaration, String property) {
        return declaration
                .properties()
                .find(property)
                .orElseThrow(() -> declaration.refused(
                        declaration.properties(), property + " must be specified for an alarm on a single metric"));
    }

    private static Map<String, String> dimensions(Declaration declaration) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Value value : declaration.properties().itemsOrEmpty("Dimensions")) {
            Fields dimension = value.asFields();
            dimensions.put(
                    dimension.get("Name").asText(), dimension.get("Value").asText());
        }
        return dimensions;
    }

    private static Alarm.Rule rule(Declaration declaration) {
        Fields properties = declaration.properties();
        int period = period(declaration);
        int periods = atLeastOne(declaration, properties.get("EvaluationPeriods"));
        if (periods * (long) period > DAY) {
            throw declaration.refused(
                    properties.get("EvaluationPeriods"),
                    "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).");
        }
        int datapoints = properties
                .find("DatapointsToAlarm")
                .map(value -> atLeastOne(declaration, value))
                .orElse(periods);
        if (datapoints > periods) {
            throw declaration.refused(
                    properties.get("DatapointsToAlarm"),
                    "DatapointsToAlarm must be less than or equal to EvaluationPeriods");
        }
        return new Alarm.Rule(
                statistic(declaration),
                period,
                periods,
                datapoints,
                Comparison.valueOf(properties
                        .get("ComparisonOperator")
                        .asText()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT)),
                needed(declaration, "Threshold").asNumber(),
                declaration
                        .findText("TreatMissingData")
                        .filter("breaching"::equals)
                        .isPresent());
    }

    private static int period(Declaration declaration) {
        Value period = needed(declaration, "Period");
        int seconds = period.asInteger();
        if (seconds != 10 && seconds != 20 && seconds != 30 && (seconds < MINUTE || seconds % MINUTE != 0)) {
            throw declaration.refused(
                    period, "Invalid metric period: it must be 10, 20, 30 or a multiple of 60, and is " + seconds);
        }
        return seconds;
    }

    private static int atLeastOne(Declaration declaration, Value value) {
        if (value.asInteger() < 1) {
            throw declaration.refused(
                    value,
                    "Value '" + value.asText()
                            + "' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }
        return value.asInteger();
    }

    private static String statistic(Declaration declaration) {
        Optional<String> plain = declaration.findText("Statistic");
        Optional<String> extended = declaration.findText("ExtendedStatistic");
        if (plain.isPresent() == extended.isPresent()) {
            throw declaration.refused(
                    declaration.properties(), "Exactly one of Statistic and ExtendedStatistic must be specified");
        }
        return plain.or(() -> extended.filter(text -> text.matches("p(\\d{1,2}(\\.\\d{0,2})?|100)")))
                .orElseThrow(() -> declaration.refused(
                        declaration.properties().get("ExtendedStatistic"),
                        "The value " + extended.orElse("") + " for parameter ExtendedStatistic is not supported."));
    }

    private void checkActions(Declaration declaration, String kind) {
        List<Value> actions = declaration.properties().itemsOrEmpty(kind);
        if (actions.size() > MAX_ACTIONS) {
            throw declaration.refused(actions.getFirst(), "An alarm has at most " + MAX_ACTIONS + " " + kind);
        }
        for (Value action : actions) {
            String arn = action.asText();
            if (!arn.matches("arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:\\d{12}:.+")) {
                throw declaration.refused(action, "Invalid arn syntax: " + arn);
            }
            if (!topics.has(arn)) {
                throw declaration.refused(
                        action, "Invalid action " + arn + "; on this computer it must be a topic of this stack.");
            }
        }
    }

    /** Refuses alarms that would never be heard, when all that they may speak of stands. */
    void check() {
        byName.values().forEach(this::check);
    }

    private void check(Declared declared) {
        Fields properties = declared.declaration().properties();
        Alarm alarm = declared.alarm();
        metrics.fault(alarm.watched()).ifPresent(fault -> {
            throw declared.declaration()
                    .refused(
                            properties.get("MetricName"),
                            "This alarm would never go off, and CloudWatch would not say so: " + fault);
        });
        ACTIONS.stream()
                .flatMap(kind -> properties.itemsOrEmpty(kind).stream())
                .forEach(topic -> topics.faultOfAlarm(topic.asText(), declared.arn())
                        .ifPresent(fault -> {
                            throw declared.declaration()
                                    .refused(
                                            topic,
                                            "Nobody would hear of this alarm, and CloudWatch would not say so: "
                                                    + fault);
                        }));
    }

    /** The alarms, when all stands that they may tell. */
    List<Alarm> all() {
        return byName.values().stream()
                .map(declared -> declared.alarm()
                        .telling(
                                told(declared.declaration(), "AlarmActions"),
                                told(declared.declaration(), "OKActions")))
                .toList();
    }

    /** Those that have gone off by the value that their metric has now. */
    List<Alarm> goneOff() throws IOException {
        List<Alarm> sounding = new ArrayList<>();
        for (Alarm alarm : all()) {
            OptionalDouble now = metrics.latest(alarm.watched());
            if (now.isPresent() && alarm.rule().goesOff(List.of(now))) {
                sounding.add(alarm);
            }
        }
        return sounding;
    }

    private List<String> told(Declaration declaration, String kind) {
        boolean enabled = declaration
                .properties()
                .find("ActionsEnabled")
                .map(Value::asBoolean)
                .orElse(true);
        return !enabled
                ? List.of()
                : declaration.properties().itemsOrEmpty(kind).stream()
                        .flatMap(topic -> topics.subscribers(topic.asText()).stream())
                        .toList();
    }
}
