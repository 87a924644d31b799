package io.contactsheet.benchmarks.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a function's process until its first event is handled. */
final class FunctionRun {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration TIME_TO_END = Duration.ofMinutes(2);
    private static final String EVENT = """
            {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-central-1",
              "eventTime": "2026-11-23T12:00:00.000Z", "eventName": "ObjectCreated:Put",
              "userIdentity": {"principalId": "A3NL1KOZZKExample"},
              "requestParameters": {"sourceIPAddress": "127.0.0.1"},
              "responseElements": {"x-amz-request-id": "C3D13FE58DE4C810", "x-amz-id-2": "FMyUVURIY8"},
              "s3": {"s3SchemaVersion": "1.0", "configurationId": "photos",
                "bucket": {"name": "originals", "ownerIdentity": {"principalId": "A3NL1KOZZKExample"},
                  "arn": "arn:aws:s3:::originals"},
                "object": {"key": "photo.jpg", "size": %d, "eTag": "9b2cf535f27731c974343645a3985328",
                  "sequencer": "0055AED6DCD90281E5"}}}]}""";

    private final byte[] photo;
    private final Path log;

    /**
     * For runs with one photo.
     *
     * @param photo a JPEG file
     * @param log takes what the processes print; overwritten by each
     */
    FunctionRun(Path photo, Path log) throws IOException {
        this.photo = Files.readAllBytes(photo);
        this.log = log;
    }

    /** What was measured of one process. */
    record Measured(Map<Moment, Duration> moments, Duration processor, long peakMemoryBytes) {

        double handledMillis() {
            return moments.getOrDefault(Moment.HANDLED, Duration.ZERO).toNanos() / 1e6;
        }
    }

    /**
     * Starts the process, hands it its event, measures, and kills it.
     *
     * @throws IllegalStateException with the end of the process's log, if the event is not handled
     */
    Measured measure(List<String> command) throws IOException, InterruptedException {
        return run(command, Process::destroyForcibly);
    }

    /** As {@link #measure}, but the process may end by itself: it writes an archive then. */
    void train(List<String> command) throws IOException, InterruptedException {
        run(command, process -> {
            process.destroy();
            if (!process.waitFor(TIME_TO_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the training run did not end");
            }
        });
    }

    @FunctionalInterface
    private interface Ending {
        void end(Process process) throws InterruptedException;
    }

    private Measured run(List<String> command, Ending ending) throws IOException, InterruptedException {
        Timeline timeline = new Timeline();
        try (RuntimeApi runtime = new RuntimeApi(EVENT.formatted(photo.length), timeline);
                OnePhotoStorage storage = new OnePhotoStorage("photo.jpg", photo, timeline)) {
            timeline.begin();
            Process process = start(command, runtime, storage);
            var _ = process.onExit().thenRun(() -> timeline.fail("the process ended"));
            try {
                Map<Moment, Duration> moments = timeline.await(LIMIT);
                Measured measured = new Measured(new EnumMap<>(moments), processor(process), peakMemory(process));
                ending.end(process);
                return measured;
            } catch (IllegalStateException failed) {
                throw new IllegalStateException(failed.getMessage() + "; see " + log, failed);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(List<String> command, RuntimeApi runtime, OnePhotoStorage storage) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JAVA_"));
        environment.putAll(FunctionEnvironment.variables(runtime.authority(), storage.url()));
        return builder.start();
    }

    private static Duration processor(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long peakMemory(Process process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
