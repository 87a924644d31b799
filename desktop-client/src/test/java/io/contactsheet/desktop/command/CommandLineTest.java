package io.contactsheet.desktop.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.testkit.FakeGallery;
import io.contactsheet.desktop.testkit.Fault;
import io.contactsheet.desktop.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FakeGallery gallery = FakeGallery.start();
    private final PrintStream processOut = System.out;
    private final PrintStream processErr = System.err;

    @TempDir
    Path folder;

    @BeforeEach
    void photos() throws Exception {
        Files.createDirectories(folder.resolve("in/sub"));
        Files.writeString(folder.resolve("in/a.jpg"), "a");
        Files.writeString(folder.resolve("in/sub/b.jpg"), "b");
        Files.writeString(folder.resolve("in/notes.txt"), "n");
    }

    @AfterEach
    void close() {
        gallery.close();
        System.setOut(processOut);
        System.setErr(processErr);
    }

    @Test
    void upload_shouldTellOfEachPhoto_andSumUp() {
        int code = run("upload", "--gallery", gallery.address().toString(), "--album", "Rome", in());

        assertThat(code).isZero();
        assertThat(gallery.photos()).containsOnlyKeys("Rome/a.jpg", "Rome/sub/b.jpg");
        assertThat(lines(out))
                .anyMatch(line -> line.endsWith("a.jpg: sending"))
                .anyMatch(line -> line.endsWith("a.jpg: stored as Rome/a.jpg"))
                .anyMatch(line -> line.endsWith("a.jpg: thumbnail ready"))
                .anyMatch(line -> line.endsWith("notes.txt: skipped. It is not a picture."))
                .endsWith("2 photos: 2 stored, 1 skipped.");
        assertThat(lines(err)).isEmpty();
    }

    @Test
    void albumInAnyScript_shouldBeMade_andItsAddressTold() {
        int code = run("upload", "--gallery", gallery.address().toString(), "--album", "Étude 東京/夏", in() + "/a.jpg");

        assertThat(code).isZero();
        assertThat(gallery.photos()).containsOnlyKeys("Etude-53f0/album-8482432c/a.jpg");
        assertThat(lines(err))
                .containsExactly("The album “Étude 東京/夏” is Etude-53f0/album-8482432c in the gallery’s addresses.");
    }

    @Test
    void videoNamedItself_shouldBeLeftOutAsInAFolder() throws Exception {
        Path film = Files.writeString(folder.resolve("film.mp4"), "a film");

        int code = run("upload", "--gallery", gallery.address().toString(), film.toString(), in() + "/a.jpg");

        assertThat(code).isZero();
        assertThat(gallery.photos()).containsOnlyKeys("a.jpg");
        assertThat(lines(out))
                .anyMatch(line -> line.endsWith("film.mp4: skipped. It is a video, and the gallery holds photos."))
                .endsWith("1 photo: 1 stored, 1 skipped.");
    }

    @Test
    void uploadOfTheSameAgain_shouldSayThatAllIsThere() {
        run("upload", "--gallery", gallery.address().toString(), in());

        int code = run("upload", "--gallery", gallery.address().toString(), in());

        assertThat(code).isZero();
        assertThat(lines(out)).endsWith("2 photos: 2 already in the gallery, 1 skipped.");
    }

    @Test
    void failedPhoto_shouldBeToldWithItsReason_andMakeTheExitCodeOne() {
        gallery.plan("PUT", "/photos", Fault.status(400));

        int code = run("upload", "--gallery", gallery.address().toString(), in() + "/a.jpg", in() + "/gone.jpg");

        assertThat(code).isEqualTo(1);
        assertThat(lines(out))
                .anyMatch(line -> line.endsWith("a.jpg: failed. The gallery refused this (it answered 400)."))
                .anyMatch(line -> line.contains("gone.jpg: failed. “gone.jpg” is not there"))
                .endsWith("2 photos: 2 failed.");
    }

    @Test
    void galleryThatDoesNotAnswer_shouldBeOneSentence() {
        gallery.goAway();

        int code = run("upload", "--gallery", gallery.address().toString(), in());

        assertThat(code).isEqualTo(1);
        assertThat(lines(err)).containsExactly("The gallery at " + gallery.address() + " does not answer.");
    }

    @Test
    void misuse_shouldExplainTheUsage_andEndWithCodeTwo() {
        assertThat(run("upload")).isEqualTo(2);
        assertThat(lines(err)).anyMatch(line -> line.startsWith("Usage: contact-sheet upload"));
        assertThat(run("upload", "--gallery", "nonsense", in())).isEqualTo(2);
        assertThat(run("serve", "--port", "70000")).isEqualTo(2);
        assertThat(run("serve", "--port", "many")).isEqualTo(2);
        assertThat(run("serve", "--parameter", "ThumbnailSize")).isEqualTo(2);
        assertThat(run("serve", "--template", in() + "/gone.yaml")).isEqualTo(2);
        assertThat(lines(err)).anyMatch(line -> line.startsWith("The template " + in() + "/gone.yaml cannot be read"));
        assertThat(run("serve", "--template", in())).isEqualTo(2);
        assertThat(run("thumbnail", in())).isEqualTo(2);
        assertThat(run("thumbnail", "--out", in(), "--size", "0", in())).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
    }

    @Test
    void refusedTemplate_shouldBeOneSentenceWithItsLine_andEndWithCodeOne() throws Exception {
        Path template = folder.resolve("mine.yaml");
        Files.writeString(
                template, "Resources:\n  Photos:\n    Type: AWS::S3::Bucket\n    Properties: {BuketName: a}\n");

        int code = run("serve", "--data", folder.resolve("data").toString(), "--template", template.toString());

        assertThat(code).isEqualTo(1);
        assertThat(lines(err))
                .singleElement()
                .asString()
                .startsWith(template + ":4 (Resources/Photos/Properties/BuketName): Properties validation failed for"
                        + " resource Photos with message: #: extraneous key [BuketName] is not permitted");
    }

    @Test
    void refusedParameter_shouldBeOneSentence_andEndWithCodeOne() {
        String data = folder.resolve("data").toString();

        assertThat(run("serve", "--data", data, "--parameter", "ThumbnailSize=9"))
                .isEqualTo(1);
        assertThat(lines(err)).singleElement().asString().contains("ThumbnailSize");
        err.reset();
        assertThat(run("serve", "--data", data, "--parameter", "Size=9")).isEqualTo(1);
        assertThat(lines(err)).singleElement().asString().contains("Parameters: [Size] do not exist in the template");
    }

    @Test
    void templateWithoutAnAddress_shouldBeSaidSo() throws Exception {
        Path template = folder.resolve("mine.yaml");
        Files.writeString(template, "Resources:\n  Photos:\n    Type: AWS::S3::Bucket\n");

        assertThat(run("serve", "--data", folder.resolve("data").toString(), "--template", template.toString()))
                .isEqualTo(1);
        assertThat(lines(err)).singleElement().asString().contains("has no output named ApiAddress");
    }

    @Test
    void versionAndHelp_shouldGoToStandardOutput() {
        assertThat(run("--version")).isZero();
        assertThat(lines(out).getFirst()).matches("Contact Sheet \\d.*");
        assertThat(run("help", "upload")).isZero();
        assertThat(lines(out)).anyMatch(line -> line.contains("--gallery"));
        assertThat(run("--help")).isZero();
    }

    @Test
    void linuxWithoutDisplay_shouldBeSeenBeforeTheWindowIsTried() {
        assertThat(hasDisplay("Linux", "", Map.of())).isFalse();
        assertThat(hasDisplay("Linux", "", Map.of("DISPLAY", ""))).isFalse();
        assertThat(hasDisplay("Linux", "", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(hasDisplay("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isTrue();
        assertThat(hasDisplay("Linux", "Headless", Map.of())).isTrue();
        assertThat(hasDisplay("Windows 11", "", Map.of())).isTrue();
        assertThat(hasDisplay("Mac OS X", "", Map.of())).isTrue();
    }

    private static boolean hasDisplay(String system, String glass, Map<String, String> environment) {
        try {
            Display.check(system, glass, environment);
            return true;
        } catch (NoDisplayException _) {
            return false;
        }
    }

    private String in() {
        return folder.resolve("in").toString();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        CommandLine line = ContactSheet.commandLine(terminal, () -> {}, new Failures("test"), Messages.in(Locale.UK));
        // Else the log would go into the folder of whoever runs the tests.
        return line.execute(
                Stream.concat(Stream.of("--data", folder.resolve("own").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static java.util.List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8).lines().toList();
    }
}
