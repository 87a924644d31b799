package io.templaterunner.apigateway;

import io.templaterunner.http.Header;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** S3, as a REST API calls it. */
public interface StorageBackend {

    /**
     * A request to S3.
     *
     * @param role the ARN of the role whose permissions count
     * @param method such as {@code PUT}
     * @param path in path style, percent-encoded, such as {@code /bucket/a%20key}
     * @param query percent-encoded; empty for none
     * @param headers of the request
     * @param body empty for none
     * @param timeout how long S3 may take
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed from the client to the storage as it is.
    record Call(
            String role,
            String method,
            String path,
            String query,
            List<Header> headers,
            byte[] body,
            Duration timeout) {}

    /** What S3 answers. */
    @SuppressWarnings("ArrayRecordComponent") // Handed from the storage to the client as it is.
    record Reply(int status, List<Header> headers, byte[] body) {}

    /**
     * Calls S3 with the permissions of a role.
     *
     * @throws NotAssumableException if the role cannot be assumed
     * @throws java.net.http.HttpTimeoutException if S3 takes too long
     * @throws TooLargeException if the answer is larger than 10 MB
     * @throws IOException if S3 cannot be reached
     */
    Reply call(Call call) throws IOException, InterruptedException, NotAssumableException;

    /** S3 answers with more than API Gateway passes on. */
    final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;
    }

    /** API Gateway may not act as a role: there is no such role, or it does not trust API Gateway. */
    final class NotAssumableException extends Exception {

        private static final long serialVersionUID = 1;

        public NotAssumableException(String message) {
            super(message);
        }
    }
}
