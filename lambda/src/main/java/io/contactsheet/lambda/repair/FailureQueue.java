package io.contactsheet.lambda.repair;

import java.io.IOException;
import java.util.List;

/** The queue of the events that were given up. */
public interface FailureQueue {

    /**
     * A message.
     *
     * @param id the same each time it is received
     * @param receipt by which it is deleted, this time
     * @param body its text: a record of a failed asynchronous invocation
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Records of
     *     asynchronous invocations</a>
     */
    record Message(String id, String receipt, String body) {}

    /** Up to ten messages, which nobody else gets for a while; none if there are none. */
    List<Message> receive() throws IOException;

    /** Deletes a message for good. */
    void delete(Message message) throws IOException;
}
