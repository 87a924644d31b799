package io.contactsheet.localbackend.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contactsheet.localbackend.LocalBackend;
import io.contactsheet.localbackend.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The product's template, photos in its gallery, then another template or other parameters. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Stacks are updated on this machine only.")
class GalleryUpdateTest {

    private static final String OLD = "/photos/album/old.jpg";
    private static final String NEW = "/photos/album/new.jpg";

    @TempDir
    private Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    private LocalBackend deploy(TemplateText template, Map<String, String> more) throws IOException {
        Map<String, String> parameters = new HashMap<>(Map.of("CodeBucket", "releases"));
        parameters.putAll(more);
        return LocalBackend.start(
                new LocalBackend.Settings(data, 0, template.text(), "contact-sheet.yaml", parameters));
    }

    private static TemplateText template() {
        return TemplateText.of(LocalGallery.template());
    }

    private HttpResponse<byte[]> send(LocalBackend backend, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(backend.outputs().get("ApiAddress") + path))
                .header("Content-Type", "image/jpeg")
                .method(
                        method,
                        method.equals("PUT")
                                ? HttpRequest.BodyPublishers.ofByteArray(Pictures.jpeg(300, 200))
                                : HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The width of a photo's thumbnail, when it has come. */
    private int thumbnailWidth(LocalBackend backend, String photo) {
        String path = photo.replace("/photos/", "/thumbnails/");
        HttpResponse<byte[]> thumbnail =
                Awaitility.await().until(() -> send(backend, "GET", path), response -> response.statusCode() == 200);
        return Pictures.decoded(thumbnail.body()).getWidth();
    }

    private void deployWithAPhoto(TemplateText template) throws Exception {
        try (LocalBackend backend = deploy(template, Map.of())) {
            assertThat(send(backend, "PUT", OLD).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, OLD)).isEqualTo(150);
        }
    }

    private void assertThatTheOldPhotoIsThere(LocalBackend backend) throws Exception {
        assertThat(send(backend, "GET", OLD).statusCode()).isEqualTo(200);
        assertThat(thumbnailWidth(backend, OLD)).isEqualTo(150);
    }

    @Test
    void anotherThumbnailSize_shouldHoldForNewPhotos() throws Exception {
        deployWithAPhoto(template());

        try (LocalBackend backend = deploy(template(), Map.of("ThumbnailSize", "100"))) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, NEW)).isEqualTo(100);
        }
    }

    @Test
    void versionThatDoesNotNameTheSize_shouldGoOnWithTheOldOne() throws Exception {
        TemplateText forgetful = template().replacing("${ThumbnailSize} ", "", "Resources", "ThumbnailsVersion");
        assertThat(forgetful).isNotEqualTo(template());
        deployWithAPhoto(forgetful);

        try (LocalBackend backend = deploy(forgetful, Map.of("ThumbnailSize", "100"))) {
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, NEW)).isEqualTo(150);
        }
    }

    @Test
    void newCodeKey_shouldPublishAnotherVersion() throws Exception {
        deployWithAPhoto(template());

        try (LocalBackend backend = deploy(template(), Map.of("CodeKey", "release-2.jar"))) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, NEW)).isEqualTo(150);
        }
    }

    @Test
    void bodyThatChangesUnderTheOldDeployment_shouldNotBeServed() throws Exception {
        deployWithAPhoto(template());
        TemplateText changed =
                template().without("Resources", "Api", "Properties", "Body", "paths", "/photos/{key+}", "delete");

        try (LocalBackend backend = deploy(changed, Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "DELETE", OLD).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void ownerWhoComesLater_shouldLockAGalleryThatWasOpen() throws Exception {
        deployWithAPhoto(template());

        try (LocalBackend backend =
                deploy(template(), Map.of("OwnerEmail", "me@example.com", "Visibility", "public"))) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(401);
            assertThat(send(backend, "DELETE", OLD).statusCode()).isEqualTo(401);
        }
        try (LocalBackend backend = deploy(template(), Map.of("OwnerEmail", "me@example.com"))) {
            assertThat(send(backend, "GET", OLD).statusCode()).isEqualTo(401);
        }
        try (LocalBackend backend = deploy(template(), Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void updateThatFails_shouldLeaveThePhotosAndTheOldGallery() throws Exception {
        deployWithAPhoto(template());
        TemplateText broken = template().without("Resources", "OriginalsBucket", "DependsOn");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(broken, Map.of("ThumbnailSize", "100")))
                .withMessageContaining("Unable to validate the following destination configurations")
                .withMessageContaining("AWS::S3::Bucket OriginalsBucket")
                .withMessageContaining("The update was rolled back");

        try (LocalBackend backend = deploy(template(), Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, NEW)).isEqualTo(150);
        }
    }

    /** Its buckets would be others, and the photos not in them. */
    @Test
    void galleryOfAnotherName_shouldBeRefused() throws Exception {
        deployWithAPhoto(template());

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template(), Map.of("GalleryName", "other")))
                .withMessageContaining("Modifying service token is not allowed.");

        try (LocalBackend backend = deploy(template(), Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
        }
    }
}
