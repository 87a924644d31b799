package io.contactsheet.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerLoopTest {

    @TempDir
    Path folder;

    private Path photo;

    @BeforeEach
    void makePhoto() {
        photo = SamplePicture.landscape(300, 200).write(folder.resolve("photo one.jpg"));
    }

    @Test
    void ours_shouldAnswerAndWriteTheThumbnail() throws IOException {
        Path out = folder.resolve("out.jpg");
        List<String> answers = answers(new ContactSheetPeer(Size.square(150)), photo + "\t" + out + "\n");
        assertThat(answers.getFirst()).isEqualTo("{\"ready\": \"test\"}");
        assertThat(answers.getLast()).startsWith("{\"outcome\": \"thumbnail\", \"detail\": \"image/jpeg\"");
        assertThat(ImageIO.read(out.toFile()).getWidth()).isEqualTo(150);
    }

    @Test
    void thumbnailator_shouldAnswer() throws IOException {
        assertThat(answers(new ThumbnailatorPeer(150), photo + "\n").getLast())
                .startsWith("{\"outcome\": \"thumbnail\", \"detail\": \"image/jpeg\"");
    }

    @Test
    void unreadableFile_shouldBeAnAnswerThatLeavesTheLoopRunning() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "Dear \"diary\"");
        List<String> answers = answers(
                new ContactSheetPeer(Size.square(150)), text + "\n" + folder.resolve("none") + "\n" + photo + "\n");
        assertThat(answers.get(1)).contains("unsupported");
        assertThat(answers.get(2)).contains("failed", "NoSuchFileException");
        assertThat(answers.get(3)).contains("thumbnail");
    }

    private static List<String> answers(Peer peer, String lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PeerLoop(peer, new PrintStream(out, true, StandardCharsets.UTF_8)).serve("test", lines);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
