package io.templaterunner.apigateway;

import static io.templaterunner.apigateway.SmallApi.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import io.templaterunner.template.TemplateException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payload compression, as API Gateway's guide tells it. */
class CompressionTest {

    private static final byte[] TEXT = "<Key>a</Key>".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static SmallApi from(int bytes) {
        return SmallApi.with("paths:", "x-amazon-apigateway-minimum-compression-size: " + bytes + "\npaths:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "GZIP | gzip",
                "deflate | deflate",
                "gzip, deflate, br, zstd | gzip",
                "br;q=0.5, gzip;q=0.8 | gzip",
                "gzip;q=0.5, deflate | deflate",
                "br, gzip | ''",
                "gzip;q=0 | ''",
                "gzip;q=x | ''",
                "identity | ''",
                "* | ''",
                "'' | ''",
            })
    void answer_shouldBeCompressedWithWhatTheClientLikesBest(String accepted, String coding) throws Exception {
        SmallApi api = from(1000).answering(200, "application/xml", TEXT);

        Answer answer = api.get("/things", new Header("Accept-Encoding", accepted));

        assertThat(decoded(answer)).isEqualTo(TEXT);
        assertThat(String.valueOf(header(answer, "Content-Encoding"))).isEqualTo(coding.isEmpty() ? "null" : coding);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/xml");
    }

    private static byte[] decoded(Answer answer) throws IOException {
        InputStream body = new ByteArrayInputStream(answer.body());
        return switch (String.valueOf(header(answer, "Content-Encoding"))) {
            case "gzip" -> new GZIPInputStream(body).readAllBytes();
            case "deflate" -> new InflaterInputStream(body).readAllBytes();
            default -> answer.body();
        };
    }

    @Test
    void answer_shouldBeLeftAsItIsBelowTheSizeOrWithoutOne() throws Exception {
        Header gzip = new Header("Accept-Encoding", "gzip");

        assertThat(from(TEXT.length + 1)
                        .answering(200, "application/xml", TEXT)
                        .get("/things", gzip)
                        .body())
                .isEqualTo(TEXT);
        assertThat(SmallApi.asItIs()
                        .answering(200, "application/xml", TEXT)
                        .get("/things", gzip)
                        .body())
                .isEqualTo(TEXT);
        assertThat(from(0).answering(200, "application/xml", new byte[0])
                        .get("/things", gzip)
                        .body())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void answerOfAnIntegrationThatNamesACoding_shouldBeLeftAsItIs(String coding) throws Exception {
        Answer answer = from(0).answering(200, "image/jpeg", TEXT, new Header("Content-Encoding", coding))
                .get("/things/a", new Header("Accept-Encoding", "gzip"));

        assertThat(answer.body()).isEqualTo(TEXT);
        assertThat(header(answer, "Content-Encoding")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10485761})
    void sizeThatIsNone_shouldBeRefused(int bytes) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> from(bytes))
                .withMessageContaining("must be between 0 and 10485760");
    }
}
