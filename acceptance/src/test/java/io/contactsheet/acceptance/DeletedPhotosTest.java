package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.templaterunner.TemplateRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the real template does for a photo that was deleted, and against one that would be overwritten. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Looks into the buckets, and lets days pass.")
class DeletedPhotosTest {

    @TempDir
    private Path data;

    private volatile Instant now = Instant.now();

    @Test
    void deletedPhoto_shouldStayForTheDaysOfTheFormAndNoLonger() throws IOException {
        byte[] photo = SamplePicture.landscape(20, 20).jpeg();
        try (TemplateRunner backend = start(LocalGallery.template());
                Gallery gallery = gallery(backend)) {
            assertThat(gallery.put("a.jpg", photo, "image/jpeg").statusCode()).isEqualTo(200);
            assertThat(gallery.delete("a.jpg").statusCode()).isEqualTo(204);
            assertThat(gallery.photo("a.jpg").statusCode()).isEqualTo(404);
            assertThat(oldVersions())
                    .singleElement()
                    .satisfies(version -> assertThat(version).hasBinaryContent(photo));
            assertThat(gallery.put("a.jpg", SamplePicture.landscape(30, 30).jpeg(), "image/jpeg")
                            .statusCode())
                    .as("the name is free")
                    .isEqualTo(200);
        }

        now = now.plus(Duration.ofDays(2));
        start(LocalGallery.template()).close();
        assertThat(oldVersions()).isNotEmpty();

        now = now.plus(Duration.ofDays(2));
        try (TemplateRunner _ = start(LocalGallery.template())) {
            Eventually.await().untilAsserted(() -> assertThat(oldVersions()).isEmpty());
        }
    }

    @Test
    void mistakeInTheApi_shouldOverwriteNothing() throws IOException {
        String careless = TemplateText.of(LocalGallery.template())
                .without(
                        "Resources",
                        "Api",
                        "Properties",
                        "Body",
                        "paths",
                        "/photos/{key+}",
                        "put",
                        "x-amazon-apigateway-integration",
                        "requestParameters",
                        "integration.request.header.If-None-Match")
                .text();

        try (TemplateRunner backend = start(careless);
                Gallery gallery = gallery(backend)) {
            assertThat(gallery.put("a.jpg", SamplePicture.landscape(20, 20).jpeg(), "image/jpeg")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(gallery.photo("a.jpg").statusCode()).isEqualTo(404);
        }
    }

    private TemplateRunner start(String template) throws IOException {
        return GalleryStack.start(
                new TemplateRunner.Settings(
                                data,
                                0,
                                template,
                                "contact-sheet.yaml",
                                Map.of("CodeBucket", "local", "OldVersionDays", "3"))
                        .under(Readings.ofThisRun()),
                new TemplateRunner.Timing(() -> now, _ -> Duration.ofMillis(1), LocalGallery.SECRETS));
    }

    private Gallery gallery(TemplateRunner backend) {
        URI api = URI.create(backend.outputs().get("ApiAddress"));
        return new Gallery(api, Duration.ofMinutes(5), Optional.of(UserPoolClient.ownToken(api, data)));
    }

    private List<Path> oldVersions() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("buckets"))) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains(".versions"))
                    .toList();
        }
    }
}
