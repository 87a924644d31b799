package io.templaterunner.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as it comes: a short one in memory, a longer one in a file, so that one who sends slowly holds no
 * room that others wait for. Only when all of it is there it is brought into memory.
 */
public final class RequestBody implements AutoCloseable {

    private static final int SHORT = 64 * 1024;
    private static final int CHUNK = 16 * 1024;
    /** Who has sent it all is worth waiting for: others are being stored meanwhile, and this one holds no memory. */
    private static final int STORING = 4;

    private final InputStream in;
    private final Limits limits;
    private MemoryBudget.@Nullable Room room;

    RequestBody(InputStream in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The client sends too slowly, and is not waited for. */
    public static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** The body is longer than it may be. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * All of it.
     *
     * @param most so many bytes it may have
     * @throws TooLargeException if it has more
     * @throws TooSlowException if it comes too slowly
     * @throws MemoryBudget.NoRoomException if others have the memory that it needs, and keep it
     */
    public byte[] read(int most) throws IOException, InterruptedException {
        Pace.Watch watch = limits.pace().watch();
        ByteArrayOutputStream first = new ByteArrayOutputStream(CHUNK);
        copy(first, SHORT, watch);
        if (first.size() < SHORT) {
            return first.toByteArray();
        }
        // Has no name any more as soon as it is open, so a kill leaves nothing.
        Path name = Files.createTempFile("request", ".body");
        try (FileChannel file = FileChannel.open(
                        name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
                OutputStream out = Channels.newOutputStream(file)) {
            first.writeTo(out);
            long length = first.size() + copy(out, most + 1L - first.size(), watch);
            if (length > most) {
                throw new TooLargeException();
            }
            room = limits.memory().take(length, limits.patience().multipliedBy(STORING));
            file.position(0);
            return Channels.newInputStream(file).readNBytes((int) length);
        }
    }

    /** Reads on to the end, so that the client comes to read the answer; at most so many bytes. */
    void drain(long most) throws IOException {
        copy(OutputStream.nullOutputStream(), most, limits.pace().watch());
    }

    private long copy(OutputStream out, long most, Pace.Watch watch) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        while (total < most) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, most - total));
            if (read < 0) {
                break;
            }
            if (!watch.isKept(read)) {
                throw new TooSlowException();
            }
            out.write(chunk, 0, read);
            total += read;
        }
        return total;
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
    }
}
