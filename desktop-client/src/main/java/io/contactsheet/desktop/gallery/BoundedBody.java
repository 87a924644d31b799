package io.contactsheet.desktop.gallery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The body of an answer, up to a length: whoever answers may be anybody, and may go on for ever. */
final class BoundedBody implements BodyHandler<byte[]> {

    private final long most;
    private final AtomicLong received = new AtomicLong();

    /** @param most bytes that are taken */
    BoundedBody(long most) {
        this.most = most;
    }

    /** An answer is longer than any that is asked for. */
    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1;

        private TooLongException(long most) {
            super("The answer is longer than " + most + " bytes.");
        }
    }

    /** Bytes that have come so far. */
    long received() {
        return received.get();
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo response) {
        received.set(0);
        return new Subscriber();
    }

    private final class Subscriber implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (received.addAndGet(buffer.remaining()) > most) {
                    refuse();
                    return;
                }
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.writeBytes(chunk);
            }
        }

        private void refuse() {
            bytes.reset();
            body.completeExceptionally(new TooLongException(most));
            if (subscription != null) {
                subscription.cancel();
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
