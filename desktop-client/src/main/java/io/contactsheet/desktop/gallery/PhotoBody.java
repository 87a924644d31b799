package io.contactsheet.desktop.gallery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** The body of an upload, which says how much of it has left. */
final class PhotoBody {

    private final PhotoContent content;
    private final LongConsumer progress;
    private final AtomicLong sent = new AtomicLong();
    private boolean over;

    PhotoBody(PhotoContent content, LongConsumer progress) {
        this.content = content;
        this.progress = progress;
    }

    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), content.bytes());
    }

    /** Bytes that have left so far. */
    long sent() {
        return sent.get();
    }

    /** No more is told after this returns: an answer may come before the last byte has left. */
    synchronized void over() {
        over = true;
    }

    private InputStream open() {
        try {
            sent.set(0);
            return new Counting(content.source().open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void tell(int bytes) {
        long total = sent.addAndGet(bytes);
        if (!over) {
            progress.accept(total);
        }
    }

    /** The client asks for the next bytes when it has got rid of those before. */
    private final class Counting extends FilterInputStream {

        private int handedOver;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            tellHandedOver();
            int count = super.read(buffer, offset, length);
            handedOver = Math.max(count, 0);
            return count;
        }

        private void tellHandedOver() {
            if (handedOver > 0) {
                tell(handedOver);
                handedOver = 0;
            }
        }
    }
}
