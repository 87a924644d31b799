package io.templaterunner.apigateway;

import static io.templaterunner.apigateway.SmallApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of content type conversions, row by row and column by column. */
class PayloadTest {

    /** Not UTF-8: a JPEG begins like this. */
    private static final byte[] PICTURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};

    private static final byte[] DESTROYED =
            new String(PICTURE, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    private static final byte[] ENCODED = Base64.getEncoder().encode(PICTURE);

    /** What stands for a payload in the tables. */
    private enum Payload {
        PICTURE(PayloadTest.PICTURE),
        DESTROYED(PayloadTest.DESTROYED),
        BASE64(ENCODED);

        private final byte[] bytes;

        Payload(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, none,              PICTURE, 200, PICTURE",
        "image/png, CONVERT_TO_BINARY, PICTURE, 200, PICTURE",
        "image/png, CONVERT_TO_TEXT,   PICTURE, 200, BASE64",
        "text/html, none,              PICTURE, 200, DESTROYED",
        "text/html, CONVERT_TO_BINARY, BASE64,  200, PICTURE",
        "text/html, CONVERT_TO_BINARY, PICTURE, 500, ",
        "text/html, CONVERT_TO_TEXT,   PICTURE, 200, DESTROYED",
    })
    void requestPayload_shouldReachS3AsItsTypeAndContentHandlingSay(
            String contentType, String handling, Payload sent, int status, Payload arrived) throws Exception {
        SmallApi api = SmallApi.of(imagesOnly(handling.equals("none") ? "" : handling, "httpMethod: PUT\n"));

        Answer answer = api.put("/things/a", sent.bytes, new Header("Content-Type", contentType));

        assertThat(answer.status()).isEqualTo(status);
        if (arrived == null) {
            assertThat(api.calls).isEmpty();
        } else {
            assertThat(api.calls.getLast().body()).isEqualTo(arrived.bytes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png,           none,              PICTURE, 200, PICTURE",
        "image/png, 'image/png,*/*',     none,              PICTURE, 200, PICTURE",
        "image/png, image/png,           CONVERT_TO_BINARY, PICTURE, 200, PICTURE",
        "image/png, image/png,           CONVERT_TO_TEXT,   PICTURE, 200, BASE64",
        "image/png, */*,                 none,              PICTURE, 200, BASE64",
        "image/png, 'text/a,image/png',  none,              PICTURE, 200, BASE64",
        "image/png, */*,                 CONVERT_TO_BINARY, PICTURE, 200, PICTURE",
        "image/png, */*,                 CONVERT_TO_TEXT,   PICTURE, 200, BASE64",
        "text/xml,  image/png,           none,              BASE64,  200, PICTURE",
        "text/xml,  image/png,           none,              PICTURE, 500, ",
        "text/xml,  image/png,           CONVERT_TO_BINARY, BASE64,  200, PICTURE",
        "text/xml,  image/png,           CONVERT_TO_BINARY, PICTURE, 500, ",
        "text/xml,  image/png,           CONVERT_TO_TEXT,   PICTURE, 200, DESTROYED",
        "text/xml,  */*,                 none,              PICTURE, 200, DESTROYED",
        "text/xml,  */*,                 CONVERT_TO_BINARY, BASE64,  200, PICTURE",
        "text/xml,  */*,                 CONVERT_TO_BINARY, PICTURE, 500, ",
        "text/xml,  */*,                 CONVERT_TO_TEXT,   PICTURE, 200, DESTROYED",
    })
    void responsePayload_shouldReachTheClientAsTypeAcceptAndContentHandlingSay(
            String contentType, String accept, String handling, Payload stored, int status, Payload arrived)
            throws Exception {
        SmallApi api = SmallApi.of(imagesOnly(handling.equals("none") ? "" : handling, "'2\\d{2}':\n"))
                .answering(200, contentType, stored.bytes);

        Answer answer = api.get("/things/a", new Header("Accept", accept));

        assertThat(answer.status()).isEqualTo(status);
        if (arrived == null) {
            assertThat(text(answer)).isEqualTo("{\"message\": \"Internal server error\"}");
        } else {
            assertThat(answer.body()).isEqualTo(arrived.bytes);
        }
    }

    /** With images as the only binary types, and a content handling in the object that begins with a line. */
    private static String imagesOnly(String handling, String beginning) {
        String images = SmallApi.changed("['*/*']", "['image/*']");
        if (handling.isEmpty()) {
            return images;
        }
        int at = images.indexOf(beginning) + beginning.length();
        String indent = beginning.startsWith("'") ? " ".repeat(16) : " ".repeat(8);
        return images.substring(0, at) + indent.substring(0, beginning.startsWith("'") ? 12 : 8) + "contentHandling: "
                + handling + "\n" + images.substring(at);
    }

    @Test
    void noBinaryMediaTypes_shouldDestroyThePictureAndStillAnswer200() throws Exception {
        SmallApi api = SmallApi.with("['*/*']", "[]");

        Answer answer = api.put("/things/a", PICTURE, new Header("Content-Type", "image/png"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.calls.getLast().body()).isEqualTo(DESTROYED);
    }

    @Test
    void everythingBinary_shouldPassPicturesWithoutAnyAcceptHeader() throws Exception {
        SmallApi api = SmallApi.asItIs().answering(200, "image/png", PICTURE);

        assertThat(api.get("/things/a").body()).isEqualTo(PICTURE);
    }

    @Test
    void storageErrorUnderImageTypes_shouldBecome500WhereTheClientAcceptsImages() throws Exception {
        SmallApi api = SmallApi.with("['*/*']", "['image/*']")
                .answering(404, "application/xml", "<Error/>".getBytes(StandardCharsets.UTF_8));

        assertThat(api.get("/things/a", new Header("Accept", "image/png")).status())
                .isEqualTo(500);
        assertThat(api.get("/things/a", new Header("Accept", "*/*")).status()).isEqualTo(404);
    }

    @Test
    void templateOverBinaryPayload_shouldBe500() throws Exception {
        SmallApi api =
                SmallApi.with("httpMethod: PUT", "httpMethod: PUT\n        requestTemplates: {image/png: fixed}");

        assertThat(api.put("/things/a", PICTURE, new Header("Content-Type", "image/png"))
                        .status())
                .isEqualTo(500);
        assertThat(api.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "when_no_match, text/plain, 200",
        "when_no_templates, text/plain, 415",
        "never, text/plain, 415",
        "never, image/png, 500"
    })
    void payloadWithoutTemplate_shouldPassOrBeRefusedAsPassthroughSays(String behavior, String type, int status)
            throws Exception {
        SmallApi api = SmallApi.with(
                "httpMethod: PUT",
                "httpMethod: PUT\n        passthroughBehavior: " + behavior
                        + "\n        requestTemplates: {image/png: fixed}");

        assertThat(api.put("/things/a", PICTURE, new Header("Content-Type", type))
                        .status())
                .isEqualTo(status);
    }
}
