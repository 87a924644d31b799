package io.contactsheet.lambda.site;

import io.contactsheet.lambda.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The web gallery's files, in the order in which they are to be published: the page comes last, when all that it asks
 * for is there.
 *
 * @param files all of them
 */
public record SiteFiles(List<SiteFile> files) {

    private static final String FOLDER = "site/";
    private static final String PAGE = "index.html";
    private static final String SETTINGS = "settings.js";

    public SiteFiles {
        files = files.stream()
                .sorted(Comparator.comparing((SiteFile file) -> file.path().equals(PAGE))
                        .thenComparing(SiteFile::path))
                .toList();
    }

    /**
     * Those of the class path, whether it is a jar or folders.
     *
     * @throws IOException if they cannot be read, or are not there
     */
    public static SiteFiles ofClassPath(ClassLoader loader) throws IOException {
        URL page = loader.getResource(FOLDER + PAGE);
        if (page == null) {
            throw new IOException("The code of this function holds no web gallery: " + FOLDER + PAGE + " is missing.");
        }
        return new SiteFiles(page.getProtocol().equals("jar") ? ofJar(page) : ofFolder(page));
    }

    /**
     * These files, with what only the deployment knows, and without what only people read.
     *
     * @param basePath the path of the page's address, with a slash at its end; empty for links as they stand
     * @param settings for {@code settings.js}; null for the file as it stands
     * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html">Stages, whose
     *     names are in the path</a>
     */
    public SiteFiles deployed(String basePath, @Nullable Map<?, ?> settings) {
        return new SiteFiles(files.stream()
                .map(file -> switch (file.path()) {
                    case PAGE -> withText(file, text(file).replace("=\"" + FOLDER, "=\"" + basePath + FOLDER));
                    case SETTINGS ->
                        settings == null ? file : withText(file, "export default " + Json.of(settings) + ";\n");
                    default -> file.withoutComments();
                })
                .toList());
    }

    private static String text(SiteFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static SiteFile withText(SiteFile file, String text) {
        return new SiteFile(file.path(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<SiteFile> ofJar(URL page) throws IOException {
        List<SiteFile> files = new ArrayList<>();
        JarURLConnection connection = (JarURLConnection) page.openConnection();
        // Else the loader's own jar would be closed with this one.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.add(new SiteFile(entry.getName().substring(FOLDER.length()), content.readAllBytes()));
                    }
                }
            }
        }
        return files;
    }

    private static List<SiteFile> ofFolder(URL page) throws IOException {
        List<SiteFile> files = new ArrayList<>();
        try {
            Path folder = Path.of(page.toURI()).resolveSibling(".").normalize();
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    files.add(new SiteFile(name, Files.readAllBytes(path)));
                }
            }
        } catch (URISyntaxException impossible) {
            throw new IOException("The web gallery's files cannot be found at " + page + ".", impossible);
        }
        return files;
    }
}
