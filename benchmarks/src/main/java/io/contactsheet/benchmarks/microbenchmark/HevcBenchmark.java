package io.contactsheet.benchmarks.microbenchmark;

import io.contactsheet.imaging.hevc.HevcDecoder;
import io.contactsheet.imaging.hevc.HevcPicture;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The HEVC decoder alone, on a picture about as large and as fine as the small one in a phone's HEIC file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class HevcBenchmark {

    private static final long MEMORY = 16L << 20;

    /** Made by {@code x265 --frames 1 --keyint 1 -q 22}; each NAL unit after its length. */
    private static final String STREAM = "photo-400x304.hevc";

    private HevcDecoder decoder;
    private byte[] units;

    /** Loads the stream, whose parameter sets stand before its picture. */
    @Setup
    public void load() throws IOException, UnreadablePictureException {
        try (InputStream in = HevcBenchmark.class.getResourceAsStream(STREAM)) {
            if (in == null) {
                throw new IOException("The resource " + STREAM + " is missing.");
            }
            units = in.readAllBytes();
        }
        byte[] configuration = new byte[23];
        // Lengths have four bytes.
        configuration[21] = 3;
        decoder = HevcDecoder.of(configuration);
    }

    /** From NAL units to samples. */
    @Benchmark
    public HevcPicture decode() throws UnreadablePictureException {
        return decoder.decode(units, 0, units.length, MEMORY);
    }
}
