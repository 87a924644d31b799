package io.contactsheet.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.local.DataFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {

    private final PrintStream processOut = System.out;
    private final PrintStream processErr = System.err;

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void begin() {
        data = new DataFolder(folder.resolve("data"));
        Logging.begin(false);
        Logging.toFileOf(data);
    }

    @AfterEach
    void restore() {
        LogManager.getLogManager().reset();
        System.setOut(processOut);
        System.setErr(processErr);
    }

    @Test
    void whatIsPrintedPastTheLog_shouldBeInIt() throws IOException {
        System.err.println("Exception in thread \"QuantumRenderer-0\"");
        System.err.print("half ");
        System.err.println("a line, ü");
        System.out.println("a library chats");

        assertThat(log())
                .contains("WARNING [standard error] Exception in thread", "half a line, ü")
                .contains("[standard output] a library chats");
    }

    @Test
    void log_shouldHoldOurOwnStory_andOfTheLibrariesWhatWentWrong() throws IOException {
        LoggerFactory.getLogger("io.contactsheet.any").info("ours");
        LoggerFactory.getLogger("org.eclipse.jetty.server.Server").info("theirs");
        LoggerFactory.getLogger("org.gaul.s3proxy.S3Proxy").warn("their trouble");

        assertThat(log()).contains("ours", "their trouble").doesNotContain("theirs");
    }

    @Test
    void commandThatNotesNothing_shouldLeaveNothingBehind() {
        LoggerFactory.getLogger("org.eclipse.jetty.server.Server").info("theirs");

        assertThat(data.path()).doesNotExist();
    }

    private String log() throws IOException {
        return Files.readString(data.log());
    }
}
