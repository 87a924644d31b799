package io.contactsheet.acceptance.webgallery;

import io.contactsheet.acceptance.LocalGallery;
import io.contactsheet.acceptance.Readings;
import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.shared.testkit.ApiClient;
import io.templaterunner.TemplateRunner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The template's gallery on the local backend, and a browser in front of it that is signed in by this computer's own
 * account. One of each for all tests, which keep out of each other's way by albums of their own. Everybody may look, so
 * that tests of what visitors see need no other.
 *
 * <p>Where there is no Chromium the tests are skipped and say so; on CI they fail instead.
 */
final class WebGallery implements ExecutionCondition, BeforeEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(WebGallery.class);

    /** What all tests share. */
    record Running(
            TemplateRunner backend, Connection connection, ChromeDriver driver, Path downloads, OwnSession session)
            implements AutoCloseable {

        static Running start(Chromium chromium) {
            try {
                Path folder = Files.createTempDirectory("web-gallery");
                Path downloads = Files.createDirectory(folder.resolve("downloads"));
                TemplateRunner backend = GalleryStack.start(
                        new TemplateRunner.Settings(
                                        folder.resolve("data"),
                                        0,
                                        template(),
                                        "contact-sheet.yaml",
                                        Map.of("CodeBucket", "code", "Visibility", "public"))
                                .under(Readings.ofThisRun()),
                        LocalGallery.TIMING);
                URI api = URI.create(Objects.requireNonNull(backend.outputs().get("ApiAddress")));
                Connection connection = new Connection(api);
                ChromeDriver driver = chromium.open(downloads);
                OwnSession session = OwnSession.begin(backend);
                session.enter(driver, connection.address());
                return new Running(backend, connection, driver, downloads, session);
            } catch (IOException e) {
                throw new AssertionError("The gallery does not start.", e);
            }
        }

        GalleryPage page() {
            return new GalleryPage(driver, connection.address());
        }

        /** Stores a photo without the page. */
        void store(String key, byte[] photo) {
            store(key, photo, "image/jpeg");
        }

        /** Stores a file that says what it is. */
        void store(String key, byte[] file, String contentType) {
            URI api = URI.create(backend.outputs().get("ApiAddress"));
            try (ApiClient gallery = new ApiClient(api, Optional.of(session.idToken()))) {
                int status = gallery.put(key, file, contentType).statusCode();
                if (status != 200) {
                    throw new AssertionError("Storing " + key + ": " + status);
                }
            }
        }

        @Override
        public void close() {
            driver.quit();
            connection.close();
            backend.close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.installed().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is installed.");
        }
        String missing = "Chromium and chromedriver are not installed: the web gallery is not tested in a browser.";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        if (context.getTestMethod().isEmpty()) {
            System.err.println("SKIPPED " + context.getDisplayName() + ": " + missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Running running = running(context);
        running.connection().mend();
        running.page().reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == GalleryPage.class || type == Connection.class || type == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        Class<?> type = parameter.getParameter().getType();
        return type == GalleryPage.class ? running.page() : type == Connection.class ? running.connection() : running;
    }

    private static Running running(ExtensionContext context) {
        Optional<Chromium> chromium = Chromium.installed();
        // Closed with the store, after the last test.
        return context.getRoot()
                .getStore(SPACE)
                .computeIfAbsent(Running.class, _ -> Running.start(chromium.orElseThrow()), Running.class);
    }

    static String template() throws IOException {
        try (InputStream file = WebGallery.class.getResourceAsStream("/contact-sheet.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
