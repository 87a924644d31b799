package io.contactsheet.desktop.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.shared.testkit.ApiClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts and browsers are let in by. */
class OwnGalleryCommandsTest {

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
    void token_shouldLetAScriptIn_alsoOneThatWasGotBeforeTheGalleryOpened() throws Exception {
        assertThat(run(false, "token", "--data", folder.toString())).isZero();
        String early = printed();
        try (LocalGallery open = LocalGallery.open(new DataFolder(folder))) {
            assertThat(run(false, "token", "--data", folder.toString())).isZero();
            for (String token : new String[] {early, printed()}) {
                try (ApiClient script = new ApiClient(open.address(), Optional.of(token))) {
                    assertThat(script.get("/photos").statusCode()).isEqualTo(200);
                }
            }
        }
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void page_shouldBeAnAddressOnATerminal_andAFileAnywhereElse() throws Exception {
        try (LocalGallery open = LocalGallery.open(new DataFolder(folder))) {
            assertThat(run(true, "page", "--data", folder.toString())).isZero();
            assertThat(printed()).startsWith(open.address() + "/#code=");
            assertThat(run(false, "page", "--data", folder.toString())).isZero();
            assertThat(printed()).doesNotContain("code=");
            assertThat(Path.of(printed())).content().contains(open.address() + "/#code=");
        }
    }

    @Test
    void pageOfAClosedGallery_shouldBeToldSo() {
        assertThat(run(false, "page", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("is not open");
    }

    @Test
    void galleryElsewhere_shouldNeedItsUser() {
        assertThat(run(false, "token", "--gallery", "https://photos.example.com"))
                .isEqualTo(2);
        assertThat(run(false, "token", "--user", "me@example.com")).isEqualTo(2);
        assertThat(run(false, "token", "--gallery", "nonsense", "--user", "me@example.com"))
                .isEqualTo(2);
    }

    private String printed() {
        return out.toString(UTF_8).strip();
    }

    private int run(boolean terminal, String... arguments) {
        out.reset();
        err.reset();
        Terminal its = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal);
        return ContactSheet.commandLine(its, () -> {}, new Failures("test"), Messages.in(Locale.UK))
                .execute(arguments);
    }
}
