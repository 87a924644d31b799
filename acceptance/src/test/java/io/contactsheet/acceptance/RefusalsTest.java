package io.contactsheet.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.templaterunner.apigateway.StorageBackend;
import io.templaterunner.http.Header;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Storage that refuses, and a gallery of few requests, are made on this machine only.")
@ExtendWith(GalleryUnderTest.class)
class RefusalsTest extends RefusalsContract {

    private static final byte[] PHOTO = SamplePicture.landscape(2, 2).jpeg();
    private static final int MORE_THAN_IT_TAKES = 100;

    private final TemplateUnderTest template;
    private final LocalGallery local;

    RefusalsTest(TemplateUnderTest template) {
        this.template = template;
        local = template.gallery(Map.of());
    }

    @AfterEach
    void standAside() {
        local.storage().standAside();
    }

    @Override
    HttpResponse<byte[]> refused(int status) {
        return switch (status) {
            case 401 -> put(Optional.empty());
            case 429 -> throttled();
            default -> {
                local.storage().answering(() -> error(status));
                yield put(Optional.of(local.token()));
            }
        };
    }

    private HttpResponse<byte[]> throttled() {
        LocalGallery slow = template.gallery(Map.of("RequestsPerSecond", "1", "RequestBurst", "1"));
        try (Gallery hurried = new Gallery(slow.api(), template.patience(), Optional.of(slow.token()))) {
            HttpResponse<byte[]> answer = hurried.putOnce(hurried.key("a.jpg"), PHOTO);
            for (int more = 0; more < MORE_THAN_IT_TAKES && answer.statusCode() != 429; more++) {
                answer = hurried.putOnce(hurried.key("a.jpg"), PHOTO);
            }
            return answer;
        }
    }

    private HttpResponse<byte[]> put(Optional<String> token) {
        try (Gallery gallery = new Gallery(local.api(), template.patience(), token)) {
            return gallery.put(gallery.key("a.jpg"), PHOTO, "image/jpeg");
        }
    }

    private static StorageBackend.Reply error(int status) {
        return new StorageBackend.Reply(
                status,
                List.of(new Header("content-type", "application/xml")),
                "<Error><Code>ItsReason</Code></Error>".getBytes(UTF_8));
    }
}
