package io.templaterunner.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import io.templaterunner.recorded.RecordedCases;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One method in front of S3, or of nobody, against what API Gateway did with requests to one like it. */
class RecordedGatewayTest {

    /** Not UTF-8 as a whole: two of its letters are, and between them is what becomes of a picture. */
    private static final byte[] RAW = {'a', (byte) 0xEE, 'c', (byte) 0xFF, (byte) 0xD3, (byte) 0xB5, 0, 'z'};

    private static final String TEXT = "a photo's caption";

    private static final Map<String, byte[]> PAYLOADS = Map.of(
            "nothing", new byte[0],
            "raw", RAW,
            "raw in base64", Base64.getEncoder().encode(RAW),
            "raw in base64 twice",
                    Base64.getEncoder().encode(Base64.getEncoder().encode(RAW)),
            "raw as text", "a\uFFFDc\uFFFD\u04F5\0z".getBytes(UTF_8),
            "text", TEXT.getBytes(UTF_8),
            "text in base64", Base64.getEncoder().encode(TEXT.getBytes(UTF_8)));

    /**
     * A method, a request to it, and what becomes of it.
     *
     * @param binary the API's binary media types
     * @param validated whether its required parameters are demanded
     * @param path of the resource; {@code /things/{key+}} where none is said
     * @param parameters of the method, such as {@code header If-None-Match} or {@code required query prefix}
     * @param mock whether nobody stands behind it
     * @param integration what is said of the integration, beside where it leads
     * @param response what is said of its one response
     * @param ask the method and the target
     * @param with headers of the request
     * @param send the payload of the request, by its name
     * @param s3 what S3 answers; nothing where nothing is said
     * @param asked what S3 was asked; null where it was asked nothing
     * @param answer the status
     * @param has headers of the answer
     * @param lacks headers that it has not
     * @param body the payload of the answer, by its name, or as JSON
     */
    record Case(
            List<String> binary,
            boolean validated,
            String path,
            List<String> parameters,
            boolean mock,
            Map<String, Object> integration,
            Map<String, Object> response,
            String ask,
            Map<String, String> with,
            String send,
            Stored s3,
            Asked asked,
            int answer,
            Map<String, String> has,
            List<String> lacks,
            String body) {}

    /** What S3 answers, with 200. */
    record Stored(Map<String, String> has, String body) {}

    /**
     * What S3 was asked.
     *
     * @param has headers, and no others of the same names
     */
    record Asked(String path, String query, Map<String, String> has, List<String> lacks, String body) {}

    @TestFactory
    Stream<DynamicTest> gateway_shouldDoAsApiGatewayDid() {
        return RecordedCases.of("gateway.json", Case.class, RecordedGatewayTest::play);
    }

    private static void play(Case each) throws Exception {
        SmallApi api = SmallApi.of(definition(each));
        Stored stored = requireNonNullElse(each.s3(), new Stored(Map.of(), "nothing"));
        api.storage = _ -> new StorageBackend.Reply(200, headers(stored.has()), payload(stored.body()));
        String[] ask = each.ask().split(" ", 2);

        Answer answer = api.send(
                ask[0], ask[1], payload(each.send()), headers(each.with()).toArray(Header[]::new));

        assertThat(answer.status()).as(SmallApi.text(answer)).isEqualTo(each.answer());
        check(answer.headers(), each.has(), each.lacks());
        if (each.body() != null) {
            check(answer.body(), each.body());
        }
        if (each.asked() == null) {
            assertThat(api.calls).isEmpty();
        } else {
            check(api.calls.getLast(), each.asked());
        }
    }

    private static void check(StorageBackend.Call call, Asked asked) throws Exception {
        if (asked.path() != null) {
            assertThat(call.path()).isEqualTo(asked.path());
        }
        if (asked.query() != null) {
            assertThat(call.query()).isEqualTo(asked.query());
        }
        check(call.headers(), asked.has(), asked.lacks());
        if (asked.body() != null) {
            check(call.body(), asked.body());
        }
    }

    private static void check(List<Header> headers, Map<String, String> has, List<String> lacks) {
        or(has).forEach((name, value) -> assertThat(headers)
                .filteredOn(header -> header.is(name))
                .extracting(Header::value)
                .as(name)
                .containsExactly(value));
        assertThat(headers)
                .extracting(Header::name)
                .doesNotContainAnyElementsOf(requireNonNullElse(lacks, List.of("there is always one to look for")));
    }

    private static void check(byte[] body, String named) throws Exception {
        if (named.startsWith("{")) {
            JsonMapper json = new JsonMapper();
            assertThat(json.readTree(body)).isEqualTo(json.readTree(named));
        } else {
            assertThat(body).as(new String(body, UTF_8)).isEqualTo(payload(named));
        }
    }

    private static byte[] payload(String name) {
        return PAYLOADS.get(requireNonNullElse(name, "nothing"));
    }

    private static List<Header> headers(Map<String, String> given) {
        return or(given).entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
    }

    private static <T> Map<String, T> or(Map<String, T> given) {
        return requireNonNullElse(given, Map.of());
    }

    /** JSON is YAML. */
    private static String definition(Case each) throws Exception {
        Map<String, Object> response = new LinkedHashMap<>(or(each.response()));
        response.put("statusCode", "200");
        Map<String, Object> integration = new LinkedHashMap<>(or(each.integration()));
        if (each.mock()) {
            integration.put("type", "mock");
        } else {
            integration.put("type", "aws");
            integration.put("httpMethod", "PUT");
            integration.put("uri", "arn:aws:apigateway:us-east-1:s3:path/bucket" + (takesKey(each) ? "/{key}" : ""));
            integration.put("credentials", "arn:aws:iam::000000000000:role/writer");
            Map<String, Object> mappings = new LinkedHashMap<>();
            if (takesKey(each)) {
                mappings.put("integration.request.path.key", "method.request.path.key");
            }
            if (integration.get("requestParameters") instanceof Map<?, ?> more) {
                more.forEach((target, source) -> mappings.put("integration.request." + target, source));
            }
            integration.put("requestParameters", mappings);
        }
        integration.put("responses", Map.of("default", response));
        Map<String, Object> declared = new LinkedHashMap<>();
        if (response.get("responseParameters") instanceof Map<?, ?> mapped) {
            mapped.forEach((target, _) -> declared.put(
                    String.valueOf(target).replace("method.response.header.", ""),
                    Map.of("schema", Map.of("type", "string"))));
        }
        List<Object> parameters = new ArrayList<>();
        if (takesKey(each)) {
            parameters.add(parameter("required path key"));
        }
        requireNonNullElse(each.parameters(), List.<String>of()).forEach(words -> parameters.add(parameter(words)));
        Map<String, Object> operation = Map.of(
                "parameters",
                parameters,
                "responses",
                Map.of("200", Map.of("description", "ok", "headers", declared)),
                "x-amazon-apigateway-integration",
                integration);
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("openapi", "3.0.1");
        api.put("info", Map.of("title", "Recorded", "version", "1"));
        api.put("x-amazon-apigateway-binary-media-types", requireNonNullElse(each.binary(), List.of()));
        api.put(
                "x-amazon-apigateway-request-validators",
                Map.of("of parameters", Map.of("validateRequestParameters", each.validated())));
        api.put("x-amazon-apigateway-request-validator", "of parameters");
        api.put("paths", Map.of(path(each), Map.of("put", operation, "get", operation, "post", operation)));
        return new JsonMapper().writeValueAsString(api);
    }

    private static String path(Case each) {
        return requireNonNullElse(each.path(), "/things/{key+}");
    }

    private static boolean takesKey(Case each) {
        return path(each).contains("{key+}");
    }

    private static Object parameter(String words) {
        boolean required = words.startsWith("required ");
        String[] parts = words.replace("required ", "").split(" ");
        return Map.of("in", parts[0], "name", parts[1], "required", required, "schema", Map.of("type", "string"));
    }
}
