package io.contactsheet.lambda.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteFilesTest {

    private static final Map<String, String> FILES = Map.of(
            "site/index.html", "<script type=\"module\" src=\"site/app.js\"></script><a href=\"https://x/site/\">",
            "site/app.js", "import s from './settings.js'; // =\"site/",
            "site/settings.js", "export default {};\n",
            "site/texts/de.js", "export default 'Grüße';",
            "elsewhere/x.txt", "no");

    @TempDir
    Path folder;

    @Test
    void filesOfAFolder_shouldBeFoundWithThePageLast() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve("classes with space").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }

        assertFound(folder.resolve("classes with space").toUri().toURL());
    }

    @Test
    void filesOfAJar_shouldBeFoundWithThePageLast() throws IOException {
        Path jar = folder.resolve("code.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("site/"));
            for (Map.Entry<String, String> file : new TreeMap<>(FILES).entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue().getBytes(UTF_8));
            }
        }

        assertFound(jar.toUri().toURL());
    }

    @Test
    void codeWithoutTheGallery_shouldSaySo() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> SiteFiles.ofClassPath(empty))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("site/index.html is missing");
        }
    }

    @Test
    void deployedPage_shouldLinkFromItsBasePath() {
        SiteFiles deployed = site().deployed("/gallery/", null);

        assertThat(text(deployed, "index.html"))
                .isEqualTo(
                        "<script type=\"module\" src=\"/gallery/site/app.js\"></script><a href=\"https://x/site/\">");
        assertThat(text(deployed, "app.js")).isEqualTo(FILES.get("site/app.js") + "\n");
        assertThat(text(deployed, "settings.js")).isEqualTo("export default {};\n");
    }

    @Test
    void settingsOfTheStack_shouldBeAModule() {
        SiteFiles deployed = site().deployed("", Map.of("signIn", Map.of("clientId", "a\"b</script>")));

        assertThat(text(deployed, "settings.js"))
                .isEqualTo("export default {\"signIn\":{\"clientId\":\"a\\\"b</script>\"}};\n");
        assertThat(text(deployed, "index.html")).isEqualTo(FILES.get("site/index.html"));
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8",
        "js/app.js, text/javascript; charset=utf-8",
        "style.css, text/css; charset=utf-8",
        "icon.svg, image/svg+xml",
        "unknown, application/octet-stream",
    })
    void contentType_shouldFollowTheExtension(String path, String type) {
        assertThat(new SiteFile(path, new byte[0]).contentType()).isEqualTo(type);
    }

    @Test
    void whatOnlyPeopleRead_shouldNotBePublished() {
        String source = """
                // Why.
                import s from './settings.js';

                /**
                 * Shapes.
                 */
                export function f() {
                  /* one line */
                  return 'https://x/*'; // stays
                }
                """;
        assertThat(lean("a.js", source)).isEqualTo("""

                import s from './settings.js';




                export function f() {

                return 'https://x/*'; // stays
                }
                """);
        assertThat(lean("a.css", "/* two\n   lines */\na {\n  b: c;\n}\n")).isEqualTo("\n\na {\nb: c;\n}\n");
        assertThat(lean("a.svg", " <svg/>\n")).isEqualTo(" <svg/>\n");
    }

    private static String lean(String path, String text) {
        return new String(
                new SiteFile(path, text.getBytes(UTF_8)).withoutComments().bytes(), UTF_8);
    }

    /** All that a browser may ever ask for; and what one does that speaks English, whoever uses it and whatever for. */
    @Test
    void publishedScriptAndStyle_shouldStaySmall() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("..", "web-gallery", "site"))) {
            for (Path path : files.filter(file -> file.toString().matches(".*\\.(m?js|css)"))
                    .toList()) {
                SiteFile file = new SiteFile(path.getFileName().toString(), Files.readAllBytes(path)).withoutComments();
                sizes.put(file.path(), file.compressed() ? file.gzip().length : file.bytes().length);
            }
        }
        int all = sizes.values().stream().mapToInt(Integer::intValue).sum();

        assertThat(all).as(sizes.toString()).isBetween(20_000, 44_000);
        assertThat(all - sizes.getOrDefault("texts-de.js", 0))
                .as(sizes.toString())
                .isLessThan(41_000);
    }

    private static void assertFound(URL classPath) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classPath}, null)) {
            List<SiteFile> files = SiteFiles.ofClassPath(loader).files();

            assertThat(files)
                    .extracting(SiteFile::path)
                    .containsExactly("app.js", "settings.js", "texts/de.js", "index.html");
            assertThat(files)
                    .allSatisfy(file ->
                            assertThat(file.bytes()).asString(UTF_8).isEqualTo(FILES.get("site/" + file.path())));
        }
    }

    private static SiteFiles site() {
        return new SiteFiles(FILES.entrySet().stream()
                .filter(file -> file.getKey().startsWith("site/"))
                .map(file -> new SiteFile(
                        file.getKey().substring("site/".length()),
                        file.getValue().getBytes(UTF_8)))
                .toList());
    }

    private static String text(SiteFiles site, String path) {
        return site.files().stream()
                .filter(file -> file.path().equals(path))
                .map(file -> new String(file.bytes(), UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
