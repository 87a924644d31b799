package io.contactsheet.benchmarks.microbenchmark;

import io.contactsheet.imaging.PictureThumbnailer;
import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.Thumbnailer;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import net.coobird.thumbnailator.Thumbnails;
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

/** A thumbnail from a file's bytes: ours, and the usual way in Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Djava.awt.headless=true")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class ThumbnailBenchmark {

    private static final int SIDE = 150;

    /** A file, or a photo made in code; the sizes are decoded at 1/8, 1/4, 1/2 and in full. */
    @Param({
        "generated:baseline:3000x2000",
        "generated:baseline:1600x1200",
        "generated:baseline:800x600",
        "generated:baseline:400x300",
        "generated:progressive:3000x2000",
        "generated:progressive:1600x1200"
    })
    private String photo;

    private byte[] bytes;
    private Thumbnailer thumbnailer;

    /** Loads or makes the photo. */
    @Setup
    public void load() throws IOException {
        bytes = PhotoToMeasure.bytes(photo);
        thumbnailer = new PictureThumbnailer();
    }

    /** This product. */
    @Benchmark
    public ThumbnailOutcome contactSheet() throws IOException {
        ThumbnailOutcome outcome = thumbnailer.thumbnail(new ByteArrayInputStream(bytes), Size.square(SIDE));
        if (outcome instanceof ThumbnailOutcome.Unreadable unreadable) {
            throw new IllegalStateException(photo + ": " + unreadable.explanation());
        }
        return outcome;
    }

    /** ImageIO with Thumbnailator, with the readers of TwelveMonkeys on the class path as in this product. */
    @Benchmark
    public byte[] thumbnailator() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(new ByteArrayInputStream(bytes))
                .size(SIDE, SIDE)
                .outputFormat("jpg")
                .outputQuality(0.85)
                .toOutputStream(out);
        return out.toByteArray();
    }
}
