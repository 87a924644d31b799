package io.templaterunner.lambda;

import io.templaterunner.files.AtomicReplacement;
import io.templaterunner.files.DiskSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one function has been told of the objects of a bucket, in a file that outlives the process.
 *
 * <p>A line is {@code > key} when a delivery begins, {@code + eTag key} when the function knows of that version, and
 * {@code - key} when it knows that the object is gone; keys are form-encoded. The last line of a key counts. A key whose
 * last line is a beginning is unsettled: nobody knows what the function did. A line that was cut off counts for nothing,
 * which at worst means that something is told twice. Safe for several threads at once.
 */
final class DeliveryLedger implements AutoCloseable {

    /** In the place of an ETag: a delivery has begun, and its end is not known. */
    static final String UNSETTLED = "?";

    /** How the file is replaced; another way in tests. */
    interface Disk {
        void replace(Path path, AtomicReplacement.Content content) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLedger.class);

    private final FileChannel file;
    /** The last line may be cut off: then the next one starts afresh. */
    private boolean torn = true;

    private DeliveryLedger(FileChannel file) {
        this.file = file;
    }

    /**
     * The ETag that the function last knew of each object, or {@link #UNSETTLED}.
     *
     * @throws IOException if the file is there and cannot be read
     */
    static Map<String, String> read(Path path) throws IOException {
        Map<String, String> known = new LinkedHashMap<>();
        if (Files.exists(path)) {
            try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    apply(line, known);
                }
            }
        }
        return known;
    }

    /**
     * Writes the file anew, with one line for each key, and opens it for more. On a full disk it stays as it is: what is
     * told twice for that does no harm, and a stack that cannot start can delete nothing.
     *
     * @throws IOException if it cannot be written; then an earlier one is still whole
     */
    static DeliveryLedger rewrite(Path path, Map<String, String> known) throws IOException {
        return rewrite(
                path, known, (file, content) -> AtomicReplacement.of(file).write(content));
    }

    static DeliveryLedger rewrite(Path path, Map<String, String> known, Disk disk) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        try {
            disk.replace(path, out -> write(out, known));
        } catch (IOException failed) {
            if (!DiskSpace.isMissing(failed) || !Files.exists(path)) {
                throw failed;
            }
            LOG.warn("There is no space left on the disk: {} is gone on with as it is.", path);
        }
        return new DeliveryLedger(FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    private static void write(OutputStream out, Map<String, String> known) throws IOException {
        for (Map.Entry<String, String> entry : known.entrySet()) {
            String line =
                    entry.getValue().equals(UNSETTLED) ? begun(entry.getKey()) : told(entry.getKey(), entry.getValue());
            out.write(line.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** A delivery for this key begins. The end of the process does not undo that, as for all lines here. */
    void begin(String key) throws IOException {
        append(begun(key));
    }

    /** The function knows this version of the object. */
    void settle(String key, String eTag) throws IOException {
        append(told(key, eTag));
    }

    /** The function knows that the object is gone. */
    void settleRemoval(String key) throws IOException {
        append("- " + encoded(key) + "\n");
    }

    private synchronized void append(String line) throws IOException {
        String text = torn ? "\n" + line : line;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        torn = true;
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        torn = false;
    }

    private static String begun(String key) {
        return "> " + encoded(key) + "\n";
    }

    private static String told(String key, String eTag) {
        return "+ " + encoded(eTag) + " " + encoded(key) + "\n";
    }

    private static void apply(String line, Map<String, String> known) {
        String[] words = line.split(" ", -1);
        try {
            switch (words[0] + words.length) {
                case ">2" -> known.put(decoded(words[1]), UNSETTLED);
                case "+3" -> known.put(decoded(words[2]), decoded(words[1]));
                case "-2" -> known.remove(decoded(words[1]));
                default -> {
                    // Cut off, or spoilt: what it told is told again.
                }
            }
        } catch (IllegalArgumentException spoilt) {
            // As above.
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
