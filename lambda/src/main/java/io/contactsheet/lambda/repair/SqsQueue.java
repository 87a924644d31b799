package io.contactsheet.lambda.repair;

import io.contactsheet.lambda.json.Json;
import io.contactsheet.lambda.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * A queue of SQS. Two operations of its JSON protocol do not need its whole client, which every start would load.
 *
 * @param http sends
 * @param credentials sign
 * @param region of the queue
 * @param endpoint of SQS
 * @param url names the queue
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html">
 *     SQS's JSON protocol</a>
 */
public record SqsQueue(SdkHttpClient http, AwsCredentialsProvider credentials, String region, URI endpoint, String url)
        implements FailureQueue, AutoCloseable {

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
        byte[] body = Json.of(parameters).getBytes(StandardCharsets.UTF_8);
        SignedRequest signed = sign(operation, body);
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElseThrow())
                        .build())
                .call();
        try (InputStream content = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            String answer = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            if (!response.httpResponse().isSuccessful()) {
                throw new IOException(
                        "SQS answered " + response.httpResponse().statusCode() + " to " + operation + ": " + answer);
            }
            return !answer.isEmpty() && JsonReader.read(answer) instanceof Map<?, ?> members ? members : Map.of();
        } catch (IllegalArgumentException malformed) {
            throw new IOException("SQS answered what is no JSON to " + operation + ".", malformed);
        }
    }

    private SignedRequest sign(String operation, byte[] body) {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", String.valueOf(body.length))
                .putHeader("X-Amz-Target", "AmazonSQS." + operation)
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sqs")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    @Override
    public void close() {
        http.close();
    }
}
