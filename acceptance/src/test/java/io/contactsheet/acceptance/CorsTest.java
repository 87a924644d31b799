package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page of another origin may do (CORS, Fetch standard, section 3.2): what the form says, and by default nothing. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "What a deployed stack allows is for its form to say.")
@ExtendWith(GalleryUnderTest.class)
class CorsTest {

    private final Gallery open;

    CorsTest(TemplateUnderTest template) {
        LocalGallery local = template.gallery(ApiContract.PARAMETERS);
        open = new Gallery(local.api(), template.patience(), Optional.of(local.token()));
    }

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/photos, GET",
        "/photos/a.jpg, GET",
        "/photos/album/a.jpg, HEAD",
        "/photos/a.jpg, PUT",
        "/photos/a.jpg, DELETE",
        "/thumbnails, GET",
        "/thumbnails/a.jpg, GET",
        "/thumbnails/a.jpg, HEAD",
        "/site/app.js, GET",
        "/, GET"
    })
    void preflight_shouldAllowWhatTheContractHas(String path, String method, Gallery closed) {
        isAllowed(path, method, open);
        isRefused(closed.preflight(path, method, "authorization,content-type"));
    }

    static void isAllowed(String path, String method, Gallery gallery) {
        HttpResponse<byte[]> response =
                gallery.preflight(path, method, "authorization,content-type,x-amz-meta-filename,x-amz-meta-sha256");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(ApiContract.ORIGIN);
        assertThat(list(response, "Access-Control-Allow-Methods")).contains(method.toLowerCase(Locale.ROOT));
        assertThat(list(response, "Access-Control-Allow-Headers"))
                .contains(
                        "authorization",
                        "content-type",
                        "if-none-match",
                        "range",
                        "x-amz-meta-filename",
                        "x-amz-meta-sha256");
    }

    private static void isRefused(HttpResponse<byte[]> response) {
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void answers_shouldBeReadableFromTheOriginOfTheForm() {
        isReadableFromItsOrigin(open);
    }

    static void isReadableFromItsOrigin(Gallery gallery) {
        assertThat(answers(gallery))
                .allSatisfy(answer -> assertThat(header(answer, "Access-Control-Allow-Origin"))
                        .isEqualTo(ApiContract.ORIGIN));
    }

    @Test
    void answers_shouldBeReadableFromNoOtherOriginWhereTheFormNamesNone(Gallery closed) {
        areReadableFromNoOtherOrigin(closed);
    }

    static void areReadableFromNoOtherOrigin(Gallery gallery) {
        assertThat(answers(gallery)).allSatisfy(CorsTest::isRefused);
        isRefused(gallery.preflight("/photos/a.jpg", "PUT", "content-type"));
    }

    private static List<HttpResponse<byte[]>> answers(Gallery gallery) {
        String key = gallery.key("cors.jpg");
        byte[] picture = SamplePicture.landscape(20, 20).jpeg();
        return List.of(
                gallery.put(key, picture, "image/jpeg"),
                gallery.put(key, picture, "image/jpeg"),
                gallery.photo(key),
                gallery.head("/photos/" + key),
                gallery.photo(gallery.key("none.jpg")),
                Thumbnails.await(gallery, key),
                gallery.thumbnail(gallery.key("none.jpg")),
                gallery.get("/photos?max-keys=1"),
                gallery.get("/thumbnails?max-keys=1"),
                gallery.get("/"),
                gallery.get("/unknown"),
                gallery.delete(key));
    }

    @Test
    void headersThatAPageReads_shouldBeExposed() {
        exposesWhatAPageReads(open);
    }

    static void exposesWhatAPageReads(Gallery gallery) {
        String key = gallery.key("exposed.jpg");
        assertThat(list(
                        gallery.put(key, SamplePicture.landscape(20, 20).jpeg(), "image/jpeg"),
                        "Access-Control-Expose-Headers"))
                .contains("etag");
        assertThat(list(gallery.photo(key), "Access-Control-Expose-Headers"))
                .contains(
                        "etag",
                        "x-amz-meta-filename",
                        "x-amz-meta-sha256",
                        "content-range",
                        "x-amzn-remapped-content-length");
        assertThat(list(Thumbnails.await(gallery, key), "Access-Control-Expose-Headers"))
                .contains("etag", "x-amz-meta-thumbnail-error");
    }

    private static List<String> list(HttpResponse<?> response, String header) {
        return Arrays.stream(header(response, header).toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .toList();
    }
}
