package io.templaterunner.apigateway;

import static io.templaterunner.apigateway.SmallApi.header;
import static io.templaterunner.apigateway.SmallApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MockAndGatewayResponsesTest {

    private static Answer preflight(SmallApi api, Header... headers) throws Exception {
        return api.send("OPTIONS", "/things/a", new byte[0], headers);
    }

    @Test
    void mock_shouldAnswerWithTheStatusOfItsTemplate() throws Exception {
        Answer answer = preflight(SmallApi.asItIs());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out"})
    void mockUnderEverythingBinary_shouldBe500WithoutConversionToText(String way) throws Exception {
        SmallApi api = SmallApi.with("contentHandling: CONVERT_TO_TEXT # on the way " + way, "# nothing");

        assertThat(preflight(api).status()).isEqualTo(500);
    }

    @Test
    void mockWithoutBinaryTypes_shouldNeedNoConversion() throws Exception {
        String plain = SmallApi.changed("contentHandling: CONVERT_TO_TEXT", "#");

        assertThat(preflight(SmallApi.of(SmallApi.changed(plain, "['*/*']", "[]")))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void mockWithoutTemplateForTheType_shouldBe500() throws Exception {
        assertThat(preflight(SmallApi.with("application/json: '{", "text/plain: '{"))
                        .status())
                .isEqualTo(500);
        assertThat(preflight(SmallApi.asItIs(), new Header("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"GET, /nothing", "POST, /things", "HEAD, /things/a", "GET, /", "DELETE, /things/a", "GET, /thing"})
    void unknownPathOrMethod_shouldBe403(String method, String path) throws Exception {
        Answer answer = SmallApi.asItIs().send(method, path, new byte[0]);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(text(answer)).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        assertThat(header(answer, "x-amzn-ErrorType")).isEqualTo("MissingAuthenticationTokenException");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void gatewayErrorsWithoutCorsInTheTemplate_shouldHaveNone() throws Exception {
        SmallApi api = SmallApi.with("DEFAULT_4XX", "UNAUTHORIZED");

        assertThat(header(api.get("/nothing"), "Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void specialGatewayResponse_shouldGoBeforeTheDefault() throws Exception {
        String special = "MISSING_AUTHENTICATION_TOKEN:\n    statusCode: 404\n    responseTemplates:\n"
                + "      application/json: '{\"error\": $context.error.messageString}'\n  DEFAULT_4XX:";
        Answer answer = SmallApi.with("DEFAULT_4XX:", special).get("/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).isEqualTo("{\"error\": \"Missing Authentication Token\"}");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void trailingSlash_shouldMakeNoDifference() throws Exception {
        assertThat(SmallApi.asItIs().get("/things/").status()).isEqualTo(200);
        assertThat(SmallApi.asItIs().get("/things").status()).isEqualTo(200);
    }

    @Test
    void tooManyRequests_shouldBe429UntilTokensAreEarned() throws Exception {
        SmallApi api = SmallApi.throttled(new StageThrottling("/*", "*", 1, 2));

        assertThat(api.get("/things").status()).isEqualTo(200);
        assertThat(api.get("/things").status()).isEqualTo(200);
        Answer refused = api.get("/things");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(text(refused)).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("*");
        api.now = api.now.plusMillis(999);
        assertThat(api.get("/things").status()).isEqualTo(429);
        api.now = api.now.plusMillis(1);
        assertThat(api.get("/things").status()).isEqualTo(200);
    }

    @Test
    void specialLimit_shouldGoBeforeTheGeneralOne() throws Exception {
        SmallApi api = SmallApi.throttled(
                new StageThrottling("/things/{key+}", "GET", 1, 1), new StageThrottling("/*", "*", 100, 100));

        assertThat(api.get("/things/a").status()).isEqualTo(200);
        assertThat(api.get("/things/a").status()).isEqualTo(429);
        assertThat(api.get("/things").status()).isEqualTo(200);
    }

    @Test
    void clockSetBack_shouldTakeNoTokensAway() throws Exception {
        SmallApi api = SmallApi.throttled(new StageThrottling("/*", "*", 1, 3));
        api.get("/things");
        api.now = api.now.minusSeconds(3600);

        assertThat(api.get("/things").status()).isEqualTo(200);
    }
}
