package io.contactsheet.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is deployed, after it is made. Not a test by its name, so that it runs in the phase verify only. */
class LambdaJarCheck {

    /** What Lambda takes by direct upload is 50 MB; a start from less is faster. */
    private static final long MAX_BYTES = 20_000_000;

    private final Path jar = Path.of(System.getProperty("contactsheet.jar"));

    @TempDir
    Path folder;

    @Test
    void jar_shouldBeSmallAndHoldEveryFileOnceAndUnsigned() throws IOException {
        List<String> names = names();

        assertThat(jar).satisfies(file -> assertThat(Files.size(file)).isLessThan(MAX_BYTES));
        assertThat(names).doesNotHaveDuplicates().noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"));
        assertThat(names)
                .contains(
                        "io/contactsheet/lambda/ThumbnailHandler.class",
                        "io/contactsheet/lambda/SitePublisher.class",
                        "io/contactsheet/lambda/RepairHandler.class",
                        "site/index.html",
                        "org/crac/Core.class")
                .noneMatch(name -> name.startsWith("org/junit/") || name.startsWith("io/netty/"));
    }

    @Test
    void everyServiceThatTheJarNames_shouldBeInIt() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> names = names();
            for (String service : names) {
                if (service.startsWith("META-INF/services/") && !service.endsWith("/")) {
                    for (String provider : providers(file, service)) {
                        assertThat(names).as(service).contains(provider.replace('.', '/') + ".class");
                    }
                }
            }
            assertThat(providers(file, "META-INF/services/javax.imageio.spi.ImageReaderSpi"))
                    .as("readers of several libraries, merged")
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void jarAlone_shouldMakeAThumbnailInAFreshProcess() throws Exception {
        Path photo = folder.resolve("photo.jpg");
        try (var picture = ThumbnailHandler.class.getResourceAsStream("priming.jpg")) {
            Files.copy(picture, photo);
        }
        Path testClasses = Path.of(JarDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        jar + System.getProperty("path.separator") + testClasses,
                        JarDriver.class.getName(),
                        photo.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().toList())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("stored 1 {")
                            .contains("\"outcome\":\"thumbnail\"", "\"originalSize\":\"64 x 48\""));
        }
        assertThat(process.waitFor()).isZero();
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                names.add(entries.nextElement().getName());
            }
        }
        return names;
    }

    private static List<String> providers(JarFile file, String service) throws IOException {
        try (var content = file.getInputStream(file.getEntry(service))) {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
