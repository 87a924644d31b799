package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Buckets that have the names of the gallery's, and are another account's: to its roles, which are told which they may use. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "A stack in the cloud has buckets of its own account.")
class ForeignBucketsTest {

    private static final String OWN = "aws:ResourceAccount: !Ref AWS::AccountId";
    private static final String ANOTHER = "aws:ResourceAccount: '111122223333'";

    private static TemplateText foreignTo(String... roles) {
        TemplateText template = TemplateText.of(LocalGallery.template());
        for (String role : roles) {
            template = template.replacing(OWN, ANOTHER, "Resources", role);
        }
        return template;
    }

    @Test
    void api_shouldNeitherReadNorWriteThem() throws IOException {
        TemplateText template = foreignTo("SiteReadRole", "OriginalsReadRole", "ThumbnailsReadRole", "WriteRole");
        try (LocalGallery local = LocalGallery.start(template.text(), Map.of());
                Gallery gallery =
                        new Gallery(local.api(), TemplateUnderTest.current().patience(), Optional.of(local.token()))) {
            for (String path :
                    List.of("/", "/site/page.css", "/photos", "/photos/a.jpg", "/thumbnails", "/thumbnails/a.jpg")) {
                assertThat(gallery.get(path).statusCode()).as(path).isEqualTo(403);
            }
            String key = gallery.key("a.jpg");
            assertThat(gallery.put(key, SamplePicture.landscape(30, 20).jpeg(), "image/jpeg")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(gallery.delete(key).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void publisher_shouldPutNoPageThere() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> LocalGallery.start(foreignTo("SiteRole").text(), Map.of()))
                .withMessageContaining("Custom::Site PublishedSite");
    }
}
