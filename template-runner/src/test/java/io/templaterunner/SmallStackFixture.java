package io.templaterunner;

import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Small stacks on one storage, which starts once for a class; the folder and the buckets are each test's own. */
abstract class SmallStackFixture {

    private static final AtomicInteger STACKS = new AtomicInteger();

    @TempDir
    private static Path buckets;

    static EmbeddedS3 s3;

    @TempDir
    Path folder;

    /** The buckets' names begin with it. */
    final String name = "small" + STACKS.incrementAndGet();

    @BeforeAll
    static void startStorage() throws IOException {
        s3 = EmbeddedS3.start(buckets, InstantSource.system());
    }

    @AfterAll
    static void stopStorage() {
        s3.close();
    }

    @BeforeEach
    void forget() {
        SmallStack.TOLD.clear();
    }

    SmallStack deploy(String template, StrictReading... readings) throws IOException, InterruptedException {
        return SmallStack.deploy(template, s3, folder, name, readings);
    }
}
