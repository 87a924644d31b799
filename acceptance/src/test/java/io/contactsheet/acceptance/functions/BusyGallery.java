package io.contactsheet.acceptance.functions;

import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * A process that stores and removes photos until it is killed, and says what was acknowledged: {@code stored key},
 * {@code removing key}, {@code removed key}.
 */
final class BusyGallery {

    private static final int WRITERS = 6;

    private BusyGallery() {}

    /** Arguments: the folder, and a number that no earlier process on it had. */
    static void main(String[] arguments) throws IOException {
        ThumbnailPipeline gallery = new ThumbnailPipeline(Path.of(arguments[0]));
        byte[] picture = SamplePicture.landscape(400, 300).jpeg();
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = "round-" + arguments[1] + "/writer-" + writer + "-";
            Random random = new Random(writer);
            Thread.ofPlatform().name("writer-" + writer).start(() -> {
                for (int i = 0; ; i++) {
                    String key = prefix + i + ".jpg";
                    // What follows the picture makes the upload long enough to be cut off.
                    gallery.put(key, Arrays.copyOf(picture, picture.length + 200_000 + random.nextInt(200_000)));
                    say("stored " + key);
                    if (i % 3 == 0) {
                        say("removing " + key);
                        gallery.delete(key);
                        say("removed " + key);
                    }
                }
            });
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
