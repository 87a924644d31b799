package io.contactsheet.localbackend.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The metrics that AWS's services report of a stack's resources. CloudWatch takes an alarm for any name at all; one that
 * nobody reports never goes off.
 *
 * @param functions the functions
 * @param queues the queues
 * @param apis the REST APIs and their stages
 * @param buckets the buckets
 */
record Metrics(Functions functions, Queues queues, Apis apis, Buckets buckets) {

    /**
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda</a>
     */
    private static final Set<String> OF_LAMBDA = Set.of(
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

    /**
     * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">
     *     API Gateway</a>
     */
    private static final Set<String> OF_API_GATEWAY =
            Set.of("Count", "4XXError", "5XXError", "Latency", "IntegrationLatency", "CacheHitCount", "CacheMissCount");

    /**
     * @see <a
     *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
     *     SQS</a>
     */
    private static final Set<String> OF_SQS = Set.of(
            "ApproximateNumberOfMessagesVisible",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateAgeOfOldestMessage",
            "NumberOfMessagesSent",
            "NumberOfMessagesReceived",
            "NumberOfMessagesDeleted",
            "NumberOfEmptyReceives",
            "SentMessageSize");

    /** One metric of one resource. */
    record Metric(String namespace, String name, Map<String, String> dimensions) {

        Metric {
            dimensions = new LinkedHashMap<>(dimensions);
        }

        @Override
        public String toString() {
            return namespace + " " + name + " " + dimensions;
        }
    }

    /** Why nobody ever reports a metric; empty if somebody does. */
    Optional<String> fault(Metric metric) {
        Map<String, String> of = metric.dimensions();
        return switch (metric.namespace()) {
            case "AWS/Lambda" ->
                fault(
                        metric,
                        OF_LAMBDA,
                        List.of(Set.of("FunctionName"), Set.of("FunctionName", "Resource")),
                        (name, value) -> reportsFunction(of, name, value));
            case "AWS/ApiGateway" ->
                fault(
                        metric,
                        OF_API_GATEWAY,
                        List.of(Set.of("ApiName"), Set.of("ApiName", "Stage")),
                        (name, value) ->
                                name.equals("ApiName") ? apis.isNamed(value) : apis.hasStage(of.get("ApiName"), value));
            case "AWS/SQS" -> fault(metric, OF_SQS, List.of(Set.of("QueueName")), (_, value) -> queues.isNamed(value));
            case "AWS/S3" ->
                fault(
                        metric,
                        Set.of("BucketSizeBytes", "NumberOfObjects"),
                        List.of(Set.of("BucketName", "StorageType")),
                        (name, value) -> name.equals("BucketName")
                                ? buckets.isNamed(value)
                                : value.equals(
                                        metric.name().equals("NumberOfObjects")
                                                ? "AllStorageTypes"
                                                : "StandardStorage"));
            default -> Optional.of("the namespace " + metric.namespace() + " is not known on this computer");
        };
    }

    private static Optional<String> fault(
            Metric metric, Set<String> names, List<Set<String>> dimensions, BiPredicate<String, String> exists) {
        if (!names.contains(metric.name())) {
            return Optional.of(metric.namespace() + " has no metric " + metric.name());
        }
        if (!dimensions.contains(metric.dimensions().keySet())) {
            return Optional.of(metric.namespace() + " reports " + metric.name() + " by "
                    + String.join(
                            ", or by ", dimensions.stream().map(Metrics::words).toList()) + ", and not by "
                    + (metric.dimensions().isEmpty()
                            ? "nothing"
                            : words(metric.dimensions().keySet())));
        }
        return metric.dimensions().entrySet().stream()
                .filter(dimension -> !exists.test(dimension.getKey(), dimension.getValue()))
                .findFirst()
                .map(dimension -> "this stack has no " + dimension.getKey() + " “" + dimension.getValue() + "”");
    }

    private static String words(Set<String> names) {
        return String.join(" and ", new TreeSet<>(names));
    }

    /** A version or an alias reports under the name of its function, then a colon and its own. */
    private boolean reportsFunction(Map<String, String> dimensions, String name, String value) {
        String function = dimensions.getOrDefault("FunctionName", "");
        return name.equals("FunctionName")
                ? !value.contains(":") && functions.find(value).isPresent()
                : (value.equals(function) || value.startsWith(function + ":"))
                        && functions.find(value).isPresent();
    }
}
