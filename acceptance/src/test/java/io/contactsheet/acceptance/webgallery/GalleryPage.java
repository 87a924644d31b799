package io.contactsheet.acceptance.webgallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The web gallery as a person meets it: what is on the page, and what can be done there. */
final class GalleryPage {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String AXE = axe();

    final ChromeDriver driver;
    private final URI address;

    GalleryPage(ChromeDriver driver, URI address) {
        this.driver = driver;
        this.address = address;
    }

    // ---- The browser

    /** A desktop's window in light colours, online, at the start of every test. */
    void reset() {
        window(1280, 800, 1, false);
        colours("light");
        language("en-US,en");
        network(Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        driver.get("about:blank");
    }

    void window(int width, int height, int density, boolean touch) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", density, "mobile", touch));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", touch));
    }

    void colours(String scheme) {
        media(scheme, Map.of());
    }

    /** @param more media features, such as {@code forced-colors} */
    void media(String scheme, Map<String, String> more) {
        List<Map<String, String>> features = Stream.concat(
                        Stream.of(Map.entry("prefers-color-scheme", scheme)), more.entrySet().stream())
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList();
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    void language(String languages) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride",
                Map.of(
                        "userAgent",
                        Objects.toString(script("return navigator.userAgent")),
                        "acceptLanguage",
                        languages));
    }

    void network(Map<String, Object> conditions) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.emulateNetworkConditions", conditions);
    }

    void offline(boolean offline) {
        network(Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Leaves nothing behind in the storage of the gallery that is open, if one is. */
    void forget() {
        script("if (location.protocol === 'http:') { sessionStorage.clear(); localStorage.clear() }");
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    // ---- Going there

    /** Opens the page at an address inside it, such as {@code #album/Summer}, with nothing left of the page before. */
    void open(String inside) {
        driver.get("about:blank");
        driver.get(address + inside);
    }

    void openAlbum(String album) {
        open("/#album/" + album);
        eventually(() -> assertThat(text("#title")).isEqualTo(album));
    }

    // ---- What is there

    void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    /** The number of photos whose thumbnail can be seen, or the sign that stands for one that cannot be made. */
    int thumbnails() {
        return ((Number) script("return document.querySelectorAll('.tile .sign').length"
                        + " + [...document.querySelectorAll('.tile.shown img')]"
                        + ".filter(image => image.complete && image.naturalWidth > 0).length"))
                .intValue();
    }

    int frames() {
        return all(".tile:not([aria-hidden])").size();
    }

    void shouldShowThumbnails(int count) {
        eventually(() -> assertThat(thumbnails()).isEqualTo(count));
    }

    /** The names under the frames, in the order of the sheet. */
    List<String> names() {
        return texts(".tile .name");
    }

    String text(String selector) {
        return Objects.toString(script("return document.querySelector(arguments[0])?.textContent ?? ''", selector));
    }

    List<String> texts(String selector) {
        List<?> found = (List<?>) Objects.requireNonNull(
                script("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", selector));
        return found.stream().map(Object::toString).toList();
    }

    boolean has(String selector) {
        return !all(selector).isEmpty();
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement labelled(String label) {
        return one("[aria-label=\"" + label + "\"]");
    }

    /** What the keyboard is on, by the words that a screen reader says. */
    String focused() {
        return Objects.toString(script(
                "const e = document.activeElement; return e.getAttribute('aria-label') || e.textContent.trim()"));
    }

    /** States of the uploads in the panel, by file name. */
    List<String> uploads(String name) {
        return all(".row").stream()
                .filter(row ->
                        row.findElement(By.cssSelector(".file")).getText().equals(name))
                .map(row -> row.findElement(By.cssSelector(".what")).getText())
                .toList();
    }

    /** Where the browser is, as its history tells it. */
    String location() {
        return Objects.toString(script("return location.href"));
    }

    // ---- Doing things

    void choose(List<Path> files) {
        one("#add").click();
        eventually(() -> assertThat(has("#files")).isTrue());
        one("#files").sendKeys(files.stream().map(Path::toString).collect(Collectors.joining("\n")));
    }

    void choose(Path file) {
        choose(List.of(file));
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void tab() {
        press(Keys.TAB);
    }

    /** Opens the photo whose frame has this name. */
    void openPhoto(String name) {
        all(".tile a").stream()
                .filter(link -> link.getText().equals(name))
                .findFirst()
                .orElseThrow()
                .click();
        eventually(() -> assertThat(has("dialog.viewer[open]")).isTrue());
    }

    void shouldShowOriginal() {
        eventually(() -> assertThat(script(
                        "const image = document.querySelector('.over.shown'); return image ? image.naturalWidth : 0"))
                .isNotEqualTo(0L));
    }

    // ---- axe

    /** What axe-core finds wrong with the page as it is, in words; empty if nothing. */
    List<String> violations() {
        if (!Boolean.TRUE.equals(script("return 'axe' in window"))) {
            script(AXE);
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations.map(
                  ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)));
                """);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(Object::toString).toList();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(GalleryPage.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
