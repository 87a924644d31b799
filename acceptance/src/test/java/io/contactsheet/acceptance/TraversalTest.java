package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.templaterunner.stack.StrictReading;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody leaves a route's bucket by its path, whether API Gateway takes a path as it comes or resolves it: who may read the
 * page, and that is everybody, reads no photo of a private gallery, and who may add photos changes no file of the page.
 */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "The names of a deployed stack's buckets are not ours to know.")
@ExtendWith(GalleryUnderTest.class)
class TraversalTest {

    /** Up and out of a bucket, in all the ways that a path can say it. */
    private static final List<String> UP =
            List.of("../", "%2e%2e/", ".%2E/", "..%2F", "%2e%2e%2f", "a/../../", "//../", ".//..//", "%2F..%2f");

    /** What S3 answers with something else than an object to, where it begins a query. */
    private static final List<String> QUESTIONS =
            List.of("%3Fversions", "%3Facl", "%3Flist-type=2", "%3Fuploads", "%3FversionId=null", "%3Ftagging");

    private final TemplateUnderTest template;

    TraversalTest(TemplateUnderTest template) {
        this.template = template;
    }

    static Stream<Set<StrictReading>> readings() {
        return Stream.of(Set.of(), Set.of(StrictReading.PATHS_ARE_NORMALIZED));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void visitorOfThePage_shouldReadNoPhoto(Set<StrictReading> readings) {
        byte[] picture = SamplePicture.landscape(320, 200).jpeg();
        LocalGallery local = template.gallery(Map.of(), readings);
        try (Gallery owner = owner(local);
                Gallery visitor = new Gallery(local.api(), template.patience())) {
            String key = owner.key("a.jpg");
            owner.put(key, picture, "image/jpeg");
            byte[] thumbnail = Thumbnails.await(owner, key).body();

            for (String bucket : List.of(originals(local), thumbnails(local))) {
                for (String up : UP) {
                    HttpResponse<byte[]> photo = visitor.get("/site/" + up + bucket + "/" + key);
                    assertThat(photo.statusCode()).as(photo.uri().toString()).isIn(400, 403, 404);
                    HttpResponse<byte[]> list = visitor.get("/site/" + up + bucket + "%3Flist-type=2");
                    assertThat(text(list)).as(list.uri().toString()).doesNotContain(key);
                }
            }
            for (String question : QUESTIONS) {
                HttpResponse<byte[]> answer = visitor.get("/site/" + question);
                assertThat(text(answer)).as(question).doesNotContain(key);
                assertThat(answer.body()).as(question).isNotEqualTo(picture).isNotEqualTo(thumbnail);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void owner_shouldChangeNoFileOfThePage(Set<StrictReading> readings) {
        LocalGallery local = template.gallery(Map.of(), readings);
        String site = originals(local).replace("-originals-", "-site-");
        try (Gallery owner = owner(local)) {
            byte[] page = owner.get("/").body();
            for (String up : UP) {
                int put = owner.send("PUT", "/photos/" + up + site + "/evil.js", new byte[] {1})
                        .statusCode();
                int deleted = owner.send("DELETE", "/photos/" + up + site + "/index.html", new byte[0])
                        .statusCode();

                assertThat(put).as(up).isIn(200, 400, 403);
                assertThat(deleted).as(up).isIn(204, 400, 403);
                assertThat(owner.get("/").body()).as(up).isEqualTo(page);
                assertThat(owner.get("/site/evil.js").statusCode()).as(up).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void questionMarkInAKey_shouldAskS3ForNothingElse(Set<StrictReading> readings) {
        byte[] picture = SamplePicture.landscape(20, 20).jpeg();
        LocalGallery local = template.gallery(Map.of(), readings);
        try (Gallery owner = owner(local)) {
            String key = owner.key("a.jpg");
            owner.put(key, picture, "image/jpeg");
            for (String question : QUESTIONS) {
                for (String path : List.of("/photos/" + key, "/photos/")) {
                    HttpResponse<byte[]> answer = owner.get(path + question);
                    assertThat(text(answer))
                            .as(path + question)
                            .doesNotContain("<ListVersionsResult", "<AccessControlPolicy", "<ListMultipartUploads");
                }
            }
            owner.send("PUT", "/photos/" + key + "%3Facl", new byte[] {1});
            assertThat(owner.photo(key).body()).isEqualTo(picture);
        }
    }

    private Gallery owner(LocalGallery local) {
        return new Gallery(local.api(), template.patience(), Optional.of(local.token()));
    }

    private static String originals(LocalGallery local) {
        return local.backend().outputs().get("OriginalsBucketName");
    }

    private static String thumbnails(LocalGallery local) {
        return local.backend().outputs().get("ThumbnailsBucketName");
    }
}
