package io.contactsheet.desktop.local;

import io.templaterunner.TemplateRunner;
import io.templaterunner.apigateway.StorageBackend;
import io.templaterunner.cognito.UserPool;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** The stack of a gallery on this computer: any that runs here knows this computer's own account. */
public final class GalleryStack {

    private GalleryStack() {}

    /** Starts with real time. */
    public static TemplateRunner start(TemplateRunner.Settings settings) throws IOException {
        return start(settings, TemplateRunner.Timing.REAL);
    }

    /** As {@link TemplateRunner#start(TemplateRunner.Settings, TemplateRunner.Timing)}. */
    public static TemplateRunner start(TemplateRunner.Settings settings, TemplateRunner.Timing timing)
            throws IOException {
        return start(settings, timing, UnaryOperator.identity());
    }

    /**
     * Starts with something between the APIs and S3, as {@link TemplateRunner} does.
     *
     * @throws IOException with a sentence for the user, if it does not start or the account cannot be made
     */
    public static TemplateRunner start(
            TemplateRunner.Settings settings, TemplateRunner.Timing timing, UnaryOperator<StorageBackend> storage)
            throws IOException {
        TemplateRunner runner = TemplateRunner.start(settings, timing, storage);
        try {
            for (UserPool pool : runner.userPools()) {
                OwnAccount.enter(pool, settings.data());
            }
            return runner;
        } catch (IOException | RuntimeException e) {
            try (runner) {
                throw e;
            }
        }
    }
}
