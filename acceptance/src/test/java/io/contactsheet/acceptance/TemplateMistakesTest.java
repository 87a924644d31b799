package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.fail;

import io.contactsheet.acceptance.ApiContract.Route;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.templaterunner.template.TemplateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mistakes that people make with exactly this architecture, made in the real template on purpose: each is refused at
 * its deployment, or turns a test of the contract red.
 */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Mistakes are made on this machine only, not in a deployed stack.")
class TemplateMistakesTest {

    /**
     * A mistake.
     *
     * @param name what was done
     * @param edit does it
     * @param refusal part of the message with which the deployment is refused; empty if it is not
     * @param probe a test of the contract that fails with it, if the deployment is not refused
     */
    record Mistake(String name, UnaryOperator<TemplateText> edit, String refusal, Consumer<Gallery> probe) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Long enough for what works; what does not work is waited for in vain. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final PhotosTest PHOTOS = new PhotosTest();

    private static Mistake refused(String name, UnaryOperator<TemplateText> edit, String refusal) {
        return new Mistake(name, edit, refusal, gallery -> {});
    }

    private static Mistake caught(String name, UnaryOperator<TemplateText> edit, Consumer<Gallery> probe) {
        return new Mistake(name, edit, "", probe);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_shouldNotGoUnseen(Mistake mistake) throws Exception {
        TemplateText template = TemplateText.of(LocalGallery.template());
        TemplateText broken = mistake.edit().apply(template);
        assertThat(broken).as("the mistake was made").isNotEqualTo(template);
        try (LocalGallery local = LocalGallery.start(broken.text(), Map.of("AllowedOrigin", ApiContract.ORIGIN));
                Gallery gallery = new Gallery(local.api(), PATIENCE, Optional.of(local.token()))) {
            if (!mistake.refusal().isEmpty()) {
                fail("It was deployed, but should have been refused: " + mistake.refusal());
            }
            assertThat(fails(mistake.probe(), gallery)).as("a test fails").isTrue();
        } catch (TemplateException refused) {
            assertThat(mistake.refusal())
                    .as("refused, but unexpectedly: %s", refused.getMessage())
                    .isNotEmpty();
            assertThat(refused)
                    .hasMessageContaining(mistake.refusal())
                    .hasMessageMatching("(?s).*contact-sheet\\.yaml.*\\d+.*");
        }
    }

    /** 6, and 16 for what S3 answers only in a race: something stands in its place. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "409"})
    void answerThatS3SeldomGives_shouldNotGoUnmapped(String pattern) throws Exception {
        String broken = TemplateText.of(LocalGallery.template())
                .without(integration("put", "responses", pattern))
                .text();
        Route put = ApiContract.routes().stream()
                .filter(route -> route.method().equals("PUT"))
                .findFirst()
                .orElseThrow();
        try (TemplateUnderTest template = new TemplateUnderTest(broken, PATIENCE, _ -> {})) {
            ApiContractTest contract = new ApiContractTest(template);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> contract.answer_shouldReachTheClientAsTheContractSays(put));
            contract.close();
        }
    }

    /** More than one: the function looks again after it wrote, and may just then see that a photo has gone. */
    private static void deletedPhotosAreGoneWithTheirThumbnails(Gallery gallery) {
        for (int i = 0; i < 4; i++) {
            PHOTOS.deletedPhoto_shouldBeGoneWithItsThumbnail(gallery);
        }
    }

    private static boolean fails(Consumer<Gallery> probe, Gallery gallery) {
        try {
            probe.accept(gallery);
            return false;
        } catch (AssertionError | org.awaitility.core.ConditionTimeoutException caught) {
            return true;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(bytes(), answers(), mappings(), permissions(), events())
                .flatMap(each -> each);
    }

    private static Stream<Mistake> bytes() {
        return Stream.of(
                caught(
                        "1: no binary media types",
                        it -> it.without(body("x-amazon-apigateway-binary-media-types")),
                        TemplateMistakesTest::anyClientGetsItsBytes),
                caught(
                        "2: pictures alone are binary",
                        it -> it.with("['image/*']", body("x-amazon-apigateway-binary-media-types")),
                        TemplateMistakesTest::anyClientGetsItsBytes),
                caught(
                        "3: S3's errors are taken for base64",
                        it -> it.with("['image/*']", body("x-amazon-apigateway-binary-media-types"))
                                .adding("contentHandling: CONVERT_TO_BINARY", integration("get", "responses", "404")),
                        PHOTOS::missingPhoto_shouldBe404),
                caught(
                        "4: preflight without CONVERT_TO_TEXT",
                        it -> it.withoutLines("contentHandling: CONVERT_TO_TEXT", operation("options")),
                        gallery -> CorsTest.isAllowed("/photos/a.jpg", "PUT", gallery)));
    }

    private static Stream<Mistake> answers() {
        return Stream.of(
                caught(
                        "5: errors become successes",
                        it -> Stream.of("200", "206", "304", "400", "403", "404", "416", "5\\d{2}")
                                .reduce(
                                        it,
                                        (each, status) -> each.without(integration("get", "responses", status)),
                                        (x, _) -> x)
                                .with("'200'", integration("get", "responses", "default", "statusCode")),
                        PHOTOS::missingPhoto_shouldBe404),
                refused(
                        "7: two patterns to one status",
                        it -> it.with("'404'", integration("get", "responses", "403", "statusCode")),
                        "404"),
                refused(
                        "8: a response header that the method does not declare",
                        it -> it.without(operation("get", "responses", "200", "headers", "ETag")),
                        "ETag"),
                refused(
                        "8: a status that the method does not declare",
                        it -> it.without(operation("get", "responses", "206")),
                        "206"),
                unmapped("206", "get", PHOTOS::range_shouldBeAnsweredWithThatPart),
                unmapped("304", "get", PHOTOS::unchangedPhoto_shouldBe304),
                unmapped("404", "get", PHOTOS::missingPhoto_shouldBe404),
                unmapped("412", "put", PHOTOS::secondPutOfAKey_shouldBeRefusedAndLeaveTheFirst),
                unmapped("204", "delete", PHOTOS::deletedPhoto_shouldBeGoneWithItsThumbnail),
                caught("26: no HEAD method", it -> it.without(operation("head")), PHOTOS::missingPhoto_shouldBe404));
    }

    private static Stream<Mistake> mappings() {
        return Stream.of(
                refused(
                        "9: a mapping from a parameter that the method does not declare",
                        it -> it.withoutLines("name: content-type", operation("put", "parameters")),
                        "content-type"),
                caught(
                        "10: {key} not mapped",
                        it -> it.without(integration("get", "requestParameters", "integration.request.path.key")),
                        PHOTOS::missingPhoto_shouldBe404),
                refused(
                        "11: a static value without its inner quotes",
                        it -> it.with(
                                "'*'",
                                integration("put", "requestParameters", "integration.request.header.If-None-Match")),
                        "Invalid mapping expression"),
                caught(
                        "12: Content-Type not mapped",
                        it -> it.without(integration(
                                "get",
                                "responses",
                                "200",
                                "responseParameters",
                                "method.response.header.Content-Type")),
                        TemplateMistakesTest::anyClientGetsItsBytes),
                caught(
                        "13: ETag not exposed",
                        it -> it.replacing("ETag,", "", operation("put")),
                        CorsTest::exposesWhatAPageReads),
                caught(
                        "14: CORS missing on the gateway's own errors",
                        it -> it.withoutLines(
                                "Allow-Origin", body("x-amazon-apigateway-gateway-responses", "DEFAULT_4XX")),
                        CorsTest::isReadableFromItsOrigin),
                caught(
                        "14: Authorization not allowed",
                        it -> it.replacing("Authorization,", "", operation("options")),
                        gallery -> CorsTest.isAllowed("/photos/a.jpg", "PUT", gallery)),
                caught(
                        "15: Content-Length mapped",
                        it -> it.adding(
                                "integration.request.header.Content-Length: \"'5'\"",
                                integration("put", "requestParameters")),
                        TemplateMistakesTest::anyClientGetsItsBytes),
                caught(
                        "overwriting: If-None-Match not sent",
                        it -> it.without(
                                integration("put", "requestParameters", "integration.request.header.If-None-Match")),
                        PHOTOS::secondPutOfAKey_shouldBeRefusedAndLeaveTheFirst),
                refused(
                        "a misspelt property",
                        it -> it.replacing("MemorySize", "MemorySizes", "Resources", "ThumbnailsFunction"),
                        "MemorySizes"));
    }

    private static Stream<Mistake> permissions() {
        return Stream.of(
                caught(
                        "17: ListBucket missing",
                        it -> it.replacing("s3:ListBucket", "s3:ListBucketVersions", "Resources", "OriginalsReadRole"),
                        PHOTOS::missingPhoto_shouldBe404),
                caught(
                        "17: ListBucket on the objects",
                        it -> it.replacing(
                                "!GetAtt OriginalsBucket.Arn",
                                "!Sub ${OriginalsBucket.Arn}/*",
                                "Resources",
                                "OriginalsReadRole"),
                        PHOTOS::missingPhoto_shouldBe404),
                caught(
                        "17: the function may not list",
                        it -> it.replacing("s3:ListBucket", "s3:ListBucketVersions", "Resources", "ThumbnailsRole"),
                        PHOTOS::deletedPhoto_shouldBeGoneWithItsThumbnail),
                caught(
                        "18: wrong trust principal",
                        it -> it.replacing(
                                "apigateway.amazonaws.com", "lambda.amazonaws.com", "Resources", "OriginalsReadRole"),
                        PHOTOS::missingPhoto_shouldBe404),
                refused(
                        "18: no credentials",
                        it -> it.without(integration("get", "credentials")),
                        "Role ARN must be specified"));
    }

    private static Stream<Mistake> events() {
        String destination = "Unable to validate the following destination configurations";
        return Stream.of(
                refused(
                        "21: DependsOn missing",
                        it -> it.without("Resources", "OriginalsBucket", "DependsOn"),
                        destination),
                refused(
                        "21: a permission for another bucket",
                        it -> it.replacing("-originals-", "-photos-", "Resources", "OriginalsMayInvokeThumbnails"),
                        destination),
                refused(
                        "21: a permission for another service",
                        it -> it.replacing(
                                "s3.amazonaws.com", "sns.amazonaws.com", "Resources", "OriginalsMayInvokeThumbnails"),
                        destination),
                refused(
                        "22: a misspelt event",
                        it -> it.replacing("s3:ObjectCreated:*", "s3:ObjectCreate:*", "Resources", "OriginalsBucket"),
                        "s3:ObjectCreate:*"),
                caught(
                        "22: only removals for good told, which a versioned bucket has not",
                        it -> it.replacing(
                                "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete", "Resources", "OriginalsBucket"),
                        TemplateMistakesTest::deletedPhotosAreGoneWithTheirThumbnails),
                refused(
                        "22: thumbnails into the bucket that triggers, whose function needs it first",
                        it -> it.replacing(
                                "!Ref ThumbnailsBucket", "!Ref OriginalsBucket", "Resources", "ThumbnailsFunction"),
                        "Circular dependency"),
                caught(
                        "22: thumbnails into the bucket that triggers, by its name and with the role for it",
                        it -> it.replacing(
                                        "!Ref ThumbnailsBucket",
                                        "!Sub ${GalleryName}-originals-${AWS::AccountId}-${AWS::Region}",
                                        "Resources",
                                        "ThumbnailsFunction")
                                .replacing("-thumbnails-${AWS", "-originals-${AWS", "Resources", "ThumbnailsRole"),
                        new ThumbnailsTest()::jpeg_shouldHaveASmallJpeg),
                caught(
                        "22: a suffix filter that misses .JPG",
                        it -> it.replacing(
                                "- Event: s3:ObjectCreated:*",
                                "- Filter: {S3Key: {Rules: [{Name: suffix, Value: .jpg}]}}\n            Event: s3:ObjectCreated:*",
                                "Resources",
                                "OriginalsBucket"),
                        TemplateMistakesTest::upperCaseExtensionHasItsThumbnail));
    }

    private static Mistake unmapped(String status, String method, Consumer<Gallery> probe) {
        return caught(
                "16: " + status + " not mapped", it -> it.without(integration(method, "responses", status)), probe);
    }

    private static void anyClientGetsItsBytes(Gallery gallery) {
        PHOTOS.storedPhoto_shouldComeBackByteForByteWhateverTheClientAccepts("*/*", gallery);
    }

    /** Compared with another photo, so that nothing waits for a thumbnail that never comes. */
    private static void upperCaseExtensionHasItsThumbnail(Gallery gallery) {
        String upper = gallery.key("CAMERA.JPG");
        String lower = gallery.key("camera.jpg");
        gallery.put(upper, SamplePicture.landscape(20, 20).jpeg(), "image/jpeg");
        gallery.put(lower, SamplePicture.landscape(20, 20).jpeg(), "image/jpeg");
        Thumbnails.await(gallery, lower);
        assertThat(gallery.thumbnail(upper).statusCode()).isEqualTo(200);
    }

    private static String[] body(String... path) {
        return Stream.concat(Stream.of("Resources", "Api", "Properties", "Body"), Arrays.stream(path))
                .toArray(String[]::new);
    }

    /** A member of an operation on a photo. */
    private static String[] operation(String method, String... path) {
        return body(Stream.concat(Stream.of("paths", "/photos/{key+}", method), Arrays.stream(path))
                .toArray(String[]::new));
    }

    private static String[] integration(String method, String... path) {
        return operation(
                method,
                Stream.concat(Stream.of("x-amazon-apigateway-integration"), Arrays.stream(path))
                        .toArray(String[]::new));
    }
}
