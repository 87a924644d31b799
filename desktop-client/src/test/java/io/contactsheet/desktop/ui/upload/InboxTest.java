package io.contactsheet.desktop.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.ui.task.ManualTaskExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final ManualTaskExecutor tasks = new ManualTaskExecutor();
    private final List<Map<Integer, String>> read = new ArrayList<>();
    private final Inbox<Integer, String> inbox = new Inbox<>(tasks::onFxThread, read::add);

    @Test
    void newsOfOneThing_shouldBeTheLatestAlone() {
        inbox.put(1, "waiting");
        inbox.put(2, "waiting");
        inbox.put(1, "stored");
        tasks.runAll();
        assertThat(read).containsExactly(Map.of(1, "stored", 2, "waiting"));
    }

    @Test
    void newsOfManyThings_shouldBeReadInPieces_inTheirOrder() {
        for (int thing = 0; thing < 10_000; thing++) {
            inbox.put(thing, "waiting");
        }
        tasks.runAll();
        assertThat(read).hasSizeGreaterThan(10).allMatch(piece -> piece.size() <= 1_000);
        assertThat(read.stream().flatMap(piece -> piece.keySet().stream()))
                .hasSize(10_000)
                .isSorted();
    }

    @Test
    void newsAfterAllWasRead_shouldBeReadToo() {
        inbox.put(1, "waiting");
        tasks.runAll();
        inbox.put(1, "stored");
        tasks.runAll();
        assertThat(read).containsExactly(Map.of(1, "waiting"), Map.of(1, "stored"));
    }
}
