package io.templaterunner.s3;

import io.templaterunner.files.DiskSpace;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Errors as S3 words them. */
final class S3Faults {

    private static final Logger LOG = LoggerFactory.getLogger(S3Faults.class);

    private S3Faults() {}

    static S3Exception accessDenied() {
        return fault(403, "AccessDenied", "Access Denied");
    }

    static S3Exception accessControlListNotSupported() {
        return fault(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
    }

    static S3Exception conditionalRequestConflict() {
        return fault(
                409,
                "ConditionalRequestConflict",
                "The conditional request cannot succeed due to a conflicting operation against this resource.");
    }

    static S3Exception invalidArgument(String message) {
        return fault(400, "InvalidArgument", message);
    }

    static S3Exception keyTooLong(String message) {
        return fault(400, "KeyTooLongError", message);
    }

    static S3Exception metadataTooLarge() {
        return fault(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
    }

    static S3Exception diskFull() {
        return fault(507, "InsufficientStorage", "There is no space left on the disk that holds the objects.");
    }

    static S3Exception notImplemented() {
        return fault(501, "NotImplemented", "A header you provided implies functionality that is not implemented");
    }

    static S3Exception noSuchUpload() {
        return fault(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.");
    }

    /**
     * What the disk says, as a fault of the server: nothing of the request was kept. The log tells it all; the client is
     * not told where the files are.
     */
    static S3Exception ofDisk(IOException failure) {
        if (DiskSpace.isMissing(failure)) {
            return diskFull();
        }
        LOG.error("The disk that holds the objects failed.", failure);
        return fault(500, "InternalError", "The disk that holds the objects failed.");
    }

    private static S3Exception fault(int status, String code, String message) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .sdkHttpResponse(
                                SdkHttpResponse.builder().statusCode(status).build())
                        .build())
                .build();
    }
}
