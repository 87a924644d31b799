package io.templaterunner.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {

    @TempDir
    private Path folder;

    /** Folders of before must go on. */
    @Test
    void snapshotThatAnEarlierVersionCalledAPicture_shouldBeRead() throws Exception {
        Files.writeString(folder.resolve("stack.json"), """
                {"complete":true,"resources":{"Version":{"type":"AWS::Lambda::Version","physicalId":"arn:1","incarnation":0,
                "properties":{},"attributes":{},"dependencies":[],"deletionPolicy":"Delete","updateReplacePolicy":"Delete",
                "picture":{"Handler":"a.B"},"code":"1"}},"versions":{},"deployments":{},"choices":null}
                """);

        StackState state = StackState.open(folder);

        assertThat(state.complete()).isTrue();
        assertThat(state.before("Version").orElseThrow().snapshot()).isEqualTo(Map.of("Handler", "a.B"));
    }

    @Test
    void damagedFile_shouldBePutAside() throws Exception {
        Files.writeString(folder.resolve("stack.json"), "{");

        assertThat(StackState.open(folder).before()).isEmpty();
        assertThat(folder.resolve("stack.json.damaged")).exists();
    }
}
