package io.templaterunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateRunnerTest {

    private static final String TEMPLATE = """
            Resources:
              Api:
                Type: AWS::ApiGateway::RestApi
                Properties:
                  Body:
                    openapi: 3.0.1
                    info: {title: Empty, version: '1'}
                    paths: {}
            Outputs:
              Address: {Value: !Sub 'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/live'}
            """;

    @TempDir
    private Path data;

    private TemplateRunner start(String template, int port) throws IOException {
        return TemplateRunner.start(new TemplateRunner.Settings(data, port, template, "t.yaml", Map.of()));
    }

    @Test
    void folderInUse_shouldBeRefusedUntilItIsFree() throws Exception {
        try (TemplateRunner first = start(TEMPLATE, 0)) {
            assertThat(first.outputs().get("Address")).startsWith("http://127.0.0.1:");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> start(TEMPLATE, 0))
                    .withMessageContaining(data + " is in use: a stack runs on it already");
        }
        start(TEMPLATE, 0).close();
    }

    /** Its name is what a program of another version knows. */
    @Test
    void folderThatAnotherVersionHasLocked_shouldBeRefused() throws Exception {
        start(TEMPLATE, 0).close();
        try (FileChannel others = FileChannel.open(data.resolve("in-use.lock"), StandardOpenOption.WRITE);
                FileLock lock = others.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(TemplateRunner.isRunningOn(data)).isTrue();
            assertThatExceptionOfType(DataFolderException.class)
                    .isThrownBy(() -> start(TEMPLATE, 0))
                    .returns(DataFolderException.Reason.IN_USE, DataFolderException::reason);
        }
        assertThat(TemplateRunner.isRunningOn(data)).isFalse();
    }

    @Test
    void askingAboutAFolderThatIsNotThere_shouldNotMakeIt() throws IOException {
        assertThat(TemplateRunner.isRunningOn(data.resolve("none"))).isFalse();
        assertThat(data.resolve("none")).doesNotExist();
    }

    @Test
    void portInUse_shouldBeRefusedAndLeaveTheFolderFree() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> start(TEMPLATE, other.getLocalPort()))
                    .withMessageContaining("Port " + other.getLocalPort() + " is in use by another program");
        }
        start(TEMPLATE, 0).close();
    }

    @Test
    void askedPort_shouldBeTheAddress() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        try (TemplateRunner backend = start(TEMPLATE, port)) {
            assertThat(backend.outputs()).containsEntry("Address", "http://127.0.0.1:" + port + "/live");
        }
    }

    @Test
    void wrongTemplate_shouldLeaveTheFolderFree() throws Exception {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> start(TEMPLATE.replace("AWS::ApiGateway::RestApi", "AWS::ApiGateway::RestApj"), 0))
                .withMessageStartingWith("t.yaml:3 (Resources/Api/Type): ");
        start(TEMPLATE, 0).close();
    }

    @Test
    void dataFolder_shouldBeClosedToOthers_alsoOneOfAnEarlierVersion() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path log = Files.writeString(data.resolve("program.log"), "a name");
        Path state = Files.writeString(
                Files.createDirectories(data.resolve("stack/notifications")).resolve("x"), "");
        for (Path old : List.of(log, state)) {
            Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
        }

        try (TemplateRunner _ = start(TEMPLATE, 0);
                Stream<Path> files = Files.walk(data)) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
        assertThat(log).hasContent("a name");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void fileInThePlaceOfTheFolder_shouldBeRefused() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> TemplateRunner.start(new TemplateRunner.Settings(file, 0, TEMPLATE, "t.yaml", Map.of())))
                .withMessageContaining("Choose a");
    }
}
