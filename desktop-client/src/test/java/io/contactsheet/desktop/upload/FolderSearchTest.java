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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSearchTest {

    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0";

    private final List<String> pictures = new ArrayList<>();
    private final Map<String, SkipReason> skipped = new LinkedHashMap<>();

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
                .containsEntry("notes.txt", SkipReason.Kind.NOT_A_PICTURE)
                .containsEntry("film.mp4", SkipReason.Kind.VIDEO);
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

    @Test
    void videosAndSystemFilesNamedThemselves_shouldBeLeftOutAsInAFolder() throws Exception {
        Path film = file("film.MP4", "not even a film");
        Path unnamed = file("film", "\0\0\0\u0018ftypqt  ");
        Path noVideo = file("named-as.mov", JPEG);
        Path bin = file("#recycle/z.jpg", JPEG).getParent();

        searchFor(
                "",
                film,
                unnamed,
                noVideo,
                bin,
                file("._a.jpg", JPEG),
                file("Thumbs.db", JPEG),
                folder.resolve("gone.mp4"));

        assertThat(pictures).containsExactly("/named-as.mov", "/gone.mp4");
        assertThat(skipped).containsOnlyKeys("film.MP4", "film", "#recycle", "._a.jpg", "Thumbs.db");
        assertThat(skipped.get("film")).isEqualTo(SkipReason.Kind.VIDEO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@eaDir/IMG_0001.JPG/SYNOPHOTO_THUMB_M.jpg",
                "@eadir/a.jpg",
                "#recycle/z.jpg",
                "#snapshot/a.jpg",
                "@Recycle/a.jpg",
                ".Trash-1000/files/a.jpg",
                ".Trashes/501/a.jpg",
                "$RECYCLE.BIN/S-1-5/$R1.jpg",
                "$Recycle.Bin/$R1.jpg",
                "System Volume Information/a.jpg",
                "lost+found/#123.jpg",
                ".thumbnails/normal/a.png",
                ".@__thumb/defaultIMG_1.jpg",
                ".picasaoriginals/a.jpg",
                "__MACOSX/._a.jpg",
                "Catalog Previews.lrdata/1/a.jpg",
                "Photos Library.photoslibrary/originals/a.jpg",
                "SYNOFILE_THUMB_S.jpg",
                ".Spotlight-V100/a.jpg",
                ".fseventsd/a.jpg",
                ".trashed-1700000000-IMG.jpg",
            })
    void whatSystemsAndDrivesKeepBesidePhotos_shouldBeLeftOutWithItsReason(String name) throws Exception {
        file(name, JPEG);
        file("mine.jpg", JPEG);

        search("");

        assertThat(pictures).containsExactly("/mine.jpg");
        assertThat(skipped).containsOnlyKeys(name.replaceFirst("/.*", ""));
        assertThat(skipped.values()).doesNotContain(SkipReason.Kind.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recycling.jpg", "thumbs up.jpg", "@home.jpg", "#1.jpg", "lost+found.jpg", "trash/a.jpg"})
    void photosOfLikeNames_shouldBeFound(String name) throws Exception {
        file(name, JPEG);

        search("");

        assertThat(pictures).hasSize(1);
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
                    public void skipped(Path path, SkipReason reason) {
                        skipped.put(folder.relativize(path).toString().replace('\\', '/'), reason);
                    }

                    @Override
                    public void unreadable(Path path, SkipReason reason) {
                        skipped(path, reason);
                    }
                })
                .search(List.of(paths), album);
    }
}
