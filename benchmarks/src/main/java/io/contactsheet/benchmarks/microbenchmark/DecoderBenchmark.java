package io.contactsheet.benchmarks.microbenchmark;

import io.contactsheet.imaging.jpeg.JpegDecoder;
import io.contactsheet.imaging.jpeg.JpegScale;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The JPEG decoder alone, at each of its scales, from a file's bytes to rows of samples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class DecoderBenchmark {

    private static final long MEMORY = 256L << 20;

    /** A file, or a photo made in code. */
    @Param({"generated:baseline:3000x2000", "generated:progressive:3000x2000"})
    private String photo;

    /** How many samples a block of 8 x 8 becomes in each direction: 1, 2, 4 or 8. */
    @Param({"EIGHTH", "QUARTER", "HALF", "FULL"})
    private JpegScale scale;

    private byte[] bytes;

    /** Loads or makes the photo. */
    @Setup
    public void load() throws IOException {
        bytes = PhotoToMeasure.bytes(photo);
    }

    /** Every component at the same scale. */
    @Benchmark
    public void decode(Blackhole rows) throws IOException, UnreadablePictureException {
        JpegDecoder decoder = JpegDecoder.open(new ByteArrayInputStream(bytes));
        int components = decoder.header().color().components();
        decoder.decode(Collections.nCopies(components, scale), MEMORY, (_, samples) -> rows.consume(samples));
    }
}
