package io.contactsheet.acceptance.webgallery;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The machine's own Chromium and its driver. Nothing is downloaded.
 *
 * @param browser the program
 * @param driver that steers it
 */
record Chromium(Path browser, Path driver) {

    /** Without the last ones it looks for its maker's hosts at every start. */
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--enable-precise-memory-info",
            "--js-flags=--expose-gc",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The one that is installed, if there is one. */
    static Optional<Chromium> installed() {
        Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome");
        return browser.flatMap(found -> onPath("chromedriver").map(driver -> new Chromium(found, driver)));
    }

    /** A browser without a window, in English, as a newcomer's is. */
    ChromeDriver open(Path downloads) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(ARGUMENTS);
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "download.default_directory", downloads.toString(),
                        "intl.accept_languages", "en-US,en",
                        "profile.content_settings.exceptions.clipboard", Map.of("*", Map.of("setting", 1))));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<Path> onPath(String... names) {
        List<Path> folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
