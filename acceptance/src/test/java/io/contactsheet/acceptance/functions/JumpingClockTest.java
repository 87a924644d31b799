package io.contactsheet.acceptance.functions;

import static io.contactsheet.acceptance.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.Readings;
import io.contactsheet.desktop.local.GalleryStack;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.UserPool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's template with an owner, under a clock that is set forth and back by hours. */
class JumpingClockTest {

    private static final String OWNER = "owner@example.com";
    private static final String PASSWORD = "Correct-horse-7-battery";

    @TempDir
    private Path data;

    private volatile Instant now = Instant.now();
    private String api = "";

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
        try (HttpClient http = HttpClient.newHttpClient();
                TemplateRunner backend = GalleryStack.start(
                        settings, new TemplateRunner.Timing(() -> now, _ -> Duration.ofMillis(10)))) {
            for (UserPool pool : backend.userPools()) {
                pool.setPassword(OWNER, PASSWORD, true);
            }
            api = backend.outputs().get("ApiAddress");
            String morning = signIn(http);
            assertThat(put(http, "a", morning)).isEqualTo(200);

            now = now.plus(Duration.ofHours(5));
            assertThat(put(http, "b", morning)).isEqualTo(401);
            String afternoon = signIn(http);
            assertThat(put(http, "b", afternoon)).isEqualTo(200);

            now = now.minus(Duration.ofHours(30));
            assertThat(put(http, "c", afternoon)).isEqualTo(200);
            assertThat(put(http, "d", signIn(http))).isEqualTo(200);

            now = now.plus(Duration.ofDays(40));
            assertThat(put(http, "e", signIn(http))).isEqualTo(200);
            await().untilAsserted(() -> assertThat(keys(http, "thumbnails"))
                    .isEqualTo(keys(http, "photos"))
                    .isEqualTo("a.png b.png c.png d.png e.png "));
        }
    }

    private String signIn(HttpClient http) throws Exception {
        String settings = text(http, "/site/settings.js");
        String body = """
                {"ClientId": "%s", "AuthFlow": "USER_PASSWORD_AUTH",
                 "AuthParameters": {"USERNAME": "%s", "PASSWORD": "%s"}}""".formatted(value("clientId", settings), OWNER, PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(URI.create(value("endpoint", settings)))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
                .POST(BodyPublishers.ofString(body))
                .build();
        return value("IdToken", http.send(request, BodyHandlers.ofString()).body());
    }

    private static String value(String name, String json) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
        return matcher.group(1);
    }

    private int put(HttpClient http, String name, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/photos/" + name + ".png"))
                .header("Content-Type", "image/png")
                .header("Authorization", token)
                .PUT(BodyPublishers.ofString(name))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode();
    }

    private String keys(HttpClient http, String route) throws Exception {
        StringBuilder keys = new StringBuilder();
        Pattern.compile("<Key>([^<]*)</Key>")
                .matcher(text(http, "/" + route))
                .results()
                .forEach(key -> keys.append(key.group(1)).append(' '));
        return keys.toString();
    }

    private String text(HttpClient http, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(api + path)).build(), BodyHandlers.ofString())
                .body();
    }
}
