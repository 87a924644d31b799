package io.contactsheet.acceptance;

import io.templaterunner.apigateway.StorageBackend;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between the API and S3: remembers what S3 was last asked, and can answer in its place, or not at all. */
final class WatchedStorage {

    private final AtomicReference<Optional<Answer>> answer = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<StorageBackend.Call>> last = new AtomicReference<>(Optional.empty());

    /** What happens in S3's place. */
    @FunctionalInterface
    interface Answer {
        StorageBackend.Reply reply() throws IOException;
    }

    /** What the APIs call. */
    StorageBackend before(StorageBackend s3) {
        return call -> {
            last.set(Optional.of(call));
            Optional<Answer> instead = answer.get();
            return instead.isPresent() ? instead.get().reply() : s3.call(call);
        };
    }

    /** Answers from now on in the place of S3. */
    void answering(Answer instead) {
        answer.set(Optional.of(instead));
    }

    /** Lets S3 answer again. */
    void standAside() {
        answer.set(Optional.empty());
    }

    /** What S3 was last asked. */
    StorageBackend.Call last() {
        return last.get().orElseThrow(() -> new AssertionError("S3 was asked nothing."));
    }

    /** Forgets what S3 was asked. */
    void forget() {
        last.set(Optional.empty());
    }
}
