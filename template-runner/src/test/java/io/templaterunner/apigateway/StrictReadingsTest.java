package io.templaterunner.apigateway;

import static io.templaterunner.apigateway.SmallApi.header;
import static io.templaterunner.stack.StrictReading.HEADER_NAMES_ARE_CASE_SENSITIVE;
import static io.templaterunner.stack.StrictReading.INNER_QUOTES_ARE_LOST;
import static io.templaterunner.stack.StrictReading.PATHS_ARE_NORMALIZED;
import static io.templaterunner.stack.StrictReading.PLUS_IN_QUERY_IS_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an API does under the stricter readings; under the kinder ones {@link MappingTest} tells. */
class StrictReadingsTest {

    private static final byte[] NOTHING = {};

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-type"})
    void clientsHeader_shouldBeFoundInSmallLettersOnly(String sent) throws Exception {
        SmallApi api = SmallApi.of(SmallApi.DEFINITION, HEADER_NAMES_ARE_CASE_SENSITIVE);
        SmallApi small = SmallApi.of(
                SmallApi.changed(
                        SmallApi.changed("name: Content-Type", "name: content-type"),
                        "method.request.header.Content-Type",
                        "method.request.header.content-type"),
                HEADER_NAMES_ARE_CASE_SENSITIVE);

        api.put("/things/a", NOTHING, new Header(sent, "image/png"));
        small.put("/things/a", NOTHING, new Header(sent, "image/png"));

        assertThat(Header.find(api.calls.getLast().headers(), "Content-Type")).contains("application/json");
        assertThat(Header.find(small.calls.getLast().headers(), "Content-Type")).contains("image/png");
    }

    @Test
    void headerOfS3_shouldBeFoundInS3sSpellingOnly() throws Exception {
        SmallApi api = SmallApi.of(SmallApi.DEFINITION, HEADER_NAMES_ARE_CASE_SENSITIVE)
                .answering(200, "image/png", NOTHING);
        assertThat(header(api.get("/things/a"), "Content-Type")).isEqualTo("image/png");

        SmallApi misspelt = SmallApi.of(
                        SmallApi.changed(
                                "integration.response.header.Content-Type", "integration.response.header.content-type"),
                        HEADER_NAMES_ARE_CASE_SENSITIVE)
                .answering(200, "image/png", NOTHING);
        assertThat(header(misspelt.get("/things/a"), "Content-Type")).isEqualTo("application/json");
    }

    @Test
    void plusInQuery_shouldReachS3AsASpace() throws Exception {
        SmallApi api = SmallApi.of(SmallApi.DEFINITION, PLUS_IN_QUERY_IS_LOST);

        api.get("/things?prefix=a%2Fb&continuation-token=x%2By%3D");

        assertThat(api.calls.getLast().query()).isEqualTo("list-type=2&prefix=a%2Fb&continuation-token=x%20y%3D");
    }

    @ParameterizedTest
    @CsvSource({
        "/things/a.jpg,                   /bucket/a.jpg,    ''",
        "/things/album/a.jpg,             /bucket/album/a.jpg, ''",
        "/things/../other/a.jpg,          /other/a.jpg,     ''",
        "/things/%2e%2e/other/a.jpg,      /other/a.jpg,     ''",
        "/things/..%2Fother%2Fa.jpg,      /other/a.jpg,     ''",
        "/things/b/%2e%2E//..//other,     /other,           ''",
        "/things/../../../other,          /other,           ''",
        "/things/b//./a.jpg,              /bucket/b/a.jpg,  ''",
        "/things/b/..,                    /bucket/,         ''",
        "/things/..,                      /,                ''",
        "/things/100%25.jpg,              /bucket/100%25.jpg, ''",
        "/things/a.jpg%3Fversions,        /bucket/a.jpg,    versions",
        "/things/a.jpg%3FversionId=1%26b, /bucket/a.jpg,    versionId=1&b",
        "/things/%3Facl=%23%20,           /bucket/,         acl=%23%20",
    })
    void path_shouldBeMadeSimple(String sent, String path, String query) throws Exception {
        SmallApi api = SmallApi.of(SmallApi.DEFINITION, PATHS_ARE_NORMALIZED);

        api.get(sent);

        assertThat(api.calls.getLast().path()).isEqualTo(path);
        assertThat(api.calls.getLast().query()).isEqualTo(query);
    }

    @Test
    void quotesAtTheEndsOfAStaticValue_shouldBeLost() throws Exception {
        String definition = SmallApi.changed("X-Fixed: \"'yes'\"", "X-Fixed: \"'default-src 'self''\"");

        assertThat(fixed(SmallApi.of(definition))).isEqualTo("default-src 'self'");
        assertThat(fixed(SmallApi.of(definition, INNER_QUOTES_ARE_LOST))).isEqualTo("default-src 'self");
    }

    private static String fixed(SmallApi api) throws Exception {
        return String.valueOf(header(api.answering(200, "image/png", NOTHING).get("/things/a"), "X-Fixed"));
    }
}
