package io.contactsheet.acceptance.functions;

import static io.contactsheet.acceptance.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.LocalGallery;
import io.contactsheet.acceptance.Readings;
import io.contactsheet.acceptance.UserPoolClient;
import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.shared.testkit.ApiClient;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.UserPool;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's template with an owner, under a clock that is set forth and back by hours. */
class JumpingClockTest {

    private static final String OWNER = "owner@example.com";
    private static final String PASSWORD = "Correct-horse-7-battery";

    @TempDir
    private Path data;

    private volatile Instant now = Instant.now();

    @Test
    void clockThatJumps_shouldEndTokensAndNothingElse() throws Exception {
        String template = Files.readString(Path.of("../cloudformation/contact-sheet.yaml"));
        TemplateRunner.Settings settings = new TemplateRunner.Settings(
                        data,
                        0,
                        template,
                        "contact-sheet.yaml",
                        Map.of("CodeBucket", "local", "OwnerEmail", OWNER, "Visibility", "public"))
                .under(Readings.ofThisRun());
        try (TemplateRunner backend = GalleryStack.start(
                settings, new TemplateRunner.Timing(() -> now, _ -> Duration.ofMillis(10), LocalGallery.SECRETS))) {
            for (UserPool pool : backend.userPools()) {
                pool.setPassword(OWNER, PASSWORD, true);
            }
            URI api = URI.create(backend.outputs().get("ApiAddress"));
            String morning = signIn(api);
            assertThat(put(api, "a", morning)).isEqualTo(200);

            now = now.plus(Duration.ofHours(5));
            assertThat(put(api, "b", morning)).isEqualTo(401);
            String afternoon = signIn(api);
            assertThat(put(api, "b", afternoon)).isEqualTo(200);

            now = now.minus(Duration.ofHours(30));
            assertThat(put(api, "c", afternoon)).isEqualTo(200);
            assertThat(put(api, "d", signIn(api))).isEqualTo(200);

            now = now.plus(Duration.ofDays(40));
            assertThat(put(api, "e", signIn(api))).isEqualTo(200);
            await().untilAsserted(() -> assertThat(keys(api, "/thumbnails"))
                    .isEqualTo(keys(api, "/photos"))
                    .containsExactly("a.png", "b.png", "c.png", "d.png", "e.png"));
        }
    }

    private static String signIn(URI api) {
        return UserPoolClient.of(api).idToken(OWNER, PASSWORD);
    }

    private static int put(URI api, String name, String token) {
        try (ApiClient gallery = new ApiClient(api, Optional.of(token))) {
            return gallery.put(name + ".png", name.getBytes(UTF_8), "image/png").statusCode();
        }
    }

    private static Set<String> keys(URI api, String listing) {
        try (ApiClient gallery = new ApiClient(api, Optional.empty())) {
            return gallery.keys(listing);
        }
    }
}
