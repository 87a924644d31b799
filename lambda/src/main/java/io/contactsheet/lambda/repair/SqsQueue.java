package io.contactsheet.lambda.repair;

import io.contactsheet.lambda.service.JsonService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A queue of SQS.
 *
 * @param sqs the service
 * @param url names the queue
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html">
 *     SQS's JSON protocol</a>
 */
public record SqsQueue(JsonService sqs, String url) implements FailureQueue, AutoCloseable {

    /** How SQS is called in signatures. */
    public static final String SERVICE = "sqs";

    private static final int MOST_AT_ONCE = 10;

    /** Enough for ten large photos. A message that is not deleted by then is there for everyone again. */
    private static final int SECONDS_OF_ITS_OWN = 120;

    /** Without a wait SQS asks only some of its servers, and may say that there are none. */
    private static final int SECONDS_TO_WAIT = 1;

    @Override
    public List<Message> receive() throws IOException {
        Map<?, ?> answer = call(
                "ReceiveMessage",
                Map.of(
                        "QueueUrl", url,
                        "MaxNumberOfMessages", MOST_AT_ONCE,
                        "VisibilityTimeout", SECONDS_OF_ITS_OWN,
                        "WaitTimeSeconds", SECONDS_TO_WAIT));
        List<Message> messages = new ArrayList<>();
        if (answer.get("Messages") instanceof List<?> received) {
            received.forEach(message -> messages.add(message((Map<?, ?>) message)));
        }
        return messages;
    }

    private static Message message(Map<?, ?> message) {
        return new Message(text(message, "MessageId"), text(message, "ReceiptHandle"), text(message, "Body"));
    }

    @Override
    public void delete(Message message) throws IOException {
        call("DeleteMessage", Map.of("QueueUrl", url, "ReceiptHandle", message.receipt()));
    }

    private Map<?, ?> call(String operation, Map<String, Object> parameters) throws IOException {
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS." + operation);
        return sqs.answer(new JsonService.Call(operation, SdkHttpMethod.POST, "/", headers, parameters));
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    @Override
    public void close() {
        sqs.close();
    }
}
