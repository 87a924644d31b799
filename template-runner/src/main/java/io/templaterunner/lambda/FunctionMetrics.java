package io.templaterunner.lambda;

import io.templaterunner.cloudwatch.Metric;
import io.templaterunner.cloudwatch.MetricSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Lambda reports.
 *
 * @param functions of the stack
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Metrics of Lambda</a>
 */
record FunctionMetrics(Functions functions) implements MetricSource {

    private static final String FUNCTION = "FunctionName";

    private static final Set<String> NAMES = Set.of(
            "Invocations",
            "Errors",
            "Throttles",
            "Duration",
            "ConcurrentExecutions",
            "AsyncEventsReceived",
            "AsyncEventAge",
            "AsyncEventsDropped",
            "DeadLetterErrors",
            "DestinationDeliveryFailures");

    @Override
    public String namespace() {
        return "AWS/Lambda";
    }

    @Override
    public Optional<String> fault(Metric metric) {
        return metric.fault(
                NAMES,
                List.of(Set.of(FUNCTION), Set.of(FUNCTION, "Resource")),
                (name, value) -> reports(metric.dimensions(), name, value));
    }

    /** A version or an alias reports under the name of its function, then a colon and its own. */
    private boolean reports(Map<String, String> dimensions, String name, String value) {
        String function = dimensions.getOrDefault(FUNCTION, "");
        boolean named = name.equals(FUNCTION)
                ? !value.contains(":")
                : value.equals(function) || value.startsWith(function + ":");
        return named && functions.find(value).isPresent();
    }
}
