package io.templaterunner.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.sqs.MessageQueue.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageQueueTest {

    @TempDir
    Path folder;

    @Test
    void messages_shouldComeInTheirOrderUntilTheyAreDeleted() throws IOException {
        MessageQueue queue = MessageQueue.open(folder);
        for (int i = 1; i <= 12; i++) {
            queue.send("message " + i + " ü");
        }

        assertThat(queue.receive(2)).extracting(Message::body).containsExactly("message 1 ü", "message 2 ü");
        queue.delete(queue.receive(1).getFirst());

        assertThat(queue.size()).isEqualTo(11);
        assertThat(queue.receive(1)).extracting(Message::body).containsExactly("message 2 ü");
    }

    @Test
    void messages_shouldOutliveTheProcessAndWhatWasCutOffShouldNot() throws IOException {
        MessageQueue.open(folder).send("kept");
        Files.writeString(folder.resolve("0000000000000000002.tmp"), "cut o");

        MessageQueue reopened = MessageQueue.open(folder);
        reopened.send("next");

        assertThat(reopened.receive(10)).extracting(Message::body).containsExactly("kept", "next");
    }
}
