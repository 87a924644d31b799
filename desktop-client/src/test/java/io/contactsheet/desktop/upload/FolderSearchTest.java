package io.contactsheet.desktop.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSearchTest {

    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0";

    private final List<String> pictures = new ArrayList<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @Test
    void picturesOfAFolder_shouldBeFoundByContentOrName_inOrder() throws Exception {
        file("b.JPG", "broken");
        file("a.jpg", JPEG);
        file("no-extension", JPEG);
        file("notes.txt", "no picture");
        file("film.mp4", "\0\0\0\u0018ftypmp42");
        file("phone.HEIC", "\0\0\0\u0018ftypheic");

        search("");

        assertThat(pictures).containsExactly("/a.jpg", "/b.JPG", "/no-extension", "/phone.HEIC");
        assertThat(skipped)
                .containsOnlyKeys("film.mp4", "notes.txt")
                .allSatisfy((_, reason) -> assertThat(reason).isEqualTo("It is not a picture."));
    }

    @Test
    void subFolders_shouldBecomeAlbumsBelowTheGivenOne() throws Exception {
        file("a.jpg", JPEG);
        file("day 1/b.jpg", JPEG);
        file("day 1/evening/c.jpg", JPEG);

        search("Rome");

        assertThat(pictures).containsExactly("Rome/a.jpg", "Rome/day 1/b.jpg", "Rome/day 1/evening/c.jpg");
    }

    @Test
    void hiddenFilesAndThoseOfTheSystem_shouldBeSkipped() throws Exception {
        file(".DS_Store", JPEG);
        file("Thumbs.db", JPEG);
        file("desktop.ini", JPEG);
        file(".hidden/a.jpg", JPEG);
        file("._a.jpg", JPEG);

        search("");

        assertThat(pictures).isEmpty();
        assertThat(skipped).hasSize(5);
    }

    @Test
    void linksThatLeadInCircles_shouldEnd_andNoFolderBeSearchedTwice() throws Exception {
        file("sub/a.jpg", JPEG);
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("twin"), folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("dangling.jpg"), folder.resolve("nowhere"));

        search("");

        assertThat(pictures).containsExactly("sub/a.jpg");
        assertThat(skipped).containsOnlyKeys("dangling.jpg", "sub/up", "twin");
    }

    @Test
    void filesNamedThemselves_shouldBeTakenWhateverTheyAre() throws Exception {
        Path text = file("notes.txt", "no picture");

        searchFor("x", text, folder.resolve("missing.jpg"));

        assertThat(pictures).containsExactly("x/notes.txt", "x/missing.jpg");
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void search(String album) {
        searchFor(album, folder);
    }

    private void searchFor(String album, Path... paths) {
        new FolderSearch(() -> false, new FolderSearch.Finds() {
                    @Override
                    public void picture(Path file, String itsAlbum) {
                        pictures.add(itsAlbum + "/" + file.getFileName());
                    }

                    @Override
                    public void skipped(Path path, String reason) {
                        skipped.put(folder.relativize(path).toString().replace('\\', '/'), reason);
                    }

                    @Override
                    public void unreadable(Path path, String reason) {
                        skipped(path, reason);
                    }
                })
                .search(List.of(paths), album);
    }
}
