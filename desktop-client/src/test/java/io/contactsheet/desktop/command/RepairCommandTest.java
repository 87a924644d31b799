package io.contactsheet.desktop.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.testkit.Eventually;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.imaging.testkit.SamplePicture;
import io.contactsheet.shared.key.PhotoKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {

    private static final PhotoKey KEY = new PhotoKey("red.png");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream processOut = System.out;
    private final PrintStream processErr = System.err;

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        System.setOut(processOut);
        System.setErr(processErr);
    }

    @Test
    void repair_shouldMakeWhatIsMissing_inAClosedGalleryAndInOneThatIsOpen() throws Exception {
        Path data = folder.resolve("gallery");
        Path photo = SamplePicture.landscape(40, 30).write(folder.resolve("red.png"));
        assertThat(run("upload", "--data", data.toString(), photo.toString())).isZero();
        try (var files = Files.walk(data.resolve("buckets"))) {
            Files.delete(files.filter(file -> file.toString().contains("-thumbnails-") && file.endsWith("red.png"))
                    .findFirst()
                    .orElseThrow());
        }
        out.reset();

        assertThat(run("repair", "--data", data.toString()))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(out.toString(UTF_8)).isEqualToIgnoringNewLines("1 looked at, 1 made.");
        out.reset();
        try (LocalGallery open = LocalGallery.open(new DataFolder(data));
                GalleryClient client = new GalleryClient(open.address(), open.tokens())) {
            Eventually.await().until(() -> client.thumbnailHead(KEY).isPresent());
            assertThat(run("repair", "--data", data.toString())).isZero();
        }
        assertThat(out.toString(UTF_8)).isEqualToIgnoringNewLines("1 looked at.");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return ContactSheet.commandLine(terminal, () -> {}, new Failures("test"), Messages.in(Locale.UK))
                .execute(arguments);
    }
}
