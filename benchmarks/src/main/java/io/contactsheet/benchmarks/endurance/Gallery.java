package io.contactsheet.benchmarks.endurance;

import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** A backend's gallery as its owner's clients see it. Counts how often they are told to slow down. */
final class Gallery extends ApiClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LongAdder throttled = new LongAdder();

    Gallery(Backend backend) {
        super(backend.address(), PATIENCE, () -> Optional.of(token(backend)));
    }

    private static String token(Backend backend) {
        try {
            return backend.token();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often clients were told to slow down. */
    long throttled() {
        return throttled.sum();
    }

    @Override
    protected void answered(HttpResponse<?> answer) {
        if (answer.statusCode() == 429) {
            throttled.increment();
        }
    }

    /** The answer to the upload of a photo where there is none yet. */
    HttpResponse<byte[]> put(Photo photo) {
        return put(
                photo.key(),
                photo.bytes(),
                "image/jpeg",
                "If-None-Match",
                "*",
                MetadataHeaders.FILENAME,
                photo.fileName(),
                MetadataHeaders.SHA256,
                photo.sha256());
    }
}
