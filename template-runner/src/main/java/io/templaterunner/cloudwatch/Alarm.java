package io.templaterunner.cloudwatch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An alarm of a stack.
 *
 * @param name its name
 * @param description what its mail says
 * @param namespace of its metric, such as {@code AWS/SQS}
 * @param metric the name of its metric
 * @param dimensions whose metric it is
 * @param rule when it goes off
 * @param recipients whom it tells when it goes off
 * @param relieved whom it tells when it is over
 */
public record Alarm(
        String name,
        String description,
        String namespace,
        String metric,
        Map<String, String> dimensions,
        Rule rule,
        List<String> recipients,
        List<String> relieved) {

    /** How a period's value is compared with the threshold. */
    public enum Comparison {
        GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        GREATER_THAN_THRESHOLD,
        LESS_THAN_THRESHOLD,
        LESS_THAN_OR_EQUAL_TO_THRESHOLD;

        boolean breaches(double value, double threshold) {
            return switch (this) {
                case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
                case GREATER_THAN_THRESHOLD -> value > threshold;
                case LESS_THAN_THRESHOLD -> value < threshold;
                case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
            };
        }
    }

    /**
     * When an alarm goes off.
     *
     * @param statistic of the values of one period, such as {@code Sum}
     * @param period in seconds
     * @param periods how many of the latest are looked at
     * @param needed how many of them must breach the threshold
     * @param missingBreaches whether a period without a value breaches it
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html">CloudWatch
     *     alarms</a>
     */
    public record Rule(
            String statistic,
            int period,
            int periods,
            int needed,
            Comparison comparison,
            double threshold,
            boolean missingBreaches) {

        /**
         * Whether it goes off.
         *
         * @param latest the statistic of each of the latest periods, one without a value empty; fewer than
         *     {@link #periods} mean that those before had none
         */
        public boolean goesOff(List<OptionalDouble> latest) {
            long breaching = latest.stream()
                    .limit(periods)
                    .filter(value ->
                            value.isPresent() ? comparison.breaches(value.getAsDouble(), threshold) : missingBreaches)
                    .count();
            long before = missingBreaches ? Math.max(0, periods - latest.size()) : 0;
            return breaching + before >= needed;
        }
    }

    public Alarm {
        // In the order of the template, so that what is told of them is always the same.
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        recipients = List.copyOf(recipients);
        relieved = List.copyOf(relieved);
    }

    /** Its metric. */
    Metric watched() {
        return new Metric(namespace, metric, dimensions);
    }

    Alarm telling(List<String> those, List<String> afterwards) {
        return new Alarm(name, description, namespace, metric, dimensions, rule, those, afterwards);
    }
}
