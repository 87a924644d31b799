package io.contactsheet.acceptance.webgallery;

import io.contactsheet.acceptance.LocalGallery;
import io.contactsheet.acceptance.Readings;
import io.contactsheet.desktop.local.GalleryStack;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.CognitoFault;
import io.templaterunner.cognito.UserPool;
import io.templaterunner.lambda.FunctionCode;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The template's gallery with an owner, on a local backend of its own, with its user pool.
 *
 * @param clock of the backend
 * @param codes let a page in, each for one time
 */
record OwnedGallery(
        TemplateRunner backend, Connection connection, AtomicReference<InstantSource> clock, Set<String> codes)
        implements AutoCloseable {

    static final String OWNER = "owner@example.com";
    static final String FIRST_PASSWORD = "Temporary-1-from-the-mail";
    static final String OWN_PASSWORD = "My-own-password-2";

    /** @param visibility {@code public} or {@code private} */
    static OwnedGallery start(String visibility) {
        return start(visibility, Readings.ofThisRun());
    }

    /** @param readings of its own, and not those of the run */
    static OwnedGallery start(String visibility, Set<StrictReading> readings) {
        try {
            AtomicReference<InstantSource> clock = new AtomicReference<>(InstantSource.system());
            Set<String> codes = ConcurrentHashMap.newKeySet();
            TemplateRunner backend = GalleryStack.start(
                    new TemplateRunner.Settings(
                                    Files.createTempDirectory("owned-gallery").resolve("data"),
                                    0,
                                    WebGallery.template(),
                                    "contact-sheet.yaml",
                                    Map.of("CodeBucket", "code", "OwnerEmail", OWNER, "Visibility", visibility),
                                    pools -> List.of(new CodeDesk(codes, pools)),
                                    FunctionCode.ofThisProgram())
                            .under(readings),
                    new TemplateRunner.Timing(() -> clock.get().instant(), Duration::ofMinutes, LocalGallery.SECRETS));
            return new OwnedGallery(backend, new Connection(api(backend)), clock, codes);
        } catch (IOException e) {
            throw new AssertionError("The gallery does not start.", e);
        }
    }

    /** Everything passes, the clocks agree, and the owner's password is this one. */
    void reset(String password, boolean permanent) {
        connection.mend();
        ahead(Duration.ZERO);
        try {
            for (UserPool pool : backend.userPools()) {
                pool.setPassword(OWNER, password, permanent);
            }
        } catch (CognitoFault refused) {
            throw new AssertionError(refused);
        }
    }

    /** Sets the backend's clock so far ahead of the real one. */
    void ahead(Duration lead) {
        clock.set(InstantSource.offset(InstantSource.system(), lead));
    }

    /** Lets no time pass for the backend. */
    void stopTime() {
        clock.set(InstantSource.fixed(clock.get().instant()));
    }

    /** Where the page finds its user pool: scheme, host and port. */
    String poolOrigin() {
        return Objects.requireNonNull(backend.outputs().get("SignInEndpoint")).replaceAll("/$", "");
    }

    private static URI api(TemplateRunner backend) {
        return URI.create(Objects.requireNonNull(backend.outputs().get("ApiAddress")));
    }

    @Override
    public void close() {
        connection.close();
        backend.close();
    }
}
