package io.contactsheet.benchmarks.microbenchmark;

import io.contactsheet.imaging.testkit.JpegCoding;
import io.contactsheet.imaging.testkit.SamplePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, or a photo made in code, so that the benchmarks run without any photos. */
final class PhotoToMeasure {

    private static final float CAMERA_QUALITY = 0.92f;

    private PhotoToMeasure() {}

    /**
     * The bytes of a photo.
     *
     * @param name the path of a file; or {@code generated:baseline:3000x2000} or {@code generated:progressive:…}
     */
    static byte[] bytes(String name) throws IOException {
        if (!name.startsWith("generated:")) {
            return Files.readAllBytes(Path.of(name));
        }
        String[] parts = name.split("[:x]");
        return SamplePicture.grain(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]))
                .jpeg(new JpegCoding(2, 2, 0, parts[1].equals("progressive"), CAMERA_QUALITY));
    }
}
