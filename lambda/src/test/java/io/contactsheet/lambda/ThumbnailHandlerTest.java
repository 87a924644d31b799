package io.contactsheet.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThumbnailHandlerTest {

    private OnePhotoBucket bucket;
    private ThumbnailHandler handler;
    private final RecordedContext context = new RecordedContext();

    @BeforeEach
    void start() throws IOException {
        try (var picture = ThumbnailHandler.class.getResourceAsStream("priming.jpg")) {
            bucket = new OnePhotoBucket(picture.readAllBytes());
        }
        handler = new ThumbnailHandler(bucket.environment());
    }

    @AfterEach
    void stop() {
        handler.close();
        bucket.close();
    }

    @Test
    void newPhoto_shouldCostThreeRequests() {
        handler.handleRequest(Events.created("originals", "a.jpg"), context);

        assertThat(bucket.requests())
                .containsExactly("GET /originals/a.jpg", "PUT /thumbnails/a.jpg", "HEAD /originals/a.jpg");
    }

    @Test
    void repeatedEvent_shouldStoreNothing() {
        handler.handleRequest(Events.created("originals", "a.jpg"), context);
        handler.handleRequest(Events.created("originals", "a.jpg"), context);

        assertThat(bucket.thumbnails()).hasSize(1);
        assertThat(context.lines().getLast()).contains("\"outcome\":\"up_to_date\"");
    }

    @Test
    void photoThatHasChanged_shouldGetItsThumbnailInThePlaceOfTheOldOne() {
        handler.handleRequest(Events.created("originals", "a.jpg"), context);
        bucket.replaceOriginal();
        handler.handleRequest(Events.created("originals", "a.jpg"), context);

        assertThat(bucket.thumbnails()).hasSize(2);
        assertThat(context.lines().getLast()).contains("\"outcome\":\"thumbnail\"");
    }

    @Test
    void key_shouldBeDecodedOnceAndEncodedAsAPath() {
        handler.handleRequest(Events.created("originals", "album/a+b%2Bc%2520%C3%BC.jpg"), context);

        assertThat(bucket.requests()).contains("PUT /thumbnails/album/a%20b%2Bc%2520%C3%BC.jpg");
        assertThat(context.lines().getFirst()).contains("\"key\":\"album/a b+c%20ü.jpg\"");
    }

    @Test
    void outcome_shouldBeLoggedAsOneLineOfJson() {
        handler.handleRequest(Events.created("originals", "a.jpg"), context);

        assertThat(context.lines())
                .singleElement()
                .asString()
                .startsWith("{\"event\":\"ObjectCreated:Put\",\"key\":\"a.jpg\",\"outcome\":\"thumbnail\"")
                .contains("\"originalBytes\":1286", "\"originalSize\":\"64 x 48\"", "\"thumbnailSize\":\"64 x 48\"")
                .containsPattern("\"milliseconds\":\\d+}\n$");
    }

    @Test
    void recordThatFails_shouldNotStopTheOthersAndBeThrownAtTheEnd() {
        assertThatThrownBy(() -> handler.handleRequest(Events.created("originals", "a.jpg", "%zz", "b.jpg"), context))
                .isInstanceOf(IllegalStateException.class);

        assertThat(bucket.requests()).contains("PUT /thumbnails/a.jpg", "PUT /thumbnails/b.jpg");
        assertThat(context.lines()).hasSize(3);
        assertThat(context.lines().get(1)).contains("\"key\":\"%zz\",\"outcome\":\"failed\"");
    }

    @Test
    void folderOfTheConsole_shouldGetNoThumbnail() {
        handler.handleRequest(Events.created("originals", "album/"), context);

        assertThat(bucket.requests()).isEmpty();
        assertThat(context.lines()).singleElement().asString().contains("\"outcome\":\"folder\"");
    }

    @Test
    void bucketThatTellsOfItsOwnThumbnails_shouldBeRefused() {
        assertThatThrownBy(() -> handler.handleRequest(Events.created("thumbnails", "a.jpg"), context))
                .hasMessageContaining("must not tell this function of its changes");
        assertThat(bucket.requests()).isEmpty();
    }

    @Test
    void environmentThatLacksSomething_shouldBeRefusedByName() {
        for (String name : new String[] {"THUMBNAILS_BUCKET", "THUMBNAIL_SIZE", "AWS_REGION"}) {
            Map<String, String> environment = new HashMap<>(bucket.environment());
            environment.remove(name);
            assertThatThrownBy(() -> new ThumbnailHandler(environment)).hasMessageContaining(name);
        }
        Map<String, String> environment = new HashMap<>(bucket.environment());
        environment.put("THUMBNAIL_SIZE", "large");
        assertThatThrownBy(() -> new ThumbnailHandler(environment)).hasMessageContaining("“large”");
    }

    @Test
    void priming_shouldReachTheDecoderAndS3() throws IOException {
        Priming.beforeSnapshots(new Environment(bucket.environment()), new io.contactsheet.imaging.PictureThumbnailer())
                .beforeCheckpoint(null);

        assertThat(bucket.requests()).containsExactly("HEAD /thumbnails/priming");
    }
}
