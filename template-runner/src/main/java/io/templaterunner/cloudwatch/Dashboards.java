package io.templaterunner.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.templaterunner.json.Json;
import io.templaterunner.stack.Declaration;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Evaluation.Identity;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dashboards of a stack, which are checked and not shown. A widget of a metric that nobody reports stays empty, so it
 * is refused.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">The
 *     structure of a dashboard's body</a>
 */
final class Dashboards {

    private static final int COLUMNS = 24;

    private final Naming naming;
    private final Metrics metrics;
    private final List<Shown> shown = new ArrayList<>();

    private record Shown(Declaration declaration, Metric metric) {}

    Dashboards(Naming naming, Metrics metrics) {
        this.naming = naming;
        this.metrics = metrics;
    }

    Identity create(Declaration declaration) {
        String name = declaration.findText("DashboardName").orElseGet(() -> naming.physical(declaration.id()));
        Value body = declaration.properties().get("DashboardBody");
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw declaration.refused(
                    declaration.properties().get("DashboardName"),
                    "The value " + name + " for field DashboardName contains invalid characters.");
        }
        JsonNode widgets = json(declaration, body).path("widgets");
        if (!widgets.isArray() || widgets.isEmpty()) {
            throw invalid(declaration, "", "Should have required property 'widgets'");
        }
        for (int i = 0; i < widgets.size(); i++) {
            checkWidget(declaration, "/widgets/" + i, widgets.get(i));
        }
        return new Identity(name, Map.of());
    }

    private static JsonNode json(Declaration declaration, Value body) {
        try {
            return Json.MAPPER.readTree(body.asText());
        } catch (JsonProcessingException malformed) {
            throw invalid(declaration, "", "The field DashboardBody must be a valid JSON object");
        }
    }

    private void checkWidget(Declaration declaration, String path, JsonNode widget) {
        for (String required : List.of("type", "properties")) {
            if (widget.path(required).isMissingNode()) {
                throw invalid(declaration, path, "Should have required property '" + required + "'");
            }
        }
        int width = widget.path("width").asInt(6);
        if (width < 1 || widget.path("x").asInt(0) + width > COLUMNS) {
            throw invalid(declaration, path + "/width", "Should be within the " + COLUMNS + " columns of a dashboard");
        }
        JsonNode properties = widget.path("properties");
        switch (widget.path("type").asText("")) {
            case "text" -> {
                if (properties.path("markdown").asText("").isEmpty()) {
                    throw invalid(declaration, path + "/properties", "Should have required property 'markdown'");
                }
            }
            case "metric" -> checkMetrics(declaration, path + "/properties", properties);
            case "alarm" -> {
                if (properties.path("alarms").isEmpty()) {
                    throw invalid(declaration, path + "/properties", "Should have required property 'alarms'");
                }
            }
            default ->
                throw invalid(
                        declaration,
                        path + "/type",
                        "Should be equal to one of the allowed values: text, metric, alarm on this computer");
        }
    }

    private void checkMetrics(Declaration declaration, String path, JsonNode properties) {
        if (!properties.path("region").asText("").equals(naming.pseudo().region())) {
            throw invalid(declaration, path + "/region", "Should be the stack's Region");
        }
        JsonNode rows = properties.path("metrics");
        if (!rows.isArray() || rows.isEmpty()) {
            throw invalid(declaration, path, "Should have required property 'metrics'");
        }
        for (int i = 0; i < rows.size(); i++) {
            shown.add(new Shown(declaration, metric(declaration, path + "/metrics/" + i, rows.get(i))));
        }
    }

    /** A row is the namespace, the name, then the dimensions, and perhaps how to draw it. */
    private static Metric metric(Declaration declaration, String path, JsonNode row) {
        List<String> texts = new ArrayList<>();
        row.forEach(each -> {
            if (each.isTextual()) {
                texts.add(each.asText());
            }
        });
        if (texts.size() < 2 || texts.size() % 2 != 0 || texts.stream().anyMatch(text -> text.matches("\\.+"))) {
            throw invalid(
                    declaration, path, "Should be a namespace, a metric and its dimensions, written in full here");
        }
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (int i = 2; i < texts.size(); i += 2) {
            dimensions.put(texts.get(i), texts.get(i + 1));
        }
        return new Metric(texts.get(0), texts.get(1), dimensions);
    }

    /** Refuses what would stay empty, when all stands that may report. */
    void check() {
        for (Shown each : shown) {
            metrics.fault(each.metric()).ifPresent(fault -> {
                throw each.declaration()
                        .refused(
                                each.declaration().properties().get("DashboardBody"),
                                "A widget would stay empty, and CloudWatch would not say so: " + fault);
            });
        }
    }

    private static TemplateException invalid(Declaration declaration, String path, String message) {
        return declaration.refused(
                declaration.properties().get("DashboardBody"),
                "The dashboard body is invalid, there are 1 validation errors: [ { \"dataPath\": \"" + path
                        + "\", \"message\": \"" + message + "\" } ]");
    }
}
