package io.templaterunner.cloudwatch;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** A service that reports metrics of its resources. */
public interface MetricSource {

    /** Of its metrics, such as {@code AWS/SQS}. */
    String namespace();

    /** Why it never reports a metric of its namespace; empty if it does. */
    Optional<String> fault(Metric metric);

    /**
     * The value of a metric now; empty if it is not known on this computer.
     *
     * @throws IOException if it cannot be read
     */
    default OptionalDouble latest(Metric metric) throws IOException {
        return OptionalDouble.empty();
    }
}
