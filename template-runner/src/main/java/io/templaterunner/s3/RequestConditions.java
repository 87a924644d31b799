package io.templaterunner.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * What S3 makes of the conditions of a request.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">Conditional requests</a>
 */
final class RequestConditions {

    /** A time in a header has whole seconds, a file's has parts of them. */
    private static final long REST_OF_A_SECOND = 999_999_999;

    private RequestConditions() {}

    /** Refuses what S3 does not know of a write: that an object of some ETag must not be there. */
    static void checkWrite(@Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.equals("*")) {
            throw S3Faults.notImplemented();
        }
    }

    /** A read as S3 understands it: a time that is still to come says nothing, and all times of a second are the same. */
    static GetObjectRequest ofRead(GetObjectRequest request, Instant now) {
        GetObjectRequest.Builder read = request.toBuilder();
        Instant modified = request.ifModifiedSince();
        if (modified != null) {
            read.ifModifiedSince(modified.isAfter(now) ? null : modified.plusNanos(REST_OF_A_SECOND));
        }
        Instant unmodified = request.ifUnmodifiedSince();
        if (unmodified != null) {
            read.ifUnmodifiedSince(unmodified.plusNanos(REST_OF_A_SECOND));
        }
        return read.build();
    }
}
