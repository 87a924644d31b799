package io.contactsheet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.ApiContract.Answer;
import io.contactsheet.acceptance.ApiContract.Route;
import io.templaterunner.apigateway.StorageBackend;
import io.templaterunner.http.Header;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Route by route: exactly what is mapped crosses, both ways, for every status of S3. Something stands in S3's place and
 * answers what S3 itself answers only in faults and races.
 */
abstract class ApiContractSuite {

    /** What a client may send, of which S3 must see only what is mapped. */
    private static final List<String> CLIENT_HEADERS = List.of(
            "Content-Type",
            "If-Modified-Since",
            "If-None-Match",
            "If-Match",
            "Range",
            "x-amz-acl",
            "x-amz-meta-filename",
            "x-amz-meta-sha256",
            "x-amz-meta-other");

    private static final List<String> CLIENT_QUERY = List.of(
            "acl",
            "continuation-token",
            "delimiter",
            "encoding-type",
            "list-type",
            "max-keys",
            "prefix",
            "start-after",
            "tagging",
            "versionId");

    private static final List<String> STORAGE_HEADERS = List.of(
            "Accept-Ranges",
            "Cache-Control",
            "Content-Encoding",
            "Content-Range",
            "Content-Type",
            "ETag",
            "Last-Modified",
            "Location",
            "x-amz-id-2",
            "x-amz-meta-filename",
            "x-amz-meta-other",
            "x-amz-meta-sha256",
            "x-amz-meta-thumbnail-error",
            "x-amz-version-id");

    /** Those of HTTP, and of API Gateway itself. */
    private static final Set<String> NOT_OF_THE_CONTRACT =
            Set.of("connection", "content-length", "date", "transfer-encoding", "x-amz-apigw-id", "x-amzn-requestid");

    private final LocalGallery local;
    private Gallery gallery;

    /** @param readings under which the gallery runs */
    ApiContractSuite(TemplateUnderTest template, Set<StrictReading> readings) {
        local = template.gallery(ApiContract.PARAMETERS, readings);
        gallery = new Gallery(local.api(), template.patience(), Optional.of(local.token()));
    }

    @BeforeEach
    void forget() {
        local.storage().forget();
    }

    @AfterEach
    void close() {
        local.storage().standAside();
        gallery.close();
    }

    static List<Route> routes() {
        return ApiContract.routes();
    }

    static Set<Map.Entry<String, String>> preflights() {
        return ApiContract.preflights().entrySet();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void request_shouldReachS3AsTheContractSays(Route route) {
        local.storage().answering(() -> reply(200));
        String query = CLIENT_QUERY.stream().map(name -> name + "=my-" + name).collect(Collectors.joining("&"));
        byte[] body = route.method().equals("PUT") ? "photo".getBytes(UTF_8) : new byte[0];

        gallery.send(
                route.method(),
                route.path() + "?" + query,
                body,
                CLIENT_HEADERS.stream()
                        .flatMap(name -> List.of(name, "my-" + name).stream())
                        .toArray(String[]::new));

        StorageBackend.Call call = local.storage().last();
        assertThat(call.method()).isEqualTo(route.method());
        assertThat(call.path()).isEqualTo("/" + asked(route));
        assertThat(call.role()).contains("-" + route.role() + "-");
        assertThat(call.body()).isEqualTo(body);
        assertThat(Differences.between(sent(route.lists(), route.query(), route.always()), query(call)))
                .as("query that S3 is asked with by %s", route)
                .isEmpty();
        assertThat(Differences.between(sent(!route.lists(), route.headers(), route.always()), headers(call)))
                .as("headers that S3 is asked with by %s", route)
                .isEmpty();
    }

    private String asked(Route route) {
        String[] parts = route.asked().split("/", 2);
        String bucket = parts[0].equals("site")
                ? "my-photos-site-000000000000-us-east-1"
                : String.valueOf(local.backend().outputs().get(parts[0]));
        return bucket + (parts.length > 1 ? "/" + parts[1] : "");
    }

    /** What is always sent goes with the headers, or in a listing with the query. */
    private static Map<String, String> sent(boolean always, List<String> names, Map<String, String> values) {
        Map<String, String> sent = new TreeMap<>();
        names.forEach(name -> sent.put(name, "my-" + name));
        if (always) {
            sent.putAll(values);
        }
        return sent;
    }

    private static Map<String, String> query(StorageBackend.Call call) {
        return Arrays.stream(call.query().split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, last) -> last, TreeMap::new));
    }

    private static Map<String, String> headers(StorageBackend.Call call) {
        Map<String, String> headers = new TreeMap<>();
        call.headers().forEach(header -> headers.put(header.name(), header.value()));
        // Where none is mapped, API Gateway sends its own.
        headers.remove("Content-Type", "application/json");
        return headers;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void answer_shouldReachTheClientAsTheContractSays(Route route) {
        ApiContract.statuses().forEach(status -> {
            local.storage().answering(() -> reply(status));
            HttpResponse<byte[]> response = gallery.send(route.method(), route.path(), new byte[0]);
            Answer answer = route.answers().getOrDefault(status, ApiContract.error());

            assertThat(response.statusCode()).as("%s, S3's %d", route, status).isEqualTo(status(route, status));
            assertThat(Differences.between(wanted(answer), contract(response, answer)))
                    .as("headers of %s, S3's %d", route, status)
                    .isEmpty();
            if (!route.method().equals("HEAD") && status != 204 && status != 304) {
                assertThat(response.body()).as("%s, S3's %d", route, status).isEqualTo(BYTES);
            }
        });
    }

    private static int status(Route route, int status) {
        if (route.answers().containsKey(status)) {
            return status;
        }
        return status >= 500 ? 503 : 500;
    }

    private Map<String, String> wanted(Answer answer) {
        Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.copied().forEach(name -> wanted.put(name, "s3/" + name));
        if (wanted.remove("Content-Length") != null) {
            wanted.put("x-amzn-Remapped-Content-Length", "12345");
        }
        String users = local.backend().outputs().get("SignInEndpoint").replaceFirst("/$", "");
        answer.fixed().forEach((name, value) -> wanted.put(name, value.replace(ApiContract.USERS, users)));
        wanted.put("Access-Control-Allow-Origin", ApiContract.ORIGIN);
        wanted.replaceAll(ApiContractSuite::inAnyOrder);
        return wanted;
    }

    /** The order says nothing in a list of names, or in that of a policy's directives. */
    private static String inAnyOrder(String name, String value) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        String separator = lowerCase.startsWith("access-control-")
                ? ","
                : lowerCase.equals("content-security-policy") ? ";" : "\n";
        return Arrays.stream(value.split(separator)).map(String::strip).sorted().collect(Collectors.joining(separator));
    }

    private static Map<String, String> contract(HttpResponse<?> response, Answer answer) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name, inAnyOrder(name, String.join(", ", values))));
        NOT_OF_THE_CONTRACT.forEach(headers::remove);
        if (!answer.copied().contains("Content-Type")) {
            // API Gateway's own, where none is mapped.
            headers.remove("Content-Type", "application/json");
        }
        return headers;
    }

    private static final byte[] BYTES = {(byte) 0xff, (byte) 0xd8, 0, 1, 2, (byte) 0x80};

    private static StorageBackend.Reply reply(int status) {
        List<Header> headers = new ArrayList<>();
        STORAGE_HEADERS.forEach(name -> headers.add(new Header(name.toLowerCase(Locale.ROOT), "s3/" + name)));
        headers.add(new Header("content-length", "12345"));
        return new StorageBackend.Reply(status, headers, BYTES);
    }

    @ParameterizedTest
    @MethodSource("preflights")
    void preflight_shouldAllowExactlyWhatTheContractHas(Map.Entry<String, String> path) {
        for (String accept : List.of("*/*", "application/json", "image/png")) {
            HttpResponse<byte[]> response = gallery.send(
                    "OPTIONS",
                    path.getKey(),
                    new byte[0],
                    "Accept",
                    accept,
                    "Origin",
                    ApiContract.ORIGIN,
                    "Access-Control-Request-Method",
                    "GET");

            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(contract(response, new Answer(List.of(), Map.of())))
                    .isEqualTo(Map.of(
                            "access-control-allow-origin",
                            ApiContract.ORIGIN,
                            "access-control-allow-methods",
                            inAnyOrder("access-control-allow-methods", path.getValue()),
                            "access-control-allow-headers",
                            "Authorization,Content-Type,If-Modified-Since,If-None-Match,Range,"
                                    + "x-amz-meta-filename,x-amz-meta-sha256",
                            "access-control-max-age",
                            "600"));
        }
    }

    @Test
    void storageThatCannotBeReached_shouldBeReadableFromAnotherOrigin() {
        local.storage().answering(() -> {
            throw new IOException("S3 is gone.");
        });

        isTheGatewaysOwn(gallery.get("/photos"), 504);
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatTheContractHasNot_shouldBeReadableFromAnotherOrigin(String method, String path) {
        isTheGatewaysOwn(gallery.send(method, path, new byte[0]), 403);
    }

    /** The methods that a route has not, and what is no route at all. */
    static List<org.junit.jupiter.params.provider.Arguments> unknown() {
        List<org.junit.jupiter.params.provider.Arguments> unknown = new ArrayList<>();
        unknown.add(org.junit.jupiter.params.provider.Arguments.of("GET", "/unknown"));
        ApiContract.preflights()
                .forEach((path, allowed) -> List.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE")
                        .forEach(method -> {
                            if (!List.of(allowed.split(",")).contains(method)) {
                                unknown.add(org.junit.jupiter.params.provider.Arguments.of(method, path));
                            }
                        }));
        return unknown;
    }

    private static void isTheGatewaysOwn(HttpResponse<byte[]> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        Map<String, String> headers = contract(response, new Answer(List.of(), Map.of()));
        headers.remove("x-amzn-ErrorType");
        assertThat(headers)
                .isEqualTo(Map.of(
                        "access-control-allow-origin", ApiContract.ORIGIN,
                        "access-control-allow-headers", "*",
                        "cache-control", "no-store",
                        "content-security-policy", "sandbox",
                        "x-content-type-options", "nosniff"));
    }
}
