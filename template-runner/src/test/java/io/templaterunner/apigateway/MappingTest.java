package io.templaterunner.apigateway;

import static io.templaterunner.apigateway.SmallApi.header;
import static io.templaterunner.apigateway.SmallApi.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    private static final byte[] NOTHING = {};

    @Test
    void requestHeaders_shouldCrossOnlyWhereMapped() throws Exception {
        SmallApi api = SmallApi.asItIs();

        api.put("/things/a", NOTHING, new Header("Content-Type", "image/png"), new Header("x-amz-meta-a", "b"));

        assertThat(api.calls.getLast().headers())
                .containsExactlyInAnyOrder(new Header("Content-Type", "image/png"), new Header("If-None-Match", "*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-type", "CONTENT-TYPE"})
    void clientsHeader_shouldBeFoundHoweverItIsSpelt(String name) throws Exception {
        SmallApi api = SmallApi.asItIs();

        api.put("/things/a", NOTHING, new Header(name, "image/png"));

        assertThat(Header.find(api.calls.getLast().headers(), "Content-Type")).contains("image/png");
    }

    @Test
    void contentTypeUnmapped_shouldReachS3AsJson() throws Exception {
        SmallApi api = SmallApi.with(
                "          integration.request.header.Content-Type: method.request.header.Content-Type\n", "");

        api.put("/things/a", NOTHING, new Header("Content-Type", "image/png"));

        assertThat(Header.find(api.calls.getLast().headers(), "Content-Type")).contains("application/json");
    }

    @Test
    void responseContentTypeUnmapped_shouldBecomeJson() throws Exception {
        SmallApi api = SmallApi.with(
                        "              method.response.header.Content-Type: integration.response.header.Content-Type\n"
                                + "              method.response.header.Date",
                        "              method.response.header.Date")
                .answering(200, "image/png", NOTHING);

        assertThat(header(api.get("/things/a"), "Content-Type")).isEqualTo("application/json");
    }

    @Test
    void responseHeaders_shouldCrossOnlyWhereMapped() throws Exception {
        SmallApi api = SmallApi.asItIs().answering(200, "image/png", NOTHING, new Header("ETag", "\"1\""));

        Answer answer = api.get("/things/a");

        assertThat(answer.headers())
                .containsExactlyInAnyOrder(new Header("Content-Type", "image/png"), new Header("X-Fixed", "yes"));
    }

    @Test
    void dateOfS3_shouldBeRenamed() throws Exception {
        SmallApi api = SmallApi.asItIs().answering(200, "image/png", NOTHING, new Header("Date", "today"));

        Answer answer = api.get("/things/a");

        assertThat(header(answer, "x-amzn-Remapped-Date")).isEqualTo("today");
        assertThat(header(answer, "Date")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Connection",
                "Content-Length",
                "Expect",
                "Proxy-Authenticate",
                "TE",
                "Transfer-Encoding"
            })
    void mappingToForbiddenHeader_shouldBe500(String name) throws Exception {
        SmallApi api = SmallApi.with("integration.request.header.If-None-Match", "integration.request.header." + name);

        Answer answer = api.put("/things/a", NOTHING);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(api.calls).isEmpty();
    }

    @Test
    void mappingFromContentMd5_shouldFindNothing() throws Exception {
        SmallApi api = SmallApi.with(
                "integration.request.header.If-None-Match: \"'*'\"",
                "integration.request.header.x-amz-meta-md5: method.request.header.Content-MD5");

        api.put("/things/a", NOTHING, new Header("Content-MD5", "abc"));

        assertThat(Header.find(api.calls.getLast().headers(), "x-amz-meta-md5")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/things/a.jpg,            /bucket/a.jpg",
        "/things/album/a.jpg,      /bucket/album/a.jpg",
        "/things/album%2Fa.jpg,    /bucket/album/a.jpg",
        "/things/a%20b.jpg,        /bucket/a%20b.jpg",
        "/things/a+b.jpg,          /bucket/a%20b.jpg",
        "/things/a%2Bb.jpg,        /bucket/a%20b.jpg",
        "/things/100%25.jpg,       /bucket/100%25.jpg",
        "/things/%C3%A9.jpg,       /bucket/%C3%A9.jpg",
        "/things/a%3Fb.jpg,        /bucket/a%3Fb.jpg",
        "/things/~a_b-c.jpg,       /bucket/~a_b-c.jpg",
    })
    void pathParameter_shouldBeDecodedOnceAndEncodedAgain(String sent, String arrived) throws Exception {
        SmallApi api = SmallApi.asItIs();

        api.get(sent);

        assertThat(api.calls.getLast().path()).isEqualTo(arrived);
    }

    @Test
    void pathParameterUnmapped_shouldBe500() throws Exception {
        SmallApi api = SmallApi.with("integration.request.path.key", "integration.request.path.other");

        assertThat(api.get("/things/a").status()).isEqualTo(500);
        assertThat(api.calls).isEmpty();
    }

    @Test
    void query_shouldCrossWhereMappedAndBeEncodedAgain() throws Exception {
        SmallApi api = SmallApi.asItIs();

        api.get("/things?prefix=a%20b%2Fc&other=1&continuation-token=x%2By%3D%3D");

        assertThat(api.calls.getLast().query())
                .isEqualTo("list-type=2&prefix=a%20b%2Fc&continuation-token=x%2By%3D%3D");
    }

    @Test
    void plusInQuery_shouldBreakTheToken() throws Exception {
        SmallApi api = SmallApi.asItIs();

        api.get("/things?continuation-token=x+y");

        assertThat(api.calls.getLast().query()).isEqualTo("list-type=2&continuation-token=x%20y");
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "204, 200", "299, 200", "404, 404", "403, 500", "503, 500"})
    void status_shouldBeMappedByPatternElseByDefault(int stored, int answered) throws Exception {
        SmallApi api = SmallApi.asItIs().answering(stored, "image/png", NOTHING);

        assertThat(api.get("/things/a").status()).isEqualTo(answered);
    }

    @Test
    void statusWithoutPatternOrDefault_shouldBe500OfTheGateway() throws Exception {
        SmallApi api = SmallApi.asItIs().answering(403, "application/xml", NOTHING);

        Answer answer = api.get("/things");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).isEqualTo("{\"message\": \"Internal server error\"}");
        assertThat(header(answer, "x-amzn-ErrorType")).isEqualTo("InternalServerErrorException");
    }

    @Test
    void onlyDefaultTo200_shouldTurnErrorsIntoSuccesses() throws Exception {
        String definition = SmallApi.changed("'2\\d{2}':", "default:");
        definition = SmallApi.changed(
                definition, "          default:\n            statusCode: '500'\n    options", "    options");
        definition = definition.replaceAll("(?s) {10}'404':\n {12}statusCode.*?(?=    options)", "");
        SmallApi api = SmallApi.of(definition).answering(404, "application/xml", NOTHING);

        assertThat(api.get("/things/a").status()).isEqualTo(200);
    }

    @Test
    void roleThatCannotBeAssumed_shouldBe500() throws Exception {
        SmallApi api = SmallApi.asItIs();
        api.storage = _ -> {
            throw new StorageBackend.NotAssumableException("no");
        };

        assertThat(api.get("/things/a").status()).isEqualTo(500);
    }

    @Test
    void slowStorage_shouldBe504() throws Exception {
        SmallApi api = SmallApi.asItIs();
        api.storage = SmallApi.failingWith(new HttpTimeoutException("slow"));

        Answer answer = api.get("/things/a");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(text(answer)).isEqualTo("{\"message\": \"Endpoint request timed out\"}");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void storageOutOfReach_shouldBe504() throws Exception {
        SmallApi api = SmallApi.asItIs();
        api.storage = SmallApi.failingWith(new IOException("gone"));

        assertThat(api.get("/things/a").status()).isEqualTo(504);
    }

    @Test
    void timeout_shouldBe29SecondsUnlessLess() throws Exception {
        SmallApi api = SmallApi.asItIs();
        api.get("/things/a");
        SmallApi hasty = SmallApi.with("httpMethod: GET", "httpMethod: GET\n        timeoutInMillis: 50");
        hasty.get("/things/a");

        assertThat(api.calls.getLast().timeout()).isEqualTo(Duration.ofSeconds(29));
        assertThat(hasty.calls.getLast().timeout()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void requiredParameter_shouldBeDemandedWhereAValidatorSaysSo() throws Exception {
        String required = SmallApi.changed("{name: prefix, in: query,", "{name: prefix, in: query, required: true,");
        String validated = SmallApi.changed(
                required,
                "paths:",
                "x-amazon-apigateway-request-validators: {all: {validateRequestParameters: true}}\n"
                        + "x-amazon-apigateway-request-validator: all\npaths:");

        assertThat(SmallApi.of(required).get("/things").status()).isEqualTo(200);
        Answer refused = SmallApi.of(validated).get("/things");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).isEqualTo("{\"message\":\"Missing required request parameters: [prefix]\"}");
        assertThat(SmallApi.of(validated).get("/things?prefix=a").status()).isEqualTo(200);
    }

    @Test
    void integrationResponses_shouldReadHeadersOfS3WithoutRegardToCase() throws Exception {
        SmallApi api = SmallApi.asItIs();
        api.storage =
                _ -> new StorageBackend.Reply(200, java.util.List.of(new Header("content-type", "image/gif")), NOTHING);

        assertThat(Optional.ofNullable(header(api.get("/things/a"), "Content-Type")))
                .contains("image/gif");
    }

    /** AWS has no such answer, so no template maps it. */
    @Test
    void fullDisk_shouldBe507WithWhatS3SaysOfIt() throws Exception {
        Answer answer = SmallApi.asItIs()
                .answering(507, "application/xml", "<Error><Message>no space</Message></Error>".getBytes(UTF_8))
                .put("/things/a", new byte[1]);

        assertThat(answer.status()).isEqualTo(507);
        assertThat(SmallApi.text(answer)).isEqualTo("<Error><Message>no space</Message></Error>");
        assertThat(SmallApi.header(answer, "Content-Type")).isEqualTo("application/xml");
    }

    @Test
    void headerThatIsNotAscii_shouldBe400AndReachNobody() throws Exception {
        SmallApi api = SmallApi.asItIs();

        assertThat(api.put("/things/a", new byte[1], new Header("Content-Type", "image/\u00e4"))
                        .status())
                .isEqualTo(400);
        assertThat(api.calls).isEmpty();
    }
}
