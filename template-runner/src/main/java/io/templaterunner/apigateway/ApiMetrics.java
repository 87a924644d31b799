package io.templaterunner.apigateway;

import io.templaterunner.cloudwatch.Metric;
import io.templaterunner.cloudwatch.MetricSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What API Gateway reports.
 *
 * @param apis the REST APIs of the stack, and their stages
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">
 *     Metrics of API Gateway</a>
 */
record ApiMetrics(Apis apis) implements MetricSource {

    private static final String API = "ApiName";

    private static final Set<String> NAMES =
            Set.of("Count", "4XXError", "5XXError", "Latency", "IntegrationLatency", "CacheHitCount", "CacheMissCount");

    @Override
    public String namespace() {
        return "AWS/ApiGateway";
    }

    @Override
    public Optional<String> fault(Metric metric) {
        return metric.fault(
                NAMES,
                List.of(Set.of(API), Set.of(API, "Stage")),
                (name, value) -> name.equals(API)
                        ? apis.isNamed(value)
                        : apis.hasStage(metric.dimensions().get(API), value));
    }
}
