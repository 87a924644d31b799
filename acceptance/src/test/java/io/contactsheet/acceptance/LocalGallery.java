package io.contactsheet.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.local.GalleryStack;
import io.contactsheet.desktop.local.OwnAccount;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.CognitoFault;
import io.templaterunner.cognito.Secrets;
import io.templaterunner.cognito.UserPool;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A local backend of the product's template, in a folder that goes with it. */
public final class LocalGallery implements AutoCloseable {

    /** Those of all tests. */
    public static final Secrets SECRETS = Secrets.ofTests();

    /** Real time, but for secrets. */
    public static final TemplateRunner.Timing TIMING = TemplateRunner.Timing.REAL.with(SECRETS);

    private final Path data;
    private final TemplateRunner backend;
    private final WatchedStorage storage;

    private LocalGallery(Path data, TemplateRunner backend, WatchedStorage storage) {
        this.data = data;
        this.backend = backend;
        this.storage = storage;
    }

    /** Starts a template under the product's name for it. */
    static LocalGallery start(String template) throws IOException {
        return start(template, Map.of());
    }

    /** @param more parameters for the template */
    public static LocalGallery start(String template, Map<String, String> more) throws IOException {
        return start(template, more, TIMING, Readings.ofThisRun());
    }

    /** @param timing of its own, for what a gallery does after days */
    static LocalGallery start(String template, Map<String, String> more, TemplateRunner.Timing timing)
            throws IOException {
        return start(template, more, timing, Readings.ofThisRun());
    }

    /** @param readings of its own, and not those of the run */
    static LocalGallery start(String template, Map<String, String> more, Set<StrictReading> readings)
            throws IOException {
        return start(template, more, TIMING, readings);
    }

    private static LocalGallery start(
            String template, Map<String, String> more, TemplateRunner.Timing timing, Set<StrictReading> readings)
            throws IOException {
        Path data = Files.createTempDirectory("contact-sheet-acceptance");
        try {
            // The suite is one client that asks more than many visitors do.
            Map<String, String> parameters = new HashMap<>(Map.of(
                    "CodeBucket", "local",
                    "RequestsPerSecond", "10000",
                    "RequestBurst", "5000",
                    "OriginalsPerSecond", "5000"));
            parameters.putAll(more);
            WatchedStorage storage = new WatchedStorage();
            TemplateRunner backend = GalleryStack.start(
                    new TemplateRunner.Settings(data, 0, template, "contact-sheet.yaml", parameters).under(readings),
                    timing,
                    storage::before);
            return new LocalGallery(data, backend, storage);
        } catch (IOException | RuntimeException refused) {
            FolderRemoval.of(data);
            throw refused;
        }
    }

    /** The text of the template under test. */
    static String template() {
        return TemplateUnderTest.current().text();
    }

    URI api() {
        return URI.create(backend.outputs().get("ApiAddress"));
    }

    /** An ID token of this computer's own account, also where a mistake of the template's keeps its clients out. */
    String token() {
        try {
            UserPool pool = backend.userPools().iterator().next();
            String session = pool.beginSession(backend.outputs().get("UserPoolClientId"), OwnAccount.NAME);
            return new JsonMapper()
                    .readTree(session)
                    .path("AuthenticationResult")
                    .path("IdToken")
                    .asText();
        } catch (CognitoFault | JsonProcessingException refused) {
            throw new AssertionError(refused);
        }
    }

    /** With which programs of this computer sign in. */
    OwnAccount account() throws IOException {
        return OwnAccount.of(data).orElseThrow();
    }

    TemplateRunner backend() {
        return backend;
    }

    /** What stands between its API and S3. */
    WatchedStorage storage() {
        return storage;
    }

    @Override
    public void close() throws IOException {
        backend.close();
        FolderRemoval.of(data);
    }
}
