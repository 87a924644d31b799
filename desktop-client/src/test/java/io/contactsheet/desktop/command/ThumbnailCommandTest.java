package io.contactsheet.desktop.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.imaging.ThumbnailOutcome.Thumbnail;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.size.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream processOut = System.out;
    private final PrintStream processErr = System.err;
    private Path target = Path.of("");

    @TempDir
    Path folder;

    @BeforeEach
    void target() {
        target = folder.resolve("out");
    }

    @AfterEach
    void streams() {
        System.setOut(processOut);
        System.setErr(processErr);
    }

    @Test
    void everyFile_shouldHaveItsLine_whateverItHolds() throws Exception {
        Path picture = picture("Bär 写真 🌅.JPG", 600, 400);
        Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
        Path last = picture("last.png", 40, 30);

        int code = run(
                "--json",
                "--out",
                target.toString(),
                picture.toString(),
                text.toString(),
                folder.resolve("missing.jpg").toString(),
                folder.toString(),
                last.toString());

        assertThat(code).isEqualTo(1);
        List<JsonNode> lines = lines();
        assertThat(lines)
                .extracting(line -> line.get("outcome").asText())
                .containsExactly("thumbnail", "unsupported", "unsupported", "unsupported", "thumbnail");
        JsonNode first = lines.getFirst();
        assertThat(first.get("file").asText()).isEqualTo(picture.toString());
        assertThat(first.get("width").asInt()).isEqualTo(150);
        assertThat(first.get("height").asInt()).isEqualTo(100);
        assertThat(first.get("format").asText()).isEqualTo("jpeg");
        assertThat(first.get("milliseconds").asDouble()).isPositive();
        assertThat(lines.get(1).get("width").isNull()).isTrue();
        assertThat(lines.get(2).get("reason").asText()).contains("no such file");
        assertThat(ImageIO.read(target.resolve("Bär 写真 🌅.JPG").toFile()).getWidth())
                .isEqualTo(150);
        assertThat(ImageIO.read(target.resolve("last.png").toFile()).getWidth()).isEqualTo(40);
        assertThat(out.toString(UTF_8)).matches("\\p{ASCII}*");
    }

    @Test
    void size_shouldBoundBothSides() throws Exception {
        assertThat(run(
                        "--size",
                        "64",
                        "--out",
                        target.toString(),
                        picture("a.png", 100, 200).toString()))
                .isZero();

        BufferedImage thumbnail = ImageIO.read(target.resolve("a.png").toFile());
        assertThat(thumbnail.getWidth()).isEqualTo(32);
        assertThat(thumbnail.getHeight()).isEqualTo(64);
        assertThat(out.toString(UTF_8)).contains("32 x 64 of 100 x 200, png");
    }

    @Test
    void inputsInTheTargetFolder_shouldStayAsTheyAre() throws Exception {
        Path picture = picture("a.png", 600, 400);
        byte[] before = Files.readAllBytes(picture);

        run("--out", folder.toString(), picture.toString());

        assertThat(picture).hasBinaryContent(before);
        assertThat(folder.resolve("a-2.png")).exists();
    }

    @Test
    void sameNamesFromDifferentFolders_shouldBeToldApart() throws Exception {
        Path one = picture("one/a.png", 600, 400);
        Path other = picture("other/A.png", 400, 600);

        run("--out", target.toString(), one.toString(), other.toString());

        assertThat(ImageIO.read(target.resolve("a.png").toFile()).getHeight()).isEqualTo(100);
        assertThat(ImageIO.read(target.resolve("A-2.png").toFile()).getHeight()).isEqualTo(150);
    }

    @Test
    void secondRun_shouldReplaceTheThumbnailsOfTheFirst() throws Exception {
        Path picture = picture("a.png", 600, 400);

        run("--out", target.toString(), picture.toString());
        run("--out", target.toString(), "--size", "50", picture.toString());

        try (var files = Files.list(target)) {
            assertThat(files).containsExactly(target.resolve("a.png"));
        }
        assertThat(ImageIO.read(target.resolve("a.png").toFile()).getWidth()).isEqualTo(50);
    }

    @Test
    void thumbnailerThatRunsOutOfMemoryOrFails_shouldStillGiveAResult() throws Exception {
        Path file = Files.writeString(folder.resolve("a.jpg"), "x");

        assertThat(made(file, (_, _) -> {
                            throw new OutOfMemoryError("on purpose");
                        })
                        .outcome())
                .isEqualTo("too-large");
        assertThat(made(file, (_, _) -> {
                            throw new IllegalStateException("on purpose");
                        })
                        .outcome())
                .isEqualTo("corrupt");
        assertThat(made(file, (_, _) -> {
                            throw new IOException("on purpose");
                        })
                        .outcome())
                .isEqualTo("unsupported");
        Size size = new Size(1, 1);
        assertThat(made(file, (_, _) -> new Thumbnail(new byte[1], "image/jpeg", size, size))
                        .reason())
                .contains("There is no such file");
    }

    private ThumbnailResult made(Path file, Thumbnailer thumbnailer) {
        Path nowhere = folder.resolve("not/there");
        return new ThumbnailFiles(
                        thumbnailer,
                        Size.square(150),
                        new ThumbnailNames(nowhere, List.of(file)),
                        new Failures("test"),
                        Messages.in(Locale.UK))
                .make(file);
    }

    private Path picture(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return SamplePicture.landscape(width, height).write(file);
    }

    private int run(String... arguments) {
        out.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8), false);
        String data = folder.resolve("data").toString();
        String[] all = Stream.concat(Stream.of("--data", data, "thumbnail"), Stream.of(arguments))
                .toArray(String[]::new);
        return ContactSheet.commandLine(terminal, () -> {}, new Failures("test"), Messages.in(Locale.UK))
                .execute(all);
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(UTF_8).split("\\R")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
