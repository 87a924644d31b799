package io.contactsheet.localbackend.deployment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a stack remembers from one deployment to the next, in a file. */
final class StackState {

    private final Path file;
    private final Map<String, Remembered> resources;

    /**
     * A resource of the last deployment.
     *
     * @param type such as {@code Custom::Site}
     * @param physicalId what it was called
     * @param properties it had
     * @param attributes what {@code Fn::GetAtt} gave
     * @param code the fingerprint of the code that made it
     */
    record Remembered(String type, String physicalId, Object properties, Map<String, String> attributes, String code) {}

    /** The form of the file. */
    private record Content(Map<String, Remembered> resources) {}

    private StackState(Path file, Map<String, Remembered> resources) {
        this.file = file;
        this.resources = resources;
    }

    /**
     * Reads the file, if it is there.
     *
     * @throws IOException with a sentence for the user, if it cannot be read
     */
    static StackState open(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new StackState(file, new TreeMap<>());
        }
        try {
            Content content = JsonMapper.shared().readValue(Files.readString(file), Content.class);
            return new StackState(file, new TreeMap<>(content.resources()));
        } catch (JacksonException | NullPointerException e) {
            throw new IOException(
                    "The file " + file + " is damaged. Delete it: no photo is kept in it, and it is made again.", e);
        }
    }

    Optional<Remembered> find(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    /** Returns when it is on the disk. */
    void remember(String logicalId, Remembered resource) throws IOException {
        if (resource.equals(resources.put(logicalId, resource))) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        byte[] json = JsonMapper.shared().writeValueAsBytes(new Content(resources));
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(new String(json, StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
