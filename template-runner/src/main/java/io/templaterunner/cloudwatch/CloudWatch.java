package io.templaterunner.cloudwatch;

import io.templaterunner.sns.Topics;
import io.templaterunner.stack.AwsService;
import io.templaterunner.stack.Naming;
import io.templaterunner.stack.ResourceKind;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CloudWatch: the alarms and dashboards of a stack. */
public final class CloudWatch implements AwsService {

    private static final Logger LOG = LoggerFactory.getLogger(CloudWatch.class);

    private final Alarms alarms;
    private final Dashboards dashboards;

    /**
     * @param topics whom alarms tell
     * @param sources of metrics, of one namespace each
     */
    public CloudWatch(Naming naming, Topics topics, List<MetricSource> sources) {
        Metrics metrics = new Metrics(sources);
        alarms = new Alarms(naming, metrics, topics);
        dashboards = new Dashboards(naming, metrics);
    }

    @Override
    public List<ResourceKind> kinds() {
        return List.of(
                ResourceKind.of("AWS::CloudWatch::Alarm", alarms::create),
                ResourceKind.of("AWS::CloudWatch::Dashboard", dashboards::create));
    }

    @Override
    public void check() {
        alarms.check();
        dashboards.check();
    }

    @Override
    public void start() {
        logAlarms();
    }

    /** The alarms. */
    public List<Alarm> alarms() {
        return alarms.all();
    }

    /** The alarms that have gone off. Only those of which this computer knows the metric's value are watched. */
    public List<Alarm> alarmsNow() throws IOException {
        return alarms.goneOff();
    }

    /** What would be an e-mail is a line of the log here. */
    public void logAlarms() {
        try {
            alarmsNow().forEach(alarm -> LOG.warn("ALARM {}: {}", alarm.name(), alarm.description()));
        } catch (IOException unreadable) {
            LOG.error("The metrics cannot be read, so no alarm is heard.", unreadable);
        }
    }
}
