package io.templaterunner.cognito;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.templaterunner.files.OwnerOnlyFile;
import io.templaterunner.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A pool's state, kept on the disk. Safe for several threads at once. */
final class PoolRecords {

    private final OwnerOnlyFile file;
    private volatile PoolState state;

    private PoolRecords(OwnerOnlyFile file, PoolState state) {
        this.file = file;
        this.state = state;
    }

    /** @throws IOException with a sentence for the user, if the file cannot be read */
    static PoolRecords open(Path path) throws IOException {
        OwnerOnlyFile file = new OwnerOnlyFile(path);
        try {
            Optional<String> text = file.read();
            return new PoolRecords(
                    file, text.isEmpty() ? PoolState.EMPTY : Json.MAPPER.readValue(text.get(), PoolState.class));
        } catch (JsonProcessingException damaged) {
            throw new IOException(
                    "The file of the stack's users, " + path + ", is damaged. Move it away, and they are made anew.",
                    damaged);
        }
    }

    PoolState state() {
        return state;
    }

    /**
     * Changes the state, and returns when that is on the disk.
     *
     * @throws UncheckedIOException if it cannot be kept; then nothing has changed
     */
    synchronized void update(UnaryOperator<PoolState> change) {
        PoolState changed = change.apply(state);
        try {
            file.write(Json.MAPPER.writeValueAsString(changed));
        } catch (IOException failed) {
            throw new UncheckedIOException("The stack's users could not be written to " + file.path() + ".", failed);
        }
        state = changed;
    }
}
