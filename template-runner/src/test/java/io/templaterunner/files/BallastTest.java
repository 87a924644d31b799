package io.templaterunner.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BallastTest {

    private static final long PLENTY = 1L << 40;

    @TempDir
    Path folder;

    @Test
    void trim_shouldTakeTwoMegabytes() throws IOException {
        with(PLENTY).trim();

        assertThat(with(PLENTY).file()).hasSize(2 << 20);
    }

    @Test
    void trim_whereRoomIsShort_shouldTakeNone() throws IOException {
        with(7 << 20).trim();

        assertThat(with(0).file()).doesNotExist();
    }

    @Test
    void trim_whereThereIsNoRoom_shouldGiveItBack() throws IOException {
        with(PLENTY).trim();

        with(0).trim();
        with(0).trim();

        assertThat(with(0).file()).doesNotExist();
    }

    @Test
    void trim_whereThereIsALittleRoom_shouldKeepIt() throws IOException {
        with(PLENTY).trim();

        with(3 << 20).trim();

        assertThat(with(0).file()).exists();
    }

    private Ballast with(long free) {
        return new Ballast(folder.resolve("ballast"), () -> free);
    }
}
