package io.templaterunner.cognito;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.cognito.UserPoolAuthorizer.Decision;
import io.templaterunner.recorded.RecordedCases;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A user pool that anyone may sign up to, and the authorizer of an API, against what Cognito's answered. */
class RecordedSignInTest {

    private static final String GUEST = "guest@example.com";

    @TempDir
    private Path folder;

    private final SetTime time = new SetTime();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private int pools;

    /** Requests to one pool, one after the other. */
    record Case(List<Step> steps) {}

    /**
     * A request and its answer.
     *
     * @param ask an operation of Cognito, or {@code the authorizer of an API}
     * @param after how much later than the step before
     * @param send the request of an operation, in which {@code {name}} is what was kept
     * @param with the token that an authorizer is given
     * @param answer the status
     * @param body the whole answer
     * @param finds texts in the answer, by their JSON pointers
     * @param has headers of the answer
     * @param keep names for texts of the answer, by their JSON pointers
     * @param refused the authorizer's sentence
     */
    record Step(
            String ask,
            String after,
            JsonNode send,
            String with,
            int answer,
            JsonNode body,
            Map<String, String> finds,
            Map<String, String> has,
            Map<String, String> keep,
            String refused) {}

    private Server server;

    @BeforeEach
    void serve() throws Exception {
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        server.stop();
    }

    @TestFactory
    Stream<DynamicTest> cognito_shouldAnswerAsItDoesOnAws() {
        return RecordedCases.of("sign-in.json", Case.class, this::play);
    }

    private void play(Case each) throws Exception {
        UserPool pool = newPool();
        Map<String, String> kept = new HashMap<>(
                Map.of("client", Pools.CLIENT, "owner", Pools.OWNER, "guest", GUEST, "password", Pools.PASSWORD));
        for (Step step : each.steps()) {
            time.pass(Duration.parse(requireNonNullElse(step.after(), "PT0S")));
            if (step.refused() != null) {
                assertThat(new UserPoolAuthorizer(List.of(pool)).decide(filled(step.with(), kept), List.of()))
                        .isEqualTo(new Decision.Unauthorized(step.refused()));
            } else {
                ask(step, kept);
            }
        }
    }

    private UserPool newPool() throws Exception {
        String id = "eu-central-1_Recorded" + ++pools;
        Path own = folder.resolve(id);
        Pools.giveKey(own, id);
        IdentityProvider provider = Pools.provider(own, time);
        UserPoolConfiguration closed = Pools.pool(id);
        UserPool pool = provider.open(new UserPoolConfiguration(
                closed.id(), closed.arn(), closed.region(), false, true, false, closed.passwordPolicy()));
        pool.addClient(Pools.client());
        pool.addUser(Pools.owner());
        pool.setPassword(Pools.OWNER, Pools.PASSWORD, true);
        pool.addUser(new UserPoolUserConfiguration(GUEST, Map.of("email", GUEST)));
        pool.setPassword(GUEST, Pools.PASSWORD, false);
        server.stop();
        server.setHandler(provider.handler());
        server.start();
        return pool;
    }

    private void ask(Step step, Map<String, String> kept) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(server.getURI().resolve("/"))
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + step.ask())
                        .POST(BodyPublishers.ofString(filled(step.send().toString(), kept)))
                        .build(),
                BodyHandlers.ofString());
        JsonNode body = json.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(step.answer());
        if (step.body() != null) {
            assertThat(body).isEqualTo(step.body());
        }
        or(step.finds())
                .forEach((pointer, text) ->
                        assertThat(body.at(pointer).asText()).as(pointer).isEqualTo(text));
        or(step.has())
                .forEach((name, value) ->
                        assertThat(response.headers().firstValue(name)).as(name).contains(value));
        or(step.keep())
                .forEach((name, pointer) -> kept.put(name, body.at(pointer).asText()));
    }

    private static Map<String, String> or(Map<String, String> given) {
        return requireNonNullElse(given, Map.of());
    }

    private static String filled(String text, Map<String, String> kept) {
        String filled = text;
        for (var value : kept.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
