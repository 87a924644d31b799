package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the web gallery lets nobody do. */
@ExtendWith(WebGallery.class)
class WebGallerySafetyTest {

    @TempDir
    Path files;

    private final GalleryPage page;
    private final Connection connection;
    private final WebGallery.Running running;

    WebGallerySafetyTest(GalleryPage page, Connection connection, WebGallery.Running running) {
        this.page = page;
        this.running = running;
        this.connection = connection;
    }

    @Test
    void page_shouldCarryAStrictPolicy() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(connection.address()).build(), HttpResponse.BodyHandlers.ofString());
            String[] policies = answer.headers()
                    .firstValue("Content-Security-Policy")
                    .orElseThrow()
                    .split(",");
            assertThat(policies[0])
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*");
            // Both hold: of what the first lets in, the second leaves the page's own folder.
            assertThat(policies[1]).isEqualTo(" script-src https://*:*/gallery/site/ http://*:*/gallery/site/");
        }
    }

    @Test
    void wholeVisit_shouldBreakNoPolicyAndAskNoOtherHost() {
        Map<String, Object> watch = page.driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "window.broken = []; addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective));"
                                + "addEventListener('error', e => broken.push(e.message));"
                                + "addEventListener('unhandledrejection', e => broken.push(String(e.reason)));"));
        try {
            page.openAlbum("Safe");
            page.choose(SamplePicture.landscapes(files, 2));
            page.shouldShowThumbnails(2);
            page.all(".tile a").getFirst().click();
            page.shouldShowOriginal();
            page.labelled("Download").click();
            page.labelled("Close").click();
            assertThat(page.script("return broken")).isEqualTo(List.of());
            assertThat(page.script("""
                            return performance.getEntriesByType('resource').map(({ name }) => name)
                              .filter(name => !name.startsWith(location.origin) && !/^(blob|data):/.test(name))""")).isEqualTo(List.of());
        } finally {
            page.driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", watch);
        }
    }

    @Test
    void scriptAmongThePhotos_shouldBeNone() {
        String key = "Scripts/" + UUID.randomUUID() + ".js";
        running.store(key, "document.title = 'run'".getBytes(StandardCharsets.UTF_8), "text/javascript");
        page.open("/");

        assertThat(imported("/gallery/site/folders.js")).isEqualTo("loaded");
        assertThat(imported("/gallery/photos/" + key)).startsWith("TypeError");
        assertThat(page.script("return document.title")).isNotEqualTo("run");
    }

    private String imported(String script) {
        return String.valueOf(page.driver.executeAsyncScript(
                "const done = arguments[1]; import(arguments[0]).then(() => done('loaded'), fault => done(String(fault)))",
                script));
    }

    @Test
    void markupInAName_shouldBeText() throws IOException {
        String name = "<img src=x onerror=window.broken=1>.jpg";
        Path photo = Files.write(
                files.resolve(name.replace('/', '-')),
                SamplePicture.landscape(1).jpeg());
        page.openAlbum("Markup");
        page.choose(photo);
        page.shouldShowThumbnails(1);
        assertThat(page.uploads(name)).containsExactly("In the gallery");
        page.all(".tile a").getFirst().click();
        page.shouldShowOriginal();
        assertThat(page.text("#viewer-title")).isEqualTo(name);
        assertThat(page.script("return window.broken ?? 0")).isEqualTo(0L);
    }

    @Test
    void markupInTheAddress_shouldBeText() {
        page.open("/#album/%3Cimg%20src=x%20onerror=window.broken=1%3E");
        page.eventually(() -> assertThat(page.text("#title")).startsWith("<img"));
        assertThat(page.has("#title img")).isFalse();
        assertThat(page.script("return window.broken ?? 0")).isEqualTo(0L);
    }
}
