package io.contactsheet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.contactsheet.lambda.fault.FailureLine;
import io.contactsheet.lambda.json.Json;
import io.contactsheet.lambda.repair.Repair;
import io.contactsheet.lambda.repair.RepairRequest;
import io.contactsheet.lambda.repair.S3Galleries;
import io.contactsheet.lambda.repair.SqsQueue;
import io.contactsheet.lambda.service.JsonService;
import io.contactsheet.lambda.thumbnails.PhotoChange;
import io.contactsheet.lambda.thumbnails.S3PhotoStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes every thumbnail right: what is missing, outdated or of another size than thumbnails have now is made, what has no
 * original is removed, each placeholder is tried again, and each event of the failure queue is handled again. It can be invoked at any time, and as often
 * as one likes.
 *
 * <p>Its payload is a {@link RepairRequest}, {@code {}} for everything. Its answer says what was done, and, if the time
 * was over before the end, with which payload to go on.
 *
 * <p>Environment: {@code ORIGINALS_BUCKET}, {@code THUMBNAILS_BUCKET}, {@code THUMBNAIL_SIZE} in pixels,
 * {@code HEIC_PHOTOS}, which may be no, and {@code FAILURES_QUEUE}, the address of the queue.
 */
public final class RepairHandler implements RequestStreamHandler, AutoCloseable {

    /** What has begun may take so long to end. */
    private static final Duration RESERVE = Duration.ofMinutes(1);

    private final S3Client s3;
    private final SqsQueue failures;
    private final ExecutorService workers;
    private final Repair repair;

    /** Made by Lambda: the environment is that of the process. */
    public RepairHandler() {
        this(System.getenv());
    }

    /**
     * Made where several functions share a process.
     *
     * @param variables in the place of the process's environment
     */
    public RepairHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        String originals = environment.required("ORIGINALS_BUCKET");
        String thumbnails = environment.required("THUMBNAILS_BUCKET");
        int side = environment.requiredNumber(
                "THUMBNAIL_SIZE", ThumbnailHandler.SMALLEST_SIDE, ThumbnailHandler.LARGEST_SIDE);
        this.failures = queue(environment);
        this.s3 = S3Clients.of(environment);
        this.workers = workers();
        S3PhotoStore store = new S3PhotoStore(s3, originals, thumbnails);
        this.repair = new Repair(
                new S3Galleries(s3, originals, thumbnails),
                store,
                new PhotoChange(store, Thumbnailers.of(environment), side),
                failures,
                originals,
                side,
                workers);
    }

    /** Most of the time a photo waits for S3. */
    private static ExecutorService workers() {
        int threads = Math.clamp(4L * Runtime.getRuntime().availableProcessors(), 4, 16);
        return Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform()
                        .daemon()
                        .name("repair-", 1)
                        .uncaughtExceptionHandler((thread, failure) ->
                                LambdaRuntime.getLogger().log(FailureLine.of(thread.getName(), failure)))
                        .factory());
    }

    private static SqsQueue queue(Environment environment) {
        String url = environment.required("FAILURES_QUEUE");
        JsonService sqs = new JsonService(
                S3Clients.http(environment).build(),
                S3Clients.credentials(environment),
                environment.required("AWS_REGION"),
                SqsQueue.SERVICE,
                environment.has("AWS_ENDPOINT_URL_SQS")
                        ? URI.create(environment.required("AWS_ENDPOINT_URL_SQS"))
                        : URI.create(url).resolve("/"));
        return new SqsQueue(sqs, url);
    }

    /**
     * @throws IOException if the payload is not understood; the message says what to send
     * @throws IllegalStateException if the invocation was interrupted
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        RepairRequest request = RepairRequest.of(input.readAllBytes());
        try {
            Consumer<String> log = context.getLogger()::log;
            String answer = Json.of(repair.run(request, timeIsOver(request, context), log));
            log.accept(answer + "\n");
            output.write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The repair was stopped. Run it again at any time.", stopped);
        }
    }

    private static BooleanSupplier timeIsOver(RepairRequest request, Context context) {
        long left = context.getRemainingTimeInMillis();
        long most = Math.max(left / 2, left - RESERVE.toMillis());
        long time = request.atMost()
                .map(Duration::toMillis)
                .map(asked -> Math.min(asked, most))
                .orElse(most);
        long start = System.nanoTime();
        return () -> System.nanoTime() - start >= time * 1_000_000;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        failures.close();
        s3.close();
    }
}
