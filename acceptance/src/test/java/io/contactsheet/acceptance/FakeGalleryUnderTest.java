package io.contactsheet.acceptance;

import io.contactsheet.desktop.testkit.FakeGallery;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the double that the tests of the app use to a test that asks for a gallery: a new one for each. */
final class FakeGalleryUnderTest implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(FakeGalleryUnderTest.class);

    /** Only a hang reaches it: the double's thumbnails are there at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Doubled(FakeGallery fake, Gallery gallery) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Gallery.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .computeIfAbsent(Doubled.class, _ -> doubled(), Doubled.class)
                .gallery();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Doubled doubled = test.getStore(NAMESPACE).remove(Doubled.class, Doubled.class);
        if (doubled != null) {
            doubled.gallery().close();
            doubled.fake().close();
        }
    }

    private static Doubled doubled() {
        FakeGallery fake = FakeGallery.start();
        return new Doubled(fake, new Gallery(fake.address(), PATIENCE));
    }
}
