package io.contactsheet.localbackend.acceptance;

import io.contactsheet.localbackend.LocalBackend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the gallery under test to a test that asks for one: the deployed stack at {@code -Dcontactsheet.api}, else a
 * local backend of the real template, started once for all.
 */
final class GalleryUnderTest implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(GalleryUnderTest.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Gallery.class;
    }

    @Override
    public Gallery resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE).computeIfAbsent(Gallery.class, _ -> new Gallery(api(test)), Gallery.class);
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
                        .computeIfAbsent(Local.class, _ -> new Local(), Local.class)
                        .api());
    }

    /** Closed by JUnit with the store that it lies in, after the last test. */
    private static final class Local implements AutoCloseable {

        private final Path data;
        private final LocalBackend backend;

        Local() {
            try {
                data = Files.createTempDirectory("contact-sheet-acceptance");
                backend = LocalBackend.start(new LocalBackend.Settings(
                        data,
                        0,
                        template(),
                        "contact-sheet.yaml",
                        // The suite is one client that asks more than many visitors do.
                        Map.of("CodeBucket", "local", "RequestsPerSecond", "10000", "RequestBurst", "5000")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        URI api() {
            return URI.create(backend.outputs().get("ApiAddress"));
        }

        private static String template() throws IOException {
            try (InputStream file = GalleryUnderTest.class.getResourceAsStream("/contact-sheet.yaml")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Override
        public void close() throws IOException {
            backend.close();
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
