package io.templaterunner.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.templaterunner.endpoint.ServiceFault;
import io.templaterunner.endpoint.SignedAnswer;
import io.templaterunner.endpoint.SignedRequest;
import io.templaterunner.endpoint.SignedService;
import io.templaterunner.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * SQS: what a consumer of a queue needs. It answers at once, however long it is asked to wait.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html">Operations</a>
 */
public final class QueueService implements SignedService {

    private static final String TARGET = "AmazonSQS.";

    private static final int MOST_MESSAGES = 10;
    private static final int USUAL_SECONDS = 30;
    private static final int LONGEST_SECONDS = 43_200;

    private final Function<String, Optional<NamedQueue>> queues;
    private final InstantSource time;
    private final Map<String, Instant> hidden = new ConcurrentHashMap<>();

    /**
     * @param queues finds one by its address
     * @param time by which messages are hidden
     */
    public QueueService(Function<String, Optional<NamedQueue>> queues, InstantSource time) {
        this.queues = queues;
        this.time = time;
    }

    @Override
    public boolean takes(SignedRequest request) {
        return request.method().equals("POST") && request.target().startsWith(TARGET);
    }

    @Override
    public SignedAnswer answer(SignedRequest request) throws ServiceFault, IOException {
        return SignedAnswer.of(200, answer(request.target().substring(TARGET.length()), request));
    }

    private JsonNode answer(String operation, SignedRequest signed) throws ServiceFault, IOException {
        JsonNode request = signed.json();
        NamedQueue queue = queues.apply(request.path("QueueUrl").asText(""))
                .orElseThrow(() -> new ServiceFault(
                        400, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist."));
        signed.require("sqs:" + operation, queue.arn());
        return switch (operation) {
            case "ReceiveMessage" -> receive(queue, request);
            case "DeleteMessage" -> delete(queue, request);
            default ->
                throw new ServiceFault(
                        400, "com.amazon.coral.service#UnknownOperationException", operation + " is not known here.");
        };
    }

    private JsonNode receive(NamedQueue queue, JsonNode request) throws ServiceFault, IOException {
        int most = number(request, "MaxNumberOfMessages", 1, 1, MOST_MESSAGES);
        int seconds = number(request, "VisibilityTimeout", USUAL_SECONDS, 0, LONGEST_SECONDS);
        Instant now = time.instant();
        hidden.values().removeIf(until -> !until.isAfter(now));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        for (MessageQueue.Message message :
                queue.messages().receive(most, id -> !hidden.containsKey(queue.arn() + "/" + id))) {
            hidden.put(queue.arn() + "/" + message.id(), now.plusSeconds(seconds));
            answer.withArray("Messages")
                    .addObject()
                    .put("MessageId", message.id())
                    .put("ReceiptHandle", message.id())
                    .put("MD5OfBody", md5(message.body()))
                    .put("Body", message.body());
        }
        return answer;
    }

    private JsonNode delete(NamedQueue queue, JsonNode request) throws IOException, ServiceFault {
        String receipt = request.path("ReceiptHandle").asText("");
        if (!receipt.matches("\\d{19}")) {
            throw new ServiceFault(
                    400,
                    "com.amazonaws.sqs#ReceiptHandleIsInvalid",
                    "The input receipt handle \"" + receipt + "\" is not a valid receipt handle.");
        }
        queue.messages().delete(new MessageQueue.Message(receipt, ""));
        hidden.remove(queue.arn() + "/" + receipt);
        return Json.MAPPER.createObjectNode();
    }

    private static int number(JsonNode request, String name, int usual, int least, int most) throws ServiceFault {
        int number = request.path(name).asInt(usual);
        if (number < least || number > most) {
            throw new ServiceFault(
                    400,
                    "com.amazonaws.sqs#InvalidParameterValue",
                    "Value " + number + " for parameter " + name + " is invalid. Reason: Must be between " + least
                            + " and " + most + ", if provided.");
        }
        return number;
    }

    private static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
