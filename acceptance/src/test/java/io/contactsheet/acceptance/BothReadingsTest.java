package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.templaterunner.stack.StrictReading;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            assertThat(gallery.photo(key).body()).isEqualTo(picture);
            assertThat(gallery.delete(key).statusCode()).isEqualTo(204);
            assertThat(gallery.photo(key).statusCode()).isEqualTo(404);
        }
    }

    private Gallery gallery(StrictReading reading) {
        LocalGallery local = template.gallery(Map.of(), Set.of(reading));
        return new Gallery(local.api(), template.patience(), Optional.of(local.token()));
    }
}
