package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.testkit.ListingPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists come compressed, as browsers ask for all that they ask for, and pictures as they are. */
@ExtendWith(GalleryUnderTest.class)
class CompressionTest {

    private static final String[] AS_BROWSERS = {"Accept-Encoding", "gzip, deflate, br, zstd"};

    @Test
    void lists_shouldComeCompressed(Gallery gallery) throws IOException {
        byte[] picture = SamplePicture.landscape(10, 10).jpeg();
        List<String> keys = IntStream.range(0, 10)
                .mapToObj(number -> gallery.key("list/" + number + ".jpg"))
                .toList();
        keys.forEach(key -> gallery.put(key, picture, "image/jpeg"));

        HttpResponse<byte[]> list = gallery.get("/photos?prefix=" + gallery.key("list/"), AS_BROWSERS);

        assertThat(header(list, "Content-Encoding")).isEqualTo("gzip");
        assertThat(ListingPage.parse(new GZIPInputStream(new ByteArrayInputStream(list.body())).readAllBytes())
                        .keys())
                .isEqualTo(keys);
    }

    @Test
    void pictures_shouldComeAsTheyAre(Gallery gallery) {
        String key = gallery.key("a.jpg");
        byte[] picture = SamplePicture.landscape(640, 480).jpeg();
        gallery.put(key, picture, "image/jpeg");
        HttpResponse<byte[]> plain = Thumbnails.await(gallery, key);

        HttpResponse<byte[]> photo = gallery.photo(key, AS_BROWSERS);
        HttpResponse<byte[]> thumbnail = gallery.thumbnail(key, AS_BROWSERS);

        assertThat(plain.body()).hasSizeGreaterThan(1024);
        assertThat(photo.body()).isEqualTo(picture);
        assertThat(thumbnail.body()).isEqualTo(plain.body());
        for (HttpResponse<byte[]> answer : List.of(photo, thumbnail)) {
            assertThat(header(answer, "Content-Encoding")).isEmpty();
        }
    }
}
