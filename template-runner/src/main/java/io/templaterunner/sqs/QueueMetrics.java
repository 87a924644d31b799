package io.templaterunner.sqs;

import io.templaterunner.cloudwatch.Metric;
import io.templaterunner.cloudwatch.MetricSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What SQS reports.
 *
 * @param queues the queues of the stack
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
 *     Metrics of SQS</a>
 */
record QueueMetrics(Queues queues) implements MetricSource {

    private static final String QUEUE = "QueueName";
    private static final String VISIBLE = "ApproximateNumberOfMessagesVisible";

    private static final Set<String> NAMES = Set.of(
            VISIBLE,
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateAgeOfOldestMessage",
            "NumberOfMessagesSent",
            "NumberOfMessagesReceived",
            "NumberOfMessagesDeleted",
            "NumberOfEmptyReceives",
            "SentMessageSize");

    @Override
    public String namespace() {
        return "AWS/SQS";
    }

    @Override
    public Optional<String> fault(Metric metric) {
        return metric.fault(NAMES, List.of(Set.of(QUEUE)), (_, value) -> queues.isNamed(value));
    }

    @Override
    public OptionalDouble latest(Metric metric) throws IOException {
        Optional<NamedQueue> queue = Optional.ofNullable(metric.dimensions().get(QUEUE))
                .filter(_ -> metric.name().equals(VISIBLE))
                .flatMap(queues::named);
        return queue.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(queue.get().messages().size());
    }
}
