package io.contactsheet.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.sun.net.httpserver.HttpServer;
import io.contactsheet.lambda.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** The custom resources of an API, between an API Gateway and a stack that are stood in for. */
class ApiDeployerTest {

    private static final String ALL = "/restapis/api1/deployments";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Map<?, ?>> answers = new CopyOnWriteArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final Deque<Integer> stackReplies = new ArrayDeque<>();
    private final RecordedContext context = new RecordedContext();
    private int strangersGet = 401;
    private HttpServer server;
    private ApiDeployer deployer;

    private record Reply(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/restapis/", exchange -> {
            try (exchange) {
                assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                        .contains("/eu-central-1/apigateway/aws4_request");
                exchange.getRequestBody().readAllBytes();
                calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                byte[] body = replies.getFirst().body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(replies.removeFirst().status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/gallery/photos", exchange -> {
            try (exchange) {
                calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().containsKey("Authorization"));
                exchange.sendResponseHeaders(strangersGet, -1);
            }
        });
        server.createContext("/stack", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                answers.add((Map<?, ?>) JsonReader.read(new String(body, StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(stackReplies.isEmpty() ? 200 : stackReplies.removeFirst(), -1);
            }
        });
        server.start();
        deployer = new ApiDeployer(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIA1",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_S3", address(),
                "AWS_ENDPOINT_URL_API_GATEWAY", address()));
    }

    @AfterEach
    void stop() {
        deployer.close();
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private CloudFormationCustomResourceEvent event(String type, String request, String id) {
        CloudFormationCustomResourceEvent event = new CloudFormationCustomResourceEvent();
        event.setRequestType(type);
        event.setResourceType("Custom::ApiDeployment");
        event.setRequestId(request);
        event.setPhysicalResourceId(id);
        event.setStackId("stack");
        event.setLogicalResourceId("ApiDeployment");
        event.setResponseUrl(address() + "/stack?X-Amz-Signature=1");
        event.setResourceProperties(Map.of("RestApiId", "api1"));
        return event;
    }

    private Map<?, ?> handle(CloudFormationCustomResourceEvent event) {
        deployer.handleRequest(event, context);
        return answers.getLast();
    }

    private void gatewayAnswers(int status, String body) {
        replies.add(new Reply(status, body));
    }

    private void gatewayMakes(String id) {
        gatewayAnswers(201, "{\"id\":\"" + id + "\",\"createdDate\":1.7E9}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void newOrChangedResource_shouldBeANewDeployment(String type) {
        gatewayMakes("d1");

        Map<?, ?> answer = handle(event(type, "r1", type.equals("Create") ? null : "d0"));

        assertThat(calls).containsExactly("POST " + ALL);
        assertThat(answer.get("Status")).isEqualTo("SUCCESS");
        assertThat(answer.get("PhysicalResourceId")).isEqualTo("d1");
        assertThat(answer.get("StackId")).isEqualTo("stack");
        assertThat(answer.get("RequestId")).isEqualTo("r1");
        assertThat(answer.get("LogicalResourceId")).isEqualTo("ApiDeployment");
        assertThat(context.lines()).singleElement().asString().contains("\"resource\":\"d1\"");
    }

    /** CloudFormation asks for the properties of before, when the API is as it was before. */
    @Test
    void rollback_shouldBeADeploymentOfTheApiAsItIsThenAndTakeTheOneInVainAway() {
        gatewayMakes("d1");
        gatewayMakes("d2");
        gatewayAnswers(202, "");

        assertThat(handle(event("Update", "r1", "d0")).get("PhysicalResourceId"))
                .isEqualTo("d1");
        assertThat(handle(event("Update", "r2", "d1")).get("PhysicalResourceId"))
                .isEqualTo("d2");
        assertThat(handle(event("Delete", "r3", "d1")).get("Status")).isEqualTo("SUCCESS");

        assertThat(calls).containsExactly("POST " + ALL, "POST " + ALL, "DELETE " + ALL + "/d1");
    }

    @Test
    void requestThatIsDeliveredAgain_shouldGetTheSameDeployment() {
        gatewayMakes("d1");
        stackReplies.add(500);

        assertThatThrownBy(() -> handle(event("Create", "r1", null))).hasMessageContaining("answered 500");
        Map<?, ?> again = handle(event("Create", "r1", null));

        assertThat(calls).hasSize(1);
        assertThat(again.get("PhysicalResourceId")).isEqualTo("d1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "202 | '' | Deleted the deployment d1.",
                "404 | {\"message\":\"Invalid Deployment identifier specified\"} | is gone already",
                "400 | {\"message\":\"Active stages pointing to this deployment must be moved or deleted\"} | stays while",
            })
    void deletion_shouldSucceedWhateverBecameOfTheDeployment(int status, String body, String reason) {
        gatewayAnswers(status, body);

        Map<?, ?> answer = handle(event("Delete", "r1", "d1"));

        assertThat(calls).containsExactly("DELETE " + ALL + "/d1");
        assertThat(answer.get("Status")).isEqualTo("SUCCESS");
        assertThat(answer.get("PhysicalResourceId")).isEqualTo("d1");
        assertThat((String) answer.get("Reason")).contains(reason);
    }

    @Test
    void resourceThatWasNeverMade_shouldBeDeletedWithoutACall() {
        gatewayAnswers(404, "{\"message\":\"Invalid API identifier specified 1:api1\"}");
        Map<?, ?> failed = handle(event("Create", "r1", null));
        assertThat(failed.get("Status")).isEqualTo("FAILED");
        assertThat((String) failed.get("Reason"))
                .startsWith("The API's deployment: 127.0.0.1 answered 404 to CreateDeployment: ")
                .contains("Invalid API identifier specified 1:api1");

        Map<?, ?> answer = handle(event("Delete", "r2", (String) failed.get("PhysicalResourceId")));

        assertThat(answer.get("Status")).isEqualTo("SUCCESS");
        assertThat(calls).hasSize(1);
    }

    @Test
    void failure_shouldKeepTheDeploymentThatThereIs() {
        gatewayAnswers(400, "{\"message\":\"The REST API doesn't contain any methods\"}");
        assertThat((String) handle(event("Update", "r1", "d0")).get("Reason")).contains("doesn't contain any methods");

        gatewayAnswers(201, "{}");
        assertThat((String) handle(event("Update", "r2", "d0")).get("Reason")).contains("did not name the deployment");

        gatewayAnswers(400, "{\"message\":\"another reason\"}");
        assertThat(handle(event("Delete", "r3", "d0")).get("Status")).isEqualTo("FAILED");
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.get("PhysicalResourceId")).isEqualTo("d0"));
    }

    @Test
    void requestThatIsNotUnderstood_shouldBeToldSo() {
        assertThat((String) handle(event("Replace", "r1", "d0")).get("Reason")).contains("type Replace is not known");

        CloudFormationCustomResourceEvent nameless = event("Create", "r2", null);
        nameless.setResourceProperties(Map.of());
        assertThat((String) handle(nameless).get("Reason"))
                .isEqualTo("The API's deployment: The property RestApiId is missing.");
        assertThat(calls).isEmpty();
    }

    private CloudFormationCustomResourceEvent answers(String type, String closed) {
        CloudFormationCustomResourceEvent event = event(type, "r1", type.equals("Create") ? null : "ApiAnswers");
        event.setResourceType("Custom::ApiAnswers");
        event.setLogicalResourceId("ApiAnswers");
        event.setResourceProperties(Map.of("Address", address() + "/gallery/photos?max-keys=1", "Private", closed));
        return event;
    }

    @ParameterizedTest
    @CsvSource({"Create, true, 401", "Update, true, 403", "Create, false, 200", "Update, false, 200"})
    void answersThatAreRight_shouldBeWaitedForWithoutAToken(String type, String closed, int status) {
        strangersGet = status;

        Map<?, ?> answer = handle(answers(type, closed));

        assertThat(answer.get("Status")).isEqualTo("SUCCESS");
        assertThat(answer.get("PhysicalResourceId")).isEqualTo("ApiAnswers");
        assertThat(calls).hasSize(5).containsOnly("GET /gallery/photos?max-keys=1 false");
    }

    /** So is whatever is not said to be public. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "yes"})
    void privateApiThatIsOpen_shouldFailTheUpdate(String closed) {
        strangersGet = 200;

        Map<?, ?> answer = handle(answers("Update", closed));

        assertThat(answer.get("Status")).isEqualTo("FAILED");
        assertThat((String) answer.get("Reason"))
                .startsWith("The API's answers: The gallery is to be private, and")
                .endsWith("Update the stack again.");
    }

    @Test
    void publicApiThatNobodyCanReadYet_shouldNotFailTheUpdate() {
        strangersGet = 403;

        Map<?, ?> answer = handle(answers("Create", "false"));

        assertThat(answer.get("Status")).isEqualTo("SUCCESS");
        assertThat(context.lines()).singleElement().asString().contains("last there was the answer 403");
    }

    @Test
    void answersThatGo_shouldNotBeAskedFor() {
        assertThat(handle(answers("Delete", "true")).get("Status")).isEqualTo("SUCCESS");
        assertThat((String) handle(answers("Replace", "true")).get("Reason")).contains("type Replace is not known");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, https://apigateway.eu-central-1.amazonaws.com",
        "cn-north-1, https://apigateway.cn-north-1.amazonaws.com.cn",
    })
    void service_shouldBeFoundInEveryPartition(String region, String endpoint) {
        assertThat(ApiDeployer.endpoint(Region.of(region))).hasToString(endpoint);
    }
}
