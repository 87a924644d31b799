package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static io.contactsheet.shared.testkit.ApiClient.path;
import static io.contactsheet.shared.testkit.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.api.MetadataHeaders;
import io.contactsheet.shared.api.OriginalFilename;
import io.contactsheet.shared.api.Routes;
import io.contactsheet.shared.key.PhotoKey;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Originals: stored once, and given back as they were. Every gallery keeps to it, and every double of one. */
abstract class PhotosContract {

    private final byte[] picture = SamplePicture.landscape(320, 200).jpeg();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "image/jpeg",
                "image/png",
                "image/avif,image/webp,*/*;q=0.8",
                "text/html",
                "application/json"
            })
    void storedPhoto_shouldComeBackByteForByteWhateverTheClientAccepts(String accept, Gallery gallery) {
        String key = gallery.key("accept-" + Integer.toHexString(accept.hashCode()) + ".jpg");
        assertThat(gallery.put(key, picture, "image/jpeg").statusCode()).isEqualTo(200);

        HttpResponse<byte[]> response = gallery.photo(key, "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(picture);
        assertThat(header(response, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(response, "Content-Length")).isEqualTo(Integer.toString(picture.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/heic", "application/octet-stream", "text/plain", "application/json"})
    void bytesThatAreNoText_shouldComeBackByteForByteWhateverTheirType(String contentType, Gallery gallery) {
        byte[] bytes = new byte[70_000];
        new Random(7).nextBytes(bytes);
        String key = gallery.key("type-" + Integer.toHexString(contentType.hashCode()) + ".bin");
        assertThat(gallery.put(key, bytes, contentType).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> response = gallery.photo(key);

        assertThat(response.body()).isEqualTo(bytes);
        assertThat(header(response, "Content-Type")).isEqualTo(contentType);
    }

    @Test
    void metadata_shouldCrossBothWays(Gallery gallery) {
        String filename = "写真 red flower+1 ü.jpg";
        String key = gallery.key(PhotoKey.ofFilename(filename).value());
        String encoded = OriginalFilename.encode(filename);
        HttpResponse<byte[]> put = gallery.put(
                key, picture, "image/jpeg", MetadataHeaders.FILENAME, encoded, MetadataHeaders.SHA256, "ab".repeat(32));

        for (HttpResponse<byte[]> response : List.of(gallery.photo(key), gallery.head("/photos/" + path(key)))) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(OriginalFilename.decode(header(response, MetadataHeaders.FILENAME)))
                    .isEqualTo(filename);
            assertThat(header(response, MetadataHeaders.SHA256)).isEqualTo("ab".repeat(32));
            assertThat(header(response, "ETag")).isNotEmpty().isEqualTo(header(put, "ETag"));
            assertThat(header(response, "Last-Modified")).endsWith("GMT");
            assertThat(header(response, "Content-Type")).isEqualTo("image/jpeg");
        }
    }

    @Test
    void sizeOfAPhoto_shouldBeToldWithoutItsBytes(Gallery gallery) {
        String key = gallery.key("size.jpg");
        gallery.put(key, picture, "image/jpeg");
        // API Gateway keeps Content-Length for the body that it sends itself, which HEAD has not.
        assertThat(header(gallery.head("/photos/" + key), "x-amzn-Remapped-Content-Length"))
                .isEqualTo(Integer.toString(picture.length));
    }

    @Test
    void secondPutOfAKey_shouldBeRefusedAndLeaveTheFirst(Gallery gallery) {
        String key = gallery.key("once.jpg");
        gallery.put(key, picture, "image/jpeg");

        HttpResponse<byte[]> second =
                gallery.put(key, SamplePicture.landscape(10, 10).jpeg(), "image/jpeg");

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(text(second)).contains("<Code>PreconditionFailed</Code>");
        assertThat(gallery.photo(key).body()).isEqualTo(picture);
    }

    @Test
    void twentyWritersOfOneKey_shouldHaveOneWinner(Gallery gallery) throws Exception {
        String key = gallery.key("race.jpg");
        byte[][] bodies = IntStream.range(0, 20)
                .mapToObj(writer -> SamplePicture.landscape(100 + writer, 100).jpeg())
                .toArray(byte[][]::new);
        try (var writers = Executors.newFixedThreadPool(20)) {
            var answers = Arrays.stream(bodies)
                    .map(body -> writers.submit(
                            () -> gallery.put(key, body, "image/jpeg").statusCode()))
                    .toList();
            int winners = 0;
            int winner = -1;
            for (int writer = 0; writer < bodies.length; writer++) {
                int status = answers.get(writer).get();
                assertThat(status).isIn(200, 409, 412);
                if (status == 200) {
                    winners++;
                    winner = writer;
                }
            }
            assertThat(winners).isEqualTo(1);
            assertThat(gallery.photo(key).body()).isEqualTo(bodies[winner]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"red flower.jpg", "a+b.jpg", "100%.jpg", "ü.jpg", "写真.jpg", "a&b=c.jpg", "it's.jpg", "(1).jpg"})
    void keyOutsideTheAlphabet_shouldBeStoredUnderItsOwnNameAndHaveItsThumbnail(String filename, Gallery gallery) {
        // Clients keep to the alphabet; the gallery must still never mix two keys up.
        String key = gallery.key(filename);
        assertThat(gallery.put(key, picture, "image/jpeg").statusCode()).isEqualTo(200);
        assertThat(gallery.photo(key).body()).isEqualTo(picture);
        assertThat(Thumbnails.await(gallery, key).statusCode()).isEqualTo(200);
    }

    @Test
    void missingPhoto_shouldBe404(Gallery gallery) {
        String key = gallery.key("missing.jpg");
        HttpResponse<byte[]> response = gallery.photo(key);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(response)).contains("<Code>NoSuchKey</Code>");
        assertThat(header(response, "Content-Type")).startsWith("application/xml");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(gallery.head("/photos/" + key).statusCode()).isEqualTo(404);
    }

    @Test
    void range_shouldBeAnsweredWithThatPart(Gallery gallery) {
        String key = gallery.key("range.jpg");
        gallery.put(key, picture, "image/jpeg");
        HttpResponse<byte[]> part = gallery.photo(key, "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(picture, 10, 20));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-19/" + picture.length);

        HttpResponse<byte[]> outside = gallery.photo(key, "Range", "bytes=999999-");
        assertThat(outside.statusCode()).isEqualTo(416);
    }

    @Test
    void unchangedPhoto_shouldBe304(Gallery gallery) {
        String key = gallery.key("unchanged.jpg");
        String etag = header(gallery.put(key, picture, "image/jpeg"), "ETag");
        HttpResponse<byte[]> unchanged = gallery.photo(key, "If-None-Match", etag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(header(unchanged, "Cache-Control")).endsWith("no-cache");
        assertThat(header(unchanged, "ETag")).isEqualTo(etag);
    }

    @Test
    void deletedPhoto_shouldBeGoneWithItsThumbnail(Gallery gallery) {
        String key = gallery.key("deleted.jpg");
        gallery.put(key, picture, "image/jpeg");
        Thumbnails.await(gallery, key);

        assertThat(gallery.delete(key).statusCode()).isEqualTo(204);

        assertThat(gallery.photo(key).statusCode()).isEqualTo(404);
        Thumbnails.awaitGone(gallery, key);
        assertThat(gallery.delete(key).statusCode()).as("deleting again").isEqualTo(204);
    }

    @Test
    void bodyOfTheLimit_shouldBeStored(Gallery gallery) {
        byte[] body = new byte[(int) Routes.MAX_UPLOAD_BYTES];
        assertThat(gallery.put(gallery.key("limit.bin"), body, "application/octet-stream")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void bodyAboveTheLimit_shouldBe413(Gallery gallery) {
        byte[] body = new byte[(int) Routes.MAX_UPLOAD_BYTES + 1];
        HttpResponse<byte[]> response = gallery.put(gallery.key("too-large.bin"), body, "application/octet-stream");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(gallery.photo(gallery.key("too-large.bin")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unknown", "/photo/a.jpg", "/site"})
    void unknownPath_shouldBe403(String path, Gallery gallery) {
        HttpResponse<byte[]> response = gallery.get(path);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(text(response)).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }
}
