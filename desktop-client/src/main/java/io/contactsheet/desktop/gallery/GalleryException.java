package io.contactsheet.desktop.gallery;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that the gallery did not fulfil. The kinds differ in what the user can do; the message is for the log. */
public abstract sealed class GalleryException extends Exception {

    private static final long serialVersionUID = 1;
    private final transient GalleryReason reason;

    private GalleryException(GalleryReason reason, @Nullable Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
    }

    /** Why it did not. */
    public GalleryReason reason() {
        return reason;
    }

    /** Passes by itself: the same request, made again later, may well be fulfilled. */
    public abstract static sealed class Passing extends GalleryException {

        private static final long serialVersionUID = 1;

        private Passing(GalleryReason reason, @Nullable Throwable cause) {
            super(reason, cause);
        }

        /** How long the gallery asked to be left alone; empty if it did not say. */
        public Optional<Duration> retryAfter() {
            return Optional.empty();
        }
    }

    /**
     * The gallery did not answer: no connection, a lost one, or too long a silence. Whether it did what it was asked to
     * is unknown.
     */
    public static final class Unreachable extends Passing {

        private static final long serialVersionUID = 1;

        public Unreachable(GalleryReason reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** The gallery answered that it cannot now: 408, 429 or 5xx. */
    public static final class Busy extends Passing {

        private static final long serialVersionUID = 1;
        private static final int TOO_MANY_REQUESTS = 429;
        private static final int UNAVAILABLE = 503;
        /** Of a gallery on a computer alone: S3 has no such answer. */
        private static final int DISK_FULL = 507;

        private final int status;
        private final @Nullable Duration retryAfter;

        public Busy(GalleryReason reason, int status, @Nullable Duration retryAfter) {
            super(reason, null);
            this.status = status;
            this.retryAfter = retryAfter;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** Whether it can do nothing of the kind for anybody just now, and has done nothing. */
        public boolean isForAll() {
            return status == TOO_MANY_REQUESTS || status == UNAVAILABLE || status == DISK_FULL;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** The user must sign in first, or has no right to do this: 401 or 403. */
    public static final class NotAllowed extends GalleryException {

        private static final long serialVersionUID = 1;

        public NotAllowed(GalleryReason reason) {
            super(reason, null);
        }
    }

    /** The gallery takes no such request, now or later: any other 4xx, such as 413 for a photo that is too large. */
    public static final class Refused extends GalleryException {

        private static final long serialVersionUID = 1;
        private final int status;

        public Refused(GalleryReason reason, int status) {
            super(reason, null);
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /** Whatever answers at this address does not speak as a gallery does. */
    public static final class NotAGallery extends GalleryException {

        private static final long serialVersionUID = 1;

        public NotAGallery(GalleryReason reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }
}
