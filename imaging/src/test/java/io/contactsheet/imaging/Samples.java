package io.contactsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The small committed files, which are also where fuzzing starts from. */
public final class Samples {

    private static final String FOLDER = "/io/contactsheet/imaging/PictureFuzzTestInputs/anyBytes_shouldHaveAnOutcome/";

    private Samples() {}

    /** A file by its name. */
    public static byte[] file(String name) {
        try (InputStream stream = Samples.class.getResourceAsStream(FOLDER + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file is. */
    static Path path(String name) {
        try {
            return Path.of(Samples.class.getResource(FOLDER + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file with a segment or other bytes put in at an offset. */
    public static byte[] insert(byte[] file, int offset, byte[] bytes) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(file, 0, offset);
        whole.writeBytes(bytes);
        whole.write(file, offset, file.length - offset);
        return whole.toByteArray();
    }

    /** The first offset of these bytes. */
    public static int find(byte[] file, int... bytes) {
        for (int i = 0; i + bytes.length <= file.length; i++) {
            int matching = 0;
            while (matching < bytes.length && (file[i + matching] & 0xFF) == bytes[matching]) {
                matching++;
            }
            if (matching == bytes.length) {
                return i;
            }
        }
        throw new AssertionError("The file does not have these bytes.");
    }

    /** An application segment of a JPEG file. */
    public static byte[] segment(int marker, byte[] payload) {
        byte[] segment = new byte[payload.length + 4];
        segment[0] = -1;
        segment[1] = (byte) marker;
        segment[2] = (byte) ((payload.length + 2) >> 8);
        segment[3] = (byte) (payload.length + 2);
        System.arraycopy(payload, 0, segment, 4, payload.length);
        return segment;
    }
}
