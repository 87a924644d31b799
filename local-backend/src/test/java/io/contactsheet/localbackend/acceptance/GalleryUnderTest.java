package io.contactsheet.localbackend.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the gallery under test to a test that asks for one: the deployed stack at {@code -Dcontactsheet.api}, else a
 * local backend of the real template, started once for all. Where {@code -Dcontactsheet.user} and
 * {@code -Dcontactsheet.password} are given, it is used by that user, who has changed the first password.
 */
final class GalleryUnderTest implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(GalleryUnderTest.class);

    /** A cold function in the cloud, and a queue of others before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Gallery.class;
    }

    @Override
    public Gallery resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .computeIfAbsent(Gallery.class, _ -> new Gallery(api(test), PATIENCE, token(test)), Gallery.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Gallery gallery = test.getStore(NAMESPACE).remove(Gallery.class, Gallery.class);
        if (gallery != null) {
            gallery.close();
        }
    }

    private static URI api(ExtensionContext test) {
        return test.getConfigurationParameter("contactsheet.api")
                .map(address -> URI.create(address.replaceFirst("/+$", "")))
                .orElseGet(() -> test.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(LocalGallery.class, _ -> start(), LocalGallery.class)
                        .api());
    }

    /** Good for an hour, which is longer than the suite takes. */
    private static Optional<String> token(ExtensionContext test) {
        return test.getConfigurationParameter("contactsheet.user")
                .map(user -> test.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(
                                UserPoolClient.class,
                                _ -> UserPoolClient.of(api(test))
                                        .idToken(
                                                user,
                                                test.getConfigurationParameter("contactsheet.password")
                                                        .orElseThrow()),
                                String.class));
    }

    /** Closed by JUnit with the store that it lies in, after the last test. */
    private static LocalGallery start() {
        try {
            return LocalGallery.start(LocalGallery.template());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
