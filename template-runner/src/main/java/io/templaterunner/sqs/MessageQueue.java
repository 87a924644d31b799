package io.templaterunner.sqs;

import io.templaterunner.files.AtomicReplacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A queue of messages in a folder, one file each, as an SQS queue keeps them. What {@link #send} returned from outlives
 * the process. Safe for several threads at once.
 */
public final class MessageQueue {

    private static final String SUFFIX = ".json";

    private final Path folder;
    private final AtomicLong last;

    private MessageQueue(Path folder, long last) {
        this.folder = folder;
        this.last = new AtomicLong(last);
    }

    /**
     * A message of the queue.
     *
     * @param id by which it is deleted
     * @param body its text
     */
    public record Message(String id, String body) {}

    /**
     * Opens a queue; makes it if it is not there.
     *
     * @throws IOException if the folder cannot be made or read
     */
    public static MessageQueue open(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> ids = ids(folder);
        return new MessageQueue(folder, ids.isEmpty() ? 0 : Long.parseLong(ids.getLast()));
    }

    /**
     * Adds a message at the end, and returns when it is on the disk.
     *
     * @throws IOException if it could not be kept
     */
    public void send(String body) throws IOException {
        String id = "%019d".formatted(last.incrementAndGet());
        new AtomicReplacement(folder.resolve(id + SUFFIX), folder.resolve(id + ".tmp"))
                .write(out -> out.write(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The messages from the oldest on, at most so many. They stay until they are deleted. */
    public List<Message> receive(int maximum) throws IOException {
        return receive(maximum, _ -> true);
    }

    /** The messages of these ids from the oldest on, at most so many. They stay until they are deleted. */
    public List<Message> receive(int maximum, Predicate<String> wanted) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (String id : ids(folder)) {
            if (messages.size() == maximum) {
                break;
            }
            if (!wanted.test(id)) {
                continue;
            }
            try {
                messages.add(new Message(id, Files.readString(folder.resolve(id + SUFFIX))));
            } catch (NoSuchFileException deleted) {
                // By another receiver, just now.
            }
        }
        return messages;
    }

    /** Deletes a queue with all its messages; one that is gone is no error. */
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** How many messages there are. */
    public int size() throws IOException {
        return ids(folder).size();
    }

    /** Deletes a message; one that is gone is no error. */
    public void delete(Message message) throws IOException {
        Files.deleteIfExists(folder.resolve(message.id() + SUFFIX));
    }

    private static List<String> ids(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
