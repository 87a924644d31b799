package io.contactsheet.desktop.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.ListingPage;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.contactsheet.desktop.gallery.PhotoContent;
import io.contactsheet.desktop.gallery.PutOutcome;
import io.contactsheet.desktop.signin.OwnerSession;
import io.contactsheet.desktop.signin.SignInSettings;
import io.contactsheet.shared.key.PhotoKey;
import io.templaterunner.TemplateRunner;
import io.templaterunner.stack.StrictReading;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app's client and the real template, where AWS is the stricter of all that its documentation lets it be. */
class StrictlyReadGalleryTest {

    private static final String OWNER = "owner@example.com";
    private static final String PASSWORD = "Correct-horse-7-battery";

    @TempDir
    private Path folder;

    private TemplateRunner backend;
    private OwnerSession owner;
    private GalleryClient client;

    @BeforeEach
    void start() throws Exception {
        try (var template = StrictlyReadGalleryTest.class.getResourceAsStream("/contact-sheet.yaml")) {
            backend = GalleryStack.start(new TemplateRunner.Settings(
                            folder,
                            0,
                            new String(template.readAllBytes(), StandardCharsets.UTF_8),
                            "contact-sheet.yaml",
                            Map.of("CodeBucket", "local", "OwnerEmail", OWNER))
                    .under(EnumSet.allOf(StrictReading.class)));
        }
        backend.userPools().iterator().next().setPassword(OWNER, PASSWORD, true);
        URI gallery = URI.create(backend.outputs().get("ApiAddress"));
        owner = new OwnerSession(
                gallery, SignInSettings.of(gallery).orElseThrow(), OWNER, PASSWORD, InstantSource.system());
        client = new GalleryClient(gallery, owner);
    }

    @AfterEach
    void stop() {
        client.close();
        owner.close();
        backend.close();
    }

    @Test
    void photos_shouldBeStoredAsTheyAreAndListedBeyondTheFirstPage() throws Exception {
        List<PhotoKey> keys = IntStream.range(0, 35)
                .mapToObj(number -> new PhotoKey("rome/photo-%02d.jpg".formatted(number)))
                .toList();
        for (PhotoKey key : keys) {
            assertThat(client.put(key, content(), _ -> {})).isEqualTo(PutOutcome.STORED);
        }

        List<PhotoKey> listed = new ArrayList<>();
        Optional<ListingRequest> next = Optional.of(ListingRequest.everything().withPageSize(30));
        while (next.isPresent()) {
            ListingPage page = client.photos(next.get());
            page.objects().forEach(object -> listed.add(object.key()));
            next = page.next();
        }

        assertThat(listed).isEqualTo(keys);
        assertThat(client.photo(keys.getFirst()).orElseThrow().head().contentType())
                .isEqualTo("image/jpeg");
    }

    private static PhotoContent content() {
        byte[] bytes = "a photo".getBytes(StandardCharsets.US_ASCII);
        return new PhotoContent(
                "a.jpg", "image/jpeg", "0".repeat(64), bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
