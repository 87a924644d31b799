package io.contactsheet.acceptance.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.contactsheet.lambda.SitePublisher;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.lambda.FunctionConfiguration;
import io.templaterunner.lambda.FunctionError;
import io.templaterunner.lambda.LambdaFunction;
import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.s3.StoredObject;
import io.templaterunner.testkit.TestClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The product's publisher of the web gallery's files, on the embedded S3. */
class SitePublisherTest {

    @TempDir
    Path folder;

    private EmbeddedS3 s3;
    private S3Client owner;
    private LambdaFunction function;
    private HttpServer stack;
    private int stackAnswers = 200;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<String> contentTypes = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        s3 = EmbeddedS3.start(folder, InstantSource.system());
        s3.createBucket("site");
        owner = TestClients.s3(s3.endpoint(), key(Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));
        stack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stack.createContext("/", exchange -> {
            try (exchange) {
                contentTypes.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestHeaders().getFirst("Content-Type"));
                answers.add(new JsonMapper().readTree(exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(stackAnswers, -1);
            }
        });
        stack.start();
        function = function(
                Map.of(
                        "Effect",
                        "Allow",
                        "Action",
                        List.of("s3:PutObject", "s3:DeleteObject"),
                        "Resource",
                        "arn:aws:s3:::site/*"),
                Map.of("Effect", "Allow", "Action", "s3:ListBucket", "Resource", "arn:aws:s3:::site"));
    }

    @AfterEach
    void stop() {
        function.close();
        owner.close();
        stack.stop(0);
        s3.close();
    }

    @Test
    void newStack_shouldGetTheFilesWithTheirTypes() throws Exception {
        JsonNode answer = request("Create", null, Map.of("Bucket", "site", "BasePath", "/gallery/"));

        assertThat(answer.at("/Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer.at("/PhysicalResourceId").asText()).isEqualTo("site-of-site");
        assertThat(answer.at("/StackId").asText()).isEqualTo("stack");
        assertThat(answer.at("/RequestId").asText()).isEqualTo("request");
        assertThat(answer.at("/LogicalResourceId").asText()).isEqualTo("PublishedSite");
        assertThat(contentTypes).containsExactly("PUT null");
        GetObjectResponse page =
                owner.getObjectAsBytes(r -> r.bucket("site").key("index.html")).response();
        assertThat(page.contentType()).isEqualToIgnoringWhitespace("text/html; charset=utf-8");
        assertThat(page.cacheControl()).isEqualTo("no-cache");
    }

    @Test
    void update_shouldRemoveTheFilesOfEarlierVersionsAndKeepItsName() throws Exception {
        owner.putObject(r -> r.bucket("site").key("old/app-1.js"), RequestBody.fromString("old"));

        JsonNode answer = request("Update", "site-of-site", Map.of("Bucket", "site"));

        assertThat(answer.at("/Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer.at("/PhysicalResourceId").asText()).isEqualTo("site-of-site");
        assertThat(s3.objects("site"))
                .extracting(StoredObject::key)
                .contains("index.html")
                .doesNotContain("old/app-1.js");
    }

    @Test
    void deletion_shouldEmptyTheBucketAndSucceedAgainWhenItIsGone() throws Exception {
        request("Create", null, Map.of("Bucket", "site"));

        JsonNode answer = request("Delete", "site-of-site", Map.of("Bucket", "site"));

        assertThat(answer.at("/Status").asText()).isEqualTo("SUCCESS");
        assertThat(s3.objects("site")).isEmpty();
        owner.deleteBucket(r -> r.bucket("site"));
        assertThat(request("Delete", "site-of-site", Map.of("Bucket", "site"))
                        .at("/Status")
                        .asText())
                .isEqualTo("SUCCESS");
    }

    @Test
    void failure_shouldBeAnsweredWithItsReason() throws Exception {
        JsonNode missing = request("Create", null, Map.of("BasePath", "/"));
        assertThat(missing.at("/Status").asText()).isEqualTo("FAILED");
        assertThat(missing.at("/Reason").asText()).contains("Bucket");
        assertThat(missing.at("/PhysicalResourceId").asText()).isNotEmpty();

        s3.createBucket("other");
        JsonNode forbidden = request("Update", "site-of-site", Map.of("Bucket", "other"));
        assertThat(forbidden.at("/Status").asText()).isEqualTo("FAILED");
        assertThat(forbidden.at("/Reason").asText()).contains("403");
        assertThat(forbidden.at("/PhysicalResourceId").asText()).isEqualTo("site-of-site");

        assertThat(request("Replace", "id", Map.of("Bucket", "site"))
                        .at("/Reason")
                        .asText())
                .contains("Replace");
    }

    @Test
    void answerThatDoesNotArrive_shouldBeAnErrorSoThatLambdaTriesAgain() {
        stackAnswers = 500;

        assertThat(catchThrowableOfType(FunctionError.class, () -> request("Create", null, Map.of("Bucket", "site"))))
                .hasMessageContaining("answered 500");
    }

    private JsonNode request(String type, String id, Map<String, Object> properties) throws Exception {
        Map<String, Object> request = new HashMap<>(Map.of(
                "RequestType", type,
                "ResponseURL", "http://127.0.0.1:" + stack.getAddress().getPort() + "/answer?X-Amz-Signature=1",
                "StackId", "stack",
                "RequestId", "request",
                "ResourceType", "Custom::Site",
                "LogicalResourceId", "PublishedSite",
                "ResourceProperties", properties));
        if (id != null) {
            request.put("PhysicalResourceId", id);
        }
        function.invoke(new JsonMapper().writeValueAsString(request).getBytes(UTF_8));
        return answers.take();
    }

    private LambdaFunction function(Object... statements) {
        AccessKey key = key(statements);
        return LambdaFunction.load(
                new FunctionConfiguration(
                        "site",
                        "arn:aws:lambda:eu-central-1:123456789012:function:site",
                        SitePublisher.class.getName() + "::handleRequest",
                        Map.of(
                                "AWS_REGION", "eu-central-1",
                                "AWS_ACCESS_KEY_ID", key.id(),
                                "AWS_SECRET_ACCESS_KEY", key.secret(),
                                "AWS_ENDPOINT_URL_S3", s3.endpoint().toString()),
                        Duration.ofSeconds(60),
                        512),
                SitePublisher.class.getClassLoader(),
                1);
    }

    private AccessKey key(Object... statements) {
        return s3.keyFor(
                "arn:aws:iam::123456789012:role/Site",
                List.of(Policy.parse(Map.of("Statement", List.of(statements)), PolicyKind.IDENTITY)));
    }
}
