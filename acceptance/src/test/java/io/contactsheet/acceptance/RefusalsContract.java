package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static io.contactsheet.shared.testkit.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gallery says that does not do what it is asked. Every gallery keeps to it, and every double of one. */
abstract class RefusalsContract {

    /** A photo that is sent to a gallery in a state in which it answers with this status. */
    abstract HttpResponse<byte[]> refused(int status) throws Exception;

    @ParameterizedTest
    @CsvSource({
        "401, application/json",
        "409, application/xml",
        "412, application/xml",
        "429, application/json",
        "503, application/xml"
    })
    void refusal_shouldSayWhatItIsAndBeKeptByNobody(int status, String contentType) throws Exception {
        HttpResponse<byte[]> refusal = refused(status);

        assertThat(refusal.statusCode()).isEqualTo(status);
        assertThat(header(refusal, "Content-Type")).startsWith(contentType);
        assertThat(text(refusal))
                .containsPattern(contentType.endsWith("json") ? "\"message\":\".+\"" : "<Code>.+</Code>");
        assertThat(header(refusal, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(refusal, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(refusal, "ETag")).isEmpty();
    }
}
