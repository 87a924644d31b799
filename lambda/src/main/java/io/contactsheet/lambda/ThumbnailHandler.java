package io.contactsheet.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.lambda.json.Json;
import io.contactsheet.lambda.thumbnails.PhotoChange;
import io.contactsheet.lambda.thumbnails.S3PhotoStore;
import io.contactsheet.lambda.thumbnails.Settled;
import io.contactsheet.shared.fault.ErrorCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps the thumbnails of a bucket's photos. Told of a change of a photo, it brings the photo's thumbnail to what the
 * photo is now.
 *
 * <p>Environment: {@code THUMBNAILS_BUCKET}, {@code THUMBNAIL_SIZE} in pixels, and {@code HEIC_PHOTOS}, which may be no.
 * What cannot be read as a picture gets a placeholder; a passing fault is thrown, so that Lambda tries again.
 */
public final class ThumbnailHandler implements RequestHandler<S3Event, @Nullable Void>, AutoCloseable {

    static final int SMALLEST_SIDE = 1;
    static final int LARGEST_SIDE = 4096;

    private final String thumbnails;
    private final int side;
    private final S3Client s3;
    private final Thumbnailer thumbnailer;
    private final Priming priming;

    /** Made by Lambda: the environment is that of the process. */
    public ThumbnailHandler() {
        this(System.getenv());
    }

    /**
     * Made where several functions share a process.
     *
     * @param variables in the place of the process's environment
     */
    public ThumbnailHandler(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        this.thumbnails = environment.required("THUMBNAILS_BUCKET");
        this.side = environment.requiredNumber("THUMBNAIL_SIZE", SMALLEST_SIDE, LARGEST_SIDE);
        this.s3 = S3Clients.of(environment);
        this.thumbnailer = Thumbnailers.of(environment);
        this.priming = Priming.beforeSnapshots(environment, thumbnailer);
    }

    /**
     * Settles every record of the event, whatever happens to the others.
     *
     * @throws IllegalStateException if any of them failed; the first failure is its cause
     */
    @Override
    public @Nullable Void handleRequest(S3Event event, Context context) {
        Consumer<String> log = context.getLogger()::log;
        Throwable failure = null;
        for (S3EventNotificationRecord change : event.getRecords()) {
            try {
                settle(change, log);
            } catch (IOException | RuntimeException | OutOfMemoryError failed) {
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        return null;
    }

    private void settle(S3EventNotificationRecord change, Consumer<String> log) throws IOException {
        long start = System.nanoTime();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", change.getEventName());
        line.put("key", change.getS3().getObject().getKey());
        try {
            String key = change.getS3().getObject().getUrlDecodedKey();
            line.put("key", key);
            settle(change.getS3().getBucket().getName(), key, line);
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            line.put("outcome", "failed");
            // Its cause is logged by Lambda, to which it is thrown.
            line.put("error", failed.toString());
            line.put("code", ErrorCode.of(failed).value());
            throw failed;
        } finally {
            line.put("milliseconds", (System.nanoTime() - start) / 1_000_000);
            log.accept(Json.of(line) + "\n");
        }
    }

    private void settle(String originals, String key, Map<String, Object> line) throws IOException {
        if (originals.equals(thumbnails)) {
            throw new IllegalStateException("The bucket " + originals
                    + " holds thumbnails, and must not tell this function of its changes: each thumbnail would be the"
                    + " next one's original.");
        }
        if (key.endsWith("/")) {
            line.put("outcome", "folder");
            return;
        }
        Settled settled = new PhotoChange(new S3PhotoStore(s3, originals, thumbnails), thumbnailer, side).settle(key);
        line.put("outcome", settled.result().name().toLowerCase(Locale.ROOT));
        line.putAll(settled.details());
    }

    @Override
    public void close() {
        s3.close();
    }
}
