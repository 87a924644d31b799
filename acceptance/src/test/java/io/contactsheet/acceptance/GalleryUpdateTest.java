package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.testkit.ApiClient;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.Invitation;
import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.Template;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    private String token = "";

    private TemplateRunner deploy(TemplateText template, Map<String, String> more) throws IOException {
        return deploy(template, more, Readings.ofThisRun());
    }

    private TemplateRunner deploy(TemplateText template, Map<String, String> more, Set<StrictReading> readings)
            throws IOException {
        Map<String, String> parameters = new HashMap<>(Map.of("CodeBucket", "releases"));
        parameters.putAll(more);
        return GalleryStack.start(
                new TemplateRunner.Settings(data, 0, template.text(), "contact-sheet.yaml", parameters).under(readings),
                LocalGallery.TIMING);
    }

    private static TemplateText template() {
        return TemplateText.of(LocalGallery.template());
    }

    /** By this computer's own account, whose tokens outlive a restart and an update. */
    private HttpResponse<byte[]> send(TemplateRunner backend, String method, String path) {
        URI api = URI.create(backend.outputs().get("ApiAddress"));
        if (token.isEmpty()) {
            token = UserPoolClient.ownToken(api, data);
        }
        return send(api, method, path, token);
    }

    private static int statusForAStranger(TemplateRunner backend, String method, String path) {
        return send(URI.create(backend.outputs().get("ApiAddress")), method, path, "none")
                .statusCode();
    }

    private static HttpResponse<byte[]> send(URI api, String method, String path, String authorization) {
        byte[] body = method.equals("PUT") ? SamplePicture.landscape(300, 200).jpeg() : new byte[0];
        try (ApiClient client = new ApiClient(api, Optional.of(authorization))) {
            return client.send(method, path, body, "Content-Type", "image/jpeg");
        }
    }

    /** The width of a photo's thumbnail, when it has come. */
    private int thumbnailWidth(TemplateRunner backend, String photo) {
        String path = photo.replace("/photos/", "/thumbnails/");
        HttpResponse<byte[]> thumbnail =
                Eventually.await().until(() -> send(backend, "GET", path), response -> response.statusCode() == 200);
        return Thumbnails.picture(thumbnail).getWidth();
    }

    private void deployWithAPhoto(TemplateText template) throws Exception {
        try (TemplateRunner backend = deploy(template, Map.of())) {
            assertThat(send(backend, "PUT", OLD).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, OLD)).isEqualTo(150);
        }
    }

    private void assertThatTheOldPhotoIsThere(TemplateRunner backend) throws Exception {
        assertThat(send(backend, "GET", OLD).statusCode()).isEqualTo(200);
        assertThat(thumbnailWidth(backend, OLD)).isEqualTo(150);
    }

    @Test
    void anotherThumbnailSize_shouldHoldForNewPhotos() throws Exception {
        deployWithAPhoto(template());

        try (TemplateRunner backend = deploy(template(), Map.of("ThumbnailSize", "100"))) {
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

        try (TemplateRunner backend = deploy(forgetful, Map.of("ThumbnailSize", "100"))) {
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, NEW)).isEqualTo(150);
        }
    }

    @Test
    void newCodeKey_shouldPublishAnotherVersion() throws Exception {
        deployWithAPhoto(template());

        try (TemplateRunner backend = deploy(template(), Map.of("CodeKey", "release-2.jar"))) {
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

        try (TemplateRunner backend = deploy(changed, Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "DELETE", OLD).statusCode()).isEqualTo(204);
        }
    }

    /** As in earlier releases on this computer: nobody signed in. */
    private static TemplateText open() {
        return TemplateText.of(LocalGallery.template()
                .replaceAll("\n {14}security: [^\n]*", "")
                .replace(DEPLOYMENT, "ApiDeploymentOfAnotherBody"));
    }

    @Test
    void galleryThatWasOpen_shouldBeLockedByTheUpdateWithItsPhotos() throws Exception {
        try (TemplateRunner backend = deploy(open(), Map.of("Visibility", "public"))) {
            assertThat(statusForAStranger(backend, "PUT", OLD)).isEqualTo(200);
            assertThat(thumbnailWidth(backend, OLD)).isEqualTo(150);
        }

        try (TemplateRunner backend = deploy(template(), Map.of("Visibility", "public"))) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(statusForAStranger(backend, "GET", OLD)).isEqualTo(200);
            assertThat(statusForAStranger(backend, "PUT", NEW)).isEqualTo(401);
            assertThat(statusForAStranger(backend, "DELETE", OLD)).isEqualTo(401);
        }
        try (TemplateRunner backend = deploy(template(), Map.of("Visibility", "private"))) {
            assertThat(statusForAStranger(backend, "GET", OLD)).isEqualTo(401);
        }
        try (TemplateRunner backend = deploy(template(), Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(statusForAStranger(backend, "GET", OLD)).isEqualTo(401);
        }
    }

    // ---- What the stage serves

    private static final String DEPLOYMENT = deploymentId();

    private static String deploymentId() {
        return Template.parse("contact-sheet.yaml", LocalGallery.template()).resources().keySet().stream()
                .filter(id -> id.startsWith("ApiDeployment"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> origin(String origin) {
        return Map.of("AllowedOrigin", origin);
    }

    /** In answers of S3, of the gateway to a request that it refuses, and to browsers that ask first. */
    private void assertThatPagesMayComeFrom(String origin, TemplateRunner backend) throws Exception {
        assertThat(List.of(
                        send(backend, "GET", "/photos"),
                        send(backend, "GET", "/nothing/here"),
                        send(backend, "OPTIONS", "/photos")))
                .allSatisfy(response -> assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
                        .containsExactly(origin));
    }

    /** The deployments that are remembered. */
    private List<String> deployments() throws IOException {
        JsonNode state = new JsonMapper()
                .readTree(data.resolve("stack").resolve("stack.json").toFile());
        return state.path("deployments").propertyStream().map(Map.Entry::getKey).toList();
    }

    @Test
    void anotherOriginAlone_shouldBeLiveAfterTheUpdateAndAfterARestart() throws Exception {
        try (TemplateRunner backend = deploy(template(), origin("https://a.example"))) {
            assertThatPagesMayComeFrom("https://a.example", backend);
        }
        List<String> first = deployments();

        try (TemplateRunner backend = deploy(template(), origin("https://b.example"))) {
            assertThatPagesMayComeFrom("https://b.example", backend);
        }
        List<String> second = deployments();
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);

        try (TemplateRunner backend = deploy(template(), origin("https://b.example"))) {
            assertThatPagesMayComeFrom("https://b.example", backend);
        }
        assertThat(deployments()).isEqualTo(second);
    }

    @Test
    void visibilityAlone_shouldBeLiveAfterTheUpdate() throws Exception {
        Map<String, String> open = Map.of("OwnerEmail", "me@example.com", "Visibility", "public");
        Map<String, String> closed = Map.of("OwnerEmail", "me@example.com", "Visibility", "private");
        for (Map<String, String> parameters : List.of(open, closed, open)) {
            try (TemplateRunner backend = deploy(template(), parameters)) {
                assertThat(statusForAStranger(backend, "GET", "/photos")).isEqualTo(parameters == open ? 200 : 401);
            }
        }
    }

    private static final Set<StrictReading> SLOWLY = Set.of(StrictReading.STAGES_MOVE_SLOWLY);

    /** What strangers get in a row, once a gallery that was public is private. */
    private List<Integer> strangersAfterTheUpdateToPrivate(TemplateText template) throws Exception {
        deploy(template, Map.of("Visibility", "public"), SLOWLY).close();
        List<Integer> statuses = new ArrayList<>();
        try (TemplateRunner backend = deploy(template, Map.of("Visibility", "private"), SLOWLY)) {
            for (int request = 0; request < 5; request++) {
                statuses.add(statusForAStranger(backend, "GET", "/photos"));
            }
        }
        return statuses;
    }

    @Test
    void galleryThatWasMadePrivate_shouldBeClosedWhenItsUpdateIsComplete() throws Exception {
        assertThat(strangersAfterTheUpdateToPrivate(template())).hasSize(5).containsOnly(401);
    }

    @Test
    void galleryThatWaitsForNoAnswers_shouldStayOpenForAWhile() throws Exception {
        assertThat(strangersAfterTheUpdateToPrivate(template().without("Resources", "ApiAnswers")))
                .contains(200);
    }

    /** Whatever the template says otherwise. */
    @Test
    void updateThatWouldLeaveAPrivateGalleryOpen_shouldFailAndLeaveItPublic() throws Exception {
        deploy(open(), Map.of("Visibility", "public")).close();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(open(), Map.of("Visibility", "private")))
                .withMessageContaining("The gallery is to be private, and")
                .withMessageContaining("The update was rolled back");

        try (TemplateRunner backend = deploy(open(), Map.of())) {
            assertThat(backend.takenOver().parameters()).containsEntry("Visibility", "public");
        }
    }

    @Test
    void deploymentThatDoesNotFollowTheOrigin_shouldGoOnWithTheOldOne() throws Exception {
        TemplateText forgetful = template().without("Resources", DEPLOYMENT, "Properties", "Body", "AllowedOrigin");
        deploy(forgetful, origin("https://a.example")).close();

        try (TemplateRunner backend = deploy(forgetful, origin("https://b.example"))) {
            assertThatPagesMayComeFrom("https://a.example", backend);
        }
    }

    /** The page's files come after the stage, which has moved by then. */
    @Test
    void updateThatFailsAfterTheStageHasMoved_shouldLeaveTheOldOrigin() throws Exception {
        deploy(template(), origin("https://a.example")).close();
        List<String> before = deployments();
        TemplateText broken = template().without("Resources", "PublishedSite", "Properties", "Bucket");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(broken, origin("https://b.example")))
                .withMessageContaining("The property Bucket is missing.")
                .withMessageContaining("The update was rolled back");

        assertThat(deployments()).isEqualTo(before);
        try (TemplateRunner backend = deploy(template(), origin("https://a.example"))) {
            assertThatPagesMayComeFrom("https://a.example", backend);
        }
        assertThat(deployments()).isEqualTo(before);
    }

    /** As in earlier releases: with a deployment of CloudFormation's own. */
    private static TemplateText withADeploymentOfCloudFormations() {
        return template()
                .without("Resources", "DeploymentFunction")
                .without("Resources", "DeploymentRole")
                .without("Resources", "DeploymentLogs")
                .without("Resources", "ApiAnswers")
                .with("{Type: AWS::ApiGateway::Deployment, Properties: {RestApiId: !Ref Api}}", "Resources", DEPLOYMENT)
                .replacing(DEPLOYMENT, "OldDeployment", "Resources");
    }

    @Test
    void galleryOfAnEarlierRelease_shouldBeUpdatedWithItsPhotosAndBack() throws Exception {
        TemplateText old = withADeploymentOfCloudFormations();
        deployWithAPhoto(old);

        try (TemplateRunner backend = deploy(template(), origin("https://b.example"))) {
            assertThatTheOldPhotoIsThere(backend);
            assertThatPagesMayComeFrom("https://b.example", backend);
        }
        assertThat(deployments()).hasSize(1);
        try (TemplateRunner backend = deploy(old, origin("https://c.example"))) {
            assertThatTheOldPhotoIsThere(backend);
            assertThatPagesMayComeFrom("https://c.example", backend);
        }
    }

    // ---- A stack that was deleted

    /**
     * A deletion takes the bucket of the page with it, and all that is no bucket. The runner takes what it finds by its
     * name, where CloudFormation has to be told to import it.
     */
    @Test
    void bucketsOfAStackThatIsGone_shouldBeBroughtBackIntoANewOne() throws Exception {
        deployWithAPhoto(template());
        FolderRemoval.of(data.resolve("stack"));
        FolderRemoval.of(data.resolve("buckets/contact-sheet-site-000000000000-us-east-1"));
        token = "";

        TemplateRunner.Settings imported = new TemplateRunner.Settings(
                        data, 0, TemplateUnderTest.bringBack(), "bring-back.yaml", Map.of())
                .under(Readings.ofThisRun());
        GalleryStack.start(imported).close();

        try (TemplateRunner backend = deploy(template(), Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(send(backend, "PUT", OLD).statusCode()).isEqualTo(412);
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, NEW)).isEqualTo(150);
            assertThat(send(backend, "DELETE", OLD).statusCode()).isEqualTo(204);
        }
    }

    // ---- Failures

    @Test
    void updateThatFails_shouldLeaveThePhotosAndTheOldGallery() throws Exception {
        deployWithAPhoto(template());
        TemplateText broken = template().without("Resources", "OriginalsBucket", "DependsOn");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(broken, Map.of("ThumbnailSize", "100")))
                .withMessageContaining("Unable to validate the following destination configurations")
                .withMessageContaining("AWS::S3::Bucket OriginalsBucket")
                .withMessageContaining("The update was rolled back");

        try (TemplateRunner backend = deploy(template(), Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
            assertThat(backend.takenOver().parameters()).isEmpty();
            assertThat(send(backend, "PUT", NEW).statusCode()).isEqualTo(200);
            assertThat(thumbnailWidth(backend, NEW)).isEqualTo(150);
        }
    }

    /** Whoever was invited by an update that is undone could write to the gallery of another. */
    @Test
    void newOwnerOfAnUpdateThatFails_shouldNotBeOne() throws Exception {
        deploy(template(), Map.of("OwnerEmail", "me@example.com")).close();
        TemplateText broken = template().without("Resources", "OriginalsBucket", "DependsOn");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(broken, Map.of("OwnerEmail", "other@example.com")));

        try (TemplateRunner backend = deploy(template(), Map.of("OwnerEmail", "me@example.com"))) {
            assertThat(backend.userPools().iterator().next().invite())
                    .extracting(Invitation::email)
                    .containsExactly("me@example.com");
        }
    }

    @Test
    void otherAddressOfTheOwner_shouldBeAnotherOwnerInThePlaceOfTheFirst() throws Exception {
        deploy(template(), Map.of("OwnerEmail", "me@example.com")).close();

        try (TemplateRunner backend = deploy(template(), Map.of("OwnerEmail", "other@example.com"))) {
            assertThat(backend.userPools().iterator().next().invite())
                    .extracting(Invitation::email)
                    .containsExactly("other@example.com");
        }
    }

    /** Cognito would refuse it, and with it the whole update. */
    @Test
    void addressOfTheOwnerInOtherLetters_shouldBeRefusedByTheForm() throws Exception {
        deploy(template(), Map.of("OwnerEmail", "me@example.com")).close();

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template(), Map.of("OwnerEmail", "Me@Example.com")))
                .withMessageContaining("OwnerEmail")
                .withMessageContaining("One e-mail address in small letters");
    }

    /** What the form keeps out: to CloudFormation it is another user, to Cognito the same. */
    @Test
    void addressOfTheOwnerInOtherLetters_shouldCollideWithTheOwner() throws Exception {
        deploy(template(), Map.of("OwnerEmail", "me@example.com")).close();
        TemplateText lenient = template().with("'.*'", "Parameters", "OwnerEmail", "AllowedPattern");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(lenient, Map.of("OwnerEmail", "Me@Example.com")))
                .withMessageContaining("User account already exists: Me@Example.com");
    }

    /** The resource is as it is, for ever. */
    @Test
    void changeOfTheOwnersResource_shouldCollideWithTheOwner() throws Exception {
        deploy(template(), Map.of("OwnerEmail", "me@example.com")).close();
        TemplateText changed = template().with("[SMS]", "Resources", "Owner", "Properties", "DesiredDeliveryMediums");

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(changed, Map.of()))
                .withMessageContaining("a custom-named resource requires replacing. Rename me@example.com");
    }

    @Test
    void userPoolAndQueueOfAnUpdateThatFails_shouldGo() throws Exception {
        deploy(template(), Map.of()).close();
        TemplateText more = TemplateText.of(LocalGallery.template()
                .replace("\n  Users:\n", "\n  OtherUsers: {Type: AWS::Cognito::UserPool}\n\n  Users:\n"));
        TemplateText broken = more.replacing("-thumbnails-failures", "-failures", "Resources", "ThumbnailsFailures")
                .without("Resources", "OriginalsBucket", "DependsOn");

        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> deploy(broken, Map.of()));

        try (Stream<Path> pools = Files.list(data.resolve("stack/cognito"))) {
            assertThat(pools).hasSize(1);
        }
        assertThat(data.resolve("stack/queues/contact-sheet-thumbnails-failures"))
                .isDirectory();
        assertThat(data.resolve("stack/queues/contact-sheet-failures")).doesNotExist();
    }

    /** Its buckets would be others, and the photos not in them. */
    @Test
    void galleryOfAnotherName_shouldBeRefused() throws Exception {
        deployWithAPhoto(template());

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> deploy(template(), Map.of("GalleryName", "other")))
                .withMessageContaining("Modifying service token is not allowed.");

        try (TemplateRunner backend = deploy(template(), Map.of())) {
            assertThatTheOldPhotoIsThere(backend);
        }
    }
}
