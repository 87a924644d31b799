package io.templaterunner.s3;

import io.templaterunner.cloudwatch.Metric;
import io.templaterunner.cloudwatch.MetricSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What S3 reports.
 *
 * @param buckets the buckets of the stack
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html">Metrics of S3</a>
 */
record BucketMetrics(Buckets buckets) implements MetricSource {

    private static final String OBJECTS = "NumberOfObjects";

    @Override
    public String namespace() {
        return "AWS/S3";
    }

    @Override
    public Optional<String> fault(Metric metric) {
        String storage = metric.name().equals(OBJECTS) ? "AllStorageTypes" : "StandardStorage";
        return metric.fault(
                Set.of("BucketSizeBytes", OBJECTS),
                List.of(Set.of("BucketName", "StorageType")),
                (name, value) -> name.equals("BucketName") ? buckets.isNamed(value) : value.equals(storage));
    }
}
