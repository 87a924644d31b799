package io.contactsheet.desktop.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.desktop.testkit.OwnTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRestTest {

    private final List<UploadReason> reasons = new ArrayList<>();
    private OwnTime time;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("growing.jpg"), "beginning");
        // What the system notes cannot be set: so the test's time is about now.
        time = new OwnTime(changed().toInstant());
    }

    @Test
    void fileThatIsWrittenInPieces_shouldBeWaitedFor_untilItRests() throws Exception {
        int[] pieces = {5};
        await(() -> {
            if (pieces[0]-- > 0) {
                append();
            }
        });

        assertThat(reasons).hasSize(6).containsOnly(new UploadReason.Growing(file));
    }

    @Test
    void fileWhoseTimeIsSetBackAfterEachPiece_shouldBeWaitedForToo() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        int[] pieces = {3};
        await(() -> {
            if (pieces[0]-- > 0) {
                append();
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            }
        });

        assertThat(reasons).hasSize(4);
    }

    @Test
    void fileAtRest_shouldNotBeWaitedFor() throws Exception {
        time.sleep(Duration.ofSeconds(4));

        await(() -> {});

        assertThat(reasons).isEmpty();
    }

    @Test
    void fileOfACameraWhoseClockIsAhead_shouldNotBeWaitedFor() throws Exception {
        time.sleep(Duration.ofMinutes(1));
        Files.setLastModifiedTime(file, FileTime.from(time.now().plus(Duration.ofHours(7))));

        await(() -> {});

        assertThat(reasons).isEmpty();
    }

    @Test
    void fileThatIsNotThere_shouldBeLeftToWhoReadsIt() throws Exception {
        Files.delete(file);

        await(() -> {});

        assertThat(reasons).isEmpty();
    }

    @Test
    void fileThatNeverRests_shouldFailWithASentence() {
        assertThatThrownBy(() -> await(this::append)).isInstanceOfSatisfying(FileProblem.class, problem -> {
            assertThat(problem.reason()).isEqualTo(new UploadReason.GrowingForLong(file));
            assertThat(problem.isRetryable()).isTrue();
        });
    }

    private interface DiskAction {
        void run() throws IOException;
    }

    private void await(DiskAction meanwhile) throws FileProblem, InterruptedException {
        new FileRest(file, UploadSettings.STANDARD, time).await((reason, pause) -> {
            reasons.add(reason);
            time.sleep(pause);
            try {
                meanwhile.run();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Written at the test's time, as far as a program can say so. */
    private void append() throws IOException {
        Files.writeString(file, " more", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(time.now()));
    }

    private FileTime changed() throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (FileTime) Files.getAttribute(file, "unix:ctime")
                : Files.getLastModifiedTime(file);
    }
}
