package io.contactsheet.acceptance;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the gallery under test to a test that asks for one: the deployed stack at {@code -Dcontactsheet.api}, else a
 * local backend of the real template, started once for all. Where {@code -Dcontactsheet.user} and
 * {@code -Dcontactsheet.password} are given, it is used by that user, who has changed the first password; where
 * {@code -Dcontactsheet.token} is, by whom that token is of. A test that
 * asks for the {@link TemplateUnderTest} starts local galleries of its own kind. A local gallery is used by this
 * computer's own account.
 */
final class GalleryUnderTest implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(GalleryUnderTest.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Gallery.class || type == TemplateUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        if (parameter.getParameter().getType() == TemplateUnderTest.class) {
            return template(test);
        }
        return test.getStore(NAMESPACE)
                .computeIfAbsent(
                        Gallery.class,
                        _ -> new Gallery(api(test), template(test).patience(), token(test)),
                        Gallery.class);
    }

    /** Closed by JUnit with the store that it lies in, after the last test; a replaced one is not ours to close. */
    private static TemplateUnderTest template(ExtensionContext test) {
        return TemplateUnderTest.isReplaced()
                ? TemplateUnderTest.current()
                : test.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent(
                                TemplateUnderTest.class, _ -> TemplateUnderTest.current(), TemplateUnderTest.class);
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
                .orElseGet(() -> template(test).gallery(Map.of()).api());
    }

    /** Good for an hour, which is longer than the suite takes. */
    private static Optional<String> token(ExtensionContext test) {
        if (test.getConfigurationParameter("contactsheet.api").isEmpty()) {
            return Optional.of(template(test).gallery(Map.of()).token());
        }
        return test.getConfigurationParameter("contactsheet.token").or(() -> signedIn(test));
    }

    private static Optional<String> signedIn(ExtensionContext test) {
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
}
