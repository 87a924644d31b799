package io.templaterunner.cloudwatch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metrics that AWS's services report of a stack's resources. CloudWatch takes an alarm for any name at all; one that
 * nobody reports never goes off.
 *
 * @param sources of one namespace each
 */
record Metrics(List<MetricSource> sources) {

    Metrics {
        sources = List.copyOf(sources);
    }

    /** Why nobody ever reports a metric; empty if somebody does. */
    Optional<String> fault(Metric metric) {
        Optional<MetricSource> source = source(metric);
        return source.isEmpty()
                ? Optional.of("the namespace " + metric.namespace() + " is not known on this computer")
                : source.get().fault(metric);
    }

    /** The value of a metric now, if it is known on this computer. */
    OptionalDouble latest(Metric metric) throws IOException {
        Optional<MetricSource> source = source(metric);
        return source.isEmpty() ? OptionalDouble.empty() : source.get().latest(metric);
    }

    private Optional<MetricSource> source(Metric metric) {
        return sources.stream()
                .filter(each -> each.namespace().equals(metric.namespace()))
                .findFirst();
    }
}
