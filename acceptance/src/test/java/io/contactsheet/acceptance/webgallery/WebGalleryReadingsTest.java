package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page where AWS is the stricter of all that its documentation lets it be. */
@ExtendWith(WebGallery.class)
class WebGalleryReadingsTest {

    @TempDir
    Path files;

    @Test
    void morePhotosThanTheFirstPageHas_shouldBeAddedAndShown(WebGallery.Running running) throws IOException {
        try (OwnedGallery gallery = OwnedGallery.start("private", EnumSet.allOf(StrictReading.class))) {
            OwnSession.begin(gallery.backend())
                    .enter(running.driver(), gallery.connection().address());
            GalleryPage page =
                    new GalleryPage(running.driver(), gallery.connection().address());
            page.open("/");
            page.choose(SamplePicture.landscapes(files, 34));
            page.eventually(() -> assertThat(page.text("#count")).isEqualTo("34 photos"));

            page.open("/");

            page.eventually(() -> assertThat(page.text("#count")).isEqualTo("34 photos"));
            page.all(".tile a").getLast().click();
            page.shouldShowOriginal();
        }
    }
}
