package io.contactsheet.acceptance.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.lambda.deployment.ApiDeployments.Deletion;
import io.contactsheet.lambda.repair.FailureQueue.Message;
import io.contactsheet.lambda.repair.SqsQueue;
import io.contactsheet.lambda.service.JsonService;
import io.templaterunner.apigateway.ApiDeployments;
import io.templaterunner.apigateway.DeploymentService;
import io.templaterunner.endpoint.Caller;
import io.templaterunner.endpoint.ServiceEndpoint;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.lambda.InvocationService;
import io.templaterunner.sqs.MessageQueue;
import io.templaterunner.sqs.NamedQueue;
import io.templaterunner.sqs.QueueService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The services of a stack, asked by the clients that the product's functions have. */
class ServiceEndpointTest {

    private static final String URL = "https://sqs.us-east-1.amazonaws.com/000000000000/failures";
    private static final AccessKey READER = new AccessKey("AKIAREADER", "secret");
    private static final AccessKey STRANGER = new AccessKey("AKIASTRANGER", "secret");

    @TempDir
    Path folder;

    private Instant now = Instant.now();
    private MessageQueue messages;
    private ServiceEndpoint server;

    @BeforeEach
    void start() throws IOException {
        messages = MessageQueue.open(folder);
        server = ServiceEndpoint.start(() -> now);
        server.serve(
                new QueueService(
                        url -> url.equals(URL)
                                ? Optional.of(new NamedQueue("arn:failures", messages))
                                : Optional.empty(),
                        () -> now),
                new InvocationService(_ -> Optional.empty()),
                new DeploymentService(new OneApi(), () -> now));
        server.admit(new Caller(
                "reader",
                READER,
                (action, arn) ->
                        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage").contains(action)
                                        && arn.equals("arn:failures")
                                || action.equals("apigateway:POST") && arn.endsWith("/deployments")
                                || action.equals("apigateway:DELETE") && arn.contains("/deployments/")));
        server.admit(new Caller("stranger", STRANGER, (action, arn) -> false));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void messages_shouldBeReceivedOnceAWhileUntilTheyAreDeleted() throws IOException {
        for (int i = 0; i < 12; i++) {
            messages.send("message “" + i + "”");
        }
        try (SqsQueue queue = queue(READER, URL)) {
            List<Message> first = queue.receive();
            assertThat(first).hasSize(10).extracting(Message::body).contains("message “0”", "message “9”");
            assertThat(queue.receive()).extracting(Message::body).containsExactly("message “10”", "message “11”");
            assertThat(queue.receive()).isEmpty();

            queue.delete(first.getFirst());
            now = now.plus(Duration.ofMinutes(3));

            assertThat(queue.receive())
                    .hasSize(10)
                    .extracting(Message::id)
                    .doesNotContain(first.getFirst().id());
            assertThat(messages.size()).isEqualTo(11);
        }
    }

    @Test
    void callerWithoutLeave_shouldBeDeniedByName() throws IOException {
        try (SqsQueue queue = queue(STRANGER, URL)) {
            assertThatThrownBy(queue::receive)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403")
                    .hasMessageContaining("stranger is not authorized to perform: sqs:ReceiveMessage");
        }
    }

    @Test
    void queueThatIsNotThere_shouldBeToldSo() {
        try (SqsQueue queue = queue(READER, URL + "-of-others")) {
            assertThatThrownBy(queue::receive).hasMessageContaining("QueueDoesNotExist");
        }
    }

    @Test
    void wrongSecretAndUnknownKey_shouldBeRefused() {
        try (SqsQueue queue = queue(new AccessKey(READER.id(), "guess"), URL);
                SqsQueue unknown = queue(new AccessKey("AKIANOBODY", "secret"), URL)) {
            assertThatThrownBy(queue::receive).hasMessageContaining("does not match the signature you provided");
            assertThatThrownBy(unknown::receive)
                    .hasMessageContaining("security token included in the request is invalid");
        }
    }

    /** It would be held in memory for anybody. */
    @Test
    void bodyOfAnUnknownKey_shouldNotBeWaitedFor() throws IOException {
        for (String authorization : List.of(
                "none",
                "AWS4-HMAC-SHA256 Credential=AKIANOBODY/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature="
                        + "0".repeat(64))) {
            try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream()
                        .write(("POST / HTTP/1.1\r\nHost: " + server.address().getAuthority()
                                        + "\r\nContent-Length: 5000000\r\nAuthorization: " + authorization
                                        + "\r\n\r\nnever all")
                                .getBytes(StandardCharsets.US_ASCII));

                assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                                .readLine())
                        .startsWith("HTTP/1.1 403");
            }
        }
    }

    /** As clients ask for an alias: only S3 signs a path as it is sent, all others encode it once more. */
    @Test
    void pathWithEncodedCharacters_shouldBeSignedAsByAws() throws IOException {
        try (JsonService lambda = service(READER, "lambda")) {
            assertThatThrownBy(() -> lambda.answer(new JsonService.Call(
                            "Invoke",
                            SdkHttpMethod.POST,
                            "/2015-03-31/functions/thumbnails%3Alive/invocations",
                            Map.of(),
                            Map.of("a", 1))))
                    .hasMessageContaining("Function not found: thumbnails:live");
        }
    }

    @Test
    void oldSignature_shouldBeRefused() {
        now = now.plus(Duration.ofMinutes(16));
        try (SqsQueue queue = queue(READER, URL)) {
            assertThatThrownBy(queue::receive).hasMessageContaining("Signature expired");
        }
    }

    @Test
    void pageOfAnotherOrigin_shouldReachNothing() throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest simple = HttpRequest.newBuilder(
                            server.address().resolve("/2015-03-31/functions/contact-sheet-repair/invocations"))
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("{}", UTF_8))
                    .build();
            assertThat(browser.send(simple, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    // ---- API Gateway

    /** One API of two deployments; a stage serves the second. */
    private static final class OneApi implements ApiDeployments {

        @Override
        public String arn(String path) {
            return "arn:aws:apigateway:us-east-1::" + path;
        }

        @Override
        public String create(String api) throws Refusal {
            if (!api.equals("api1")) {
                throw new Refusal(true, "Invalid API identifier specified 000000000000:" + api);
            }
            return "made1";
        }

        @Override
        public void delete(String api, String deployment) throws Refusal {
            switch (deployment) {
                case "made1" -> {}
                case "served" ->
                    throw new Refusal(false, "Active stages pointing to this deployment must be moved or deleted");
                default -> throw new Refusal(true, "Invalid Deployment identifier specified");
            }
        }
    }

    @Test
    void deployment_shouldBeMadeAndDeletedAsApiGatewayDoes() throws Exception {
        try (JsonService gateway = service(READER, "apigateway")) {
            io.contactsheet.lambda.deployment.ApiDeployments deployments = deployments(gateway, "api1");

            assertThat(deployments.create("a picture")).isEqualTo("made1");
            assertThat(deployments.delete("made1")).isEqualTo(Deletion.DELETED);
            assertThat(deployments.delete("other")).isEqualTo(Deletion.GONE);
            assertThat(deployments.delete("served")).isEqualTo(Deletion.SERVED);
            assertThatThrownBy(() -> deployments(gateway, "api2").create("a picture"))
                    .hasMessageContaining("404")
                    .hasMessageContaining("Invalid API identifier specified 000000000000:api2");
        }
    }

    @Test
    void deploymentByACallerWithoutLeave_shouldBeDeniedByItsPath() {
        try (JsonService gateway = service(STRANGER, "apigateway")) {
            io.contactsheet.lambda.deployment.ApiDeployments deployments = deployments(gateway, "api1");

            assertThatThrownBy(() -> deployments.create("a picture"))
                    .hasMessageContaining("stranger is not authorized to perform: apigateway:POST on resource:"
                            + " arn:aws:apigateway:us-east-1::/restapis/api1/deployments because");
            assertThatThrownBy(() -> deployments.delete("made1"))
                    .hasMessageContaining("apigateway:DELETE on resource:"
                            + " arn:aws:apigateway:us-east-1::/restapis/api1/deployments/made1 because");
        }
    }

    private static io.contactsheet.lambda.deployment.ApiDeployments deployments(JsonService gateway, String api) {
        return new io.contactsheet.lambda.deployment.ApiDeployments(gateway, api, _ -> {});
    }

    private SqsQueue queue(AccessKey key, String url) {
        return new SqsQueue(service(key, SqsQueue.SERVICE), url);
    }

    private JsonService service(AccessKey key, String name) {
        return new JsonService(
                ApacheHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())),
                "us-east-1",
                name,
                server.address());
    }
}
