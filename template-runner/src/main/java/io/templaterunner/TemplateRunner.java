package io.templaterunner;

import io.templaterunner.apigateway.StorageBackend;
import io.templaterunner.budgets.Budget;
import io.templaterunner.cloudwatch.Alarm;
import io.templaterunner.cognito.Front;
import io.templaterunner.cognito.Secrets;
import io.templaterunner.cognito.UserPool;
import io.templaterunner.files.Ballast;
import io.templaterunner.files.DiskSpace;
import io.templaterunner.lambda.FunctionCode;
import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.stack.Account;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.stack.TakenOver;
import io.templaterunner.template.Template;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A CloudFormation template that runs on this machine, with AWS's own semantics. It listens on the loopback interface
 * only. What was acknowledged is kept in its data folder, and is there again at the next start.
 */
public final class TemplateRunner implements AutoCloseable {

    private final DataFolder data;
    private final EmbeddedS3 s3;
    private final RunningStack stack;

    /**
     * What to run, and where.
     *
     * @param data the folder that holds everything; made if it is not there
     * @param port of the first REST API; 0 for a free one
     * @param template the text of the template, in YAML or JSON
     * @param templateName the name of its file, for messages
     * @param parameters values for the template's parameters; those that have none keep what they were given before in
     *     this folder, else they take their defaults
     * @param front what answers beside the first REST API, where the stack has users
     * @param code of the functions
     * @param readings of what AWS's documentation leaves open, in the place of the kinder ones
     */
    public record Settings(
            Path data,
            int port,
            String template,
            String templateName,
            Map<String, String> parameters,
            Front front,
            FunctionCode code,
            Set<StrictReading> readings) {

        public Settings {
            parameters = Map.copyOf(parameters);
            readings = Set.copyOf(readings);
        }

        /** With the kinder readings. */
        public Settings(
                Path data,
                int port,
                String template,
                String templateName,
                Map<String, String> parameters,
                Front front,
                FunctionCode code) {
            this(data, port, template, templateName, parameters, front, code, Set.of());
        }

        /** With nothing beside the API, and with functions that are classes of this program. */
        public Settings(Path data, int port, String template, String templateName, Map<String, String> parameters) {
            this(data, port, template, templateName, parameters, _ -> List.of(), FunctionCode.ofThisProgram());
        }

        /** The same under other readings. */
        public Settings under(Set<StrictReading> others) {
            return new Settings(data, port, template, templateName, parameters, front, code, others);
        }
    }

    /**
     * How time passes.
     *
     * @param clock for throttling, and the times that events and tokens tell
     * @param pauseBeforeRetry how long Lambda waits before it tries an event again, the first time (1) and the second (2)
     * @param secrets how those of user pools are made, which takes a second or two where nobody may guess them
     */
    public record Timing(InstantSource clock, IntFunction<Duration> pauseBeforeRetry, Secrets secrets) {

        /** As on AWS: a minute, then two. */
        public static final Timing REAL = new Timing(InstantSource.system(), Duration::ofMinutes, Secrets.STRONG);

        /** The same with other secrets. */
        public Timing with(Secrets others) {
            return new Timing(clock, pauseBeforeRetry, others);
        }
    }

    private TemplateRunner(DataFolder data, EmbeddedS3 s3, RunningStack stack) {
        this.data = data;
        this.s3 = s3;
        this.stack = stack;
    }

    /**
     * Whether a stack runs on a data folder, in this process or another one.
     *
     * @throws IOException if the folder is there and cannot be written
     */
    public static boolean isRunningOn(Path data) throws IOException {
        return DataFolder.isTaken(data);
    }

    /** Starts with real time. */
    public static TemplateRunner start(Settings settings) throws IOException {
        return start(settings, Timing.REAL);
    }

    /**
     * Starts, and returns when everything serves.
     *
     * @throws io.templaterunner.template.TemplateException if AWS would refuse the template, or it uses what
     *     does not run on one machine; the message says where and why
     * @throws DataFolderException if the folder cannot be had, such as one that another stack runs on
     * @throws IOException with a sentence for the user, if the port cannot be had or the folder not be read
     */
    public static TemplateRunner start(Settings settings, Timing timing) throws IOException {
        return start(settings, timing, UnaryOperator.identity());
    }

    /**
     * Starts with something between the APIs and S3, which may answer in its place: so that faults of S3 can be tried.
     *
     * @param storage gets S3, and gives what the APIs call
     */
    public static TemplateRunner start(Settings settings, Timing timing, UnaryOperator<StorageBackend> storage)
            throws IOException {
        Template template = Template.parse(settings.templateName(), settings.template());
        DataFolder data = DataFolder.take(settings.data());
        EmbeddedS3 s3 = null;
        try {
            Ballast.of(data.path()).trim();
            s3 = EmbeddedS3.start(data.resolve("buckets"), timing.clock());
            Surroundings around = new Surroundings(
                    s3,
                    data.resolve("stack"),
                    settings.port(),
                    timing.clock(),
                    timing.pauseBeforeRetry(),
                    timing.secrets(),
                    storage,
                    settings.front(),
                    settings.code(),
                    settings.readings());
            RunningStack stack = RunningStack.deploy(template, settings.parameters(), Account.LOCAL, around);
            return new TemplateRunner(data, s3, stack);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("The start was interrupted.");
            release(data, s3, interrupted);
            throw interrupted;
        } catch (IOException e) {
            IOException told = DiskSpace.isMissing(e) ? full(settings.data(), e) : e;
            release(data, s3, told);
            throw told;
        } catch (RuntimeException e) {
            release(data, s3, e);
            throw e;
        }
    }

    private static IOException full(Path data, IOException failure) {
        return new IOException(
                "There is no space left on the disk that holds " + data
                        + ". What is in it is safe. Make room, then start again.",
                failure);
    }

    private static void release(DataFolder data, @Nullable EmbeddedS3 s3, Exception failure) {
        try (data) {
            if (s3 != null) {
                s3.close();
            }
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The outputs of the template, by name, with the addresses of this machine in the place of public ones. */
    public Map<String, String> outputs() {
        return stack.outputs();
    }

    /** What this start took over from the one before, in the same folder. */
    public TakenOver takenOver() {
        return stack.takenOver();
    }

    /** The template's user pools, for whoever runs them, who needs no credentials to set a password. */
    public Collection<UserPool> userPools() {
        return stack.userPools();
    }

    /** The template's alarms. */
    public List<Alarm> alarms() {
        return stack.alarms();
    }

    /** The template's budgets. */
    public List<Budget> budgets() {
        return stack.budgets();
    }

    /**
     * The alarms that have gone off. Only those of queues are watched on this computer.
     *
     * @throws IOException if a queue cannot be read
     */
    public List<Alarm> alarmsNow() throws IOException {
        return stack.alarmsNow();
    }

    /** Stops everything. What was acknowledged stays. */
    @Override
    public void close() {
        try (data;
                s3) {
            stack.close();
        } catch (IOException e) {
            throw new IllegalStateException("The data folder could not be released.", e);
        }
    }
}
