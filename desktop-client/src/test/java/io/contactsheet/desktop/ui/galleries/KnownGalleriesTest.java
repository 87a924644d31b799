package io.contactsheet.desktop.ui.galleries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownGalleriesTest {

    private static final KnownGallery MINE =
            new KnownGallery(URI.create("https://abc.execute-api.eu-west-1.amazonaws.com/gallery"), "me@example.com");
    private static final KnownGallery PUBLIC = new KnownGallery(URI.create("https://photos.example.com/x"), "");

    @TempDir
    Path folder;

    @Test
    void openedGallery_shouldBeFirst_andThereOnce() throws IOException {
        KnownGalleries known = new KnownGalleries(folder.resolve("galleries.txt"));
        assertThat(known.all()).isEmpty();
        known.remember(MINE);
        known.remember(PUBLIC);
        known.remember(MINE);
        assertThat(known.all()).containsExactly(MINE, PUBLIC);
    }

    @Test
    void linesWithoutSense_shouldBePassedOver() throws IOException {
        Path file = folder.resolve("galleries.txt");
        Files.writeString(file, "\n???\nftp://x/\nhttps://photos.example.com/x\n");
        assertThat(new KnownGalleries(file).all()).containsExactly(PUBLIC);
    }

    @Test
    void name_shouldTellGalleriesApart() {
        assertThat(MINE.name()).isEqualTo("me@example.com · abc");
        assertThat(PUBLIC.name()).isEqualTo("photos.example.com");
    }
}
