package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.testkit.ListingPage;
import io.templaterunner.stack.StrictReading;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What AWS's documentation leaves open, read strictly, one question at a time. All other tests read it kindly, unless the
 * run says otherwise.
 */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "AWS has one reading of its own.")
@ExtendWith(GalleryUnderTest.class)
class BothReadingsTest {

    private final TemplateUnderTest template;

    BothReadingsTest(TemplateUnderTest template) {
        this.template = template;
    }

    @ParameterizedTest
    @EnumSource
    void photo_shouldGoInBeListedComeOutAndGo(StrictReading reading) {
        byte[] picture = SamplePicture.landscape(320, 200).jpeg();
        try (Gallery gallery = gallery(reading)) {
            String key = gallery.key("a.jpg");
            assertThat(gallery.put(key, picture, "image/jpeg").statusCode()).isEqualTo(200);
            assertThat(Thumbnails.await(gallery, key).statusCode()).isEqualTo(200);
            assertThat(gallery.list("/photos", Map.of("prefix", gallery.key("")))
                            .keys())
                    .containsExactly(key);
            HttpResponse<byte[]> photo = gallery.photo(key);
            assertThat(photo.body()).isEqualTo(picture);
            assertThat(header(photo, "Content-Type")).isEqualTo("image/jpeg");
            assertThat(gallery.photo(key, "Range", "bytes=10-19").body())
                    .isEqualTo(Arrays.copyOfRange(picture, 10, 20));
            assertThat(gallery.photo(key, "If-None-Match", header(photo, "ETag"))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(gallery.delete(key).statusCode()).isEqualTo(204);
            assertThat(gallery.photo(key).statusCode()).isEqualTo(404);
        }
    }

    /** The page's first page has 30 entries. */
    @ParameterizedTest
    @EnumSource
    void list_shouldGoOnAfterItsFirstPage(StrictReading reading) {
        try (Gallery gallery = gallery(reading)) {
            List<String> keys = IntStream.range(0, 35)
                    .mapToObj(number -> gallery.key("list/%02d.jpg".formatted(number)))
                    .toList();
            keys.forEach(key -> gallery.put(key, SamplePicture.landscape(2, 2).jpeg(), "image/jpeg"));
            Map<String, String> pages = Map.of("prefix", gallery.key("list/"), "max-keys", "30");

            ListingPage first = gallery.list("/photos", pages);
            Map<String, String> more = new HashMap<>(pages);
            more.put("start-after", first.keys().getLast());

            assertThat(first.goesOn()).isTrue();
            assertThat(first.keys()).isEqualTo(keys.subList(0, 30));
            assertThat(gallery.list("/photos", more).keys()).isEqualTo(keys.subList(30, 35));
        }
    }

    private Gallery gallery(StrictReading reading) {
        LocalGallery local = template.gallery(Map.of(), Set.of(reading));
        return new Gallery(local.api(), template.patience(), Optional.of(local.token()));
    }
}
