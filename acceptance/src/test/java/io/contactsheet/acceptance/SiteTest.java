package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static io.contactsheet.shared.testkit.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The web gallery, from the API itself. */
@ExtendWith(GalleryUnderTest.class)
class SiteTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void stageAddress_shouldBeThePage(String slash, Gallery gallery) {
        HttpResponse<byte[]> page = gallery.get(slash, "Accept", "text/html,application/xhtml+xml");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(text(page)).containsIgnoringCase("<!doctype html>");
        assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource({"app.js, text/javascript", "gallery.css, text/css"})
    void scriptAndStyle_shouldComeCompressed(String file, String type, Gallery gallery) throws IOException {
        HttpResponse<byte[]> answer = gallery.get("/site/" + file);
        assertThat(header(answer, "Content-Type")).startsWith(type);
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                .hasSizeGreaterThan(answer.body().length);
    }

    @Test
    void missingFile_shouldBe404(Gallery gallery) {
        assertThat(gallery.get("/site/none.js").statusCode()).isEqualTo(404);
    }

    @Test
    void photoThatIsAPage_shouldNotRunInTheGallerysOrigin(Gallery gallery) {
        String key = gallery.key("page.html");
        gallery.put(key, "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/html");
        assertThat(header(gallery.photo(key), "Content-Security-Policy")).isEqualTo("sandbox");
    }
}
