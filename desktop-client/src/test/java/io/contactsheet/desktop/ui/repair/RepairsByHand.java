package io.contactsheet.desktop.ui.repair;

import io.contactsheet.desktop.local.GalleryRepair.Failure;
import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.ui.task.FxThread;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A gallery whose repair does one step after the other, each when the test says what comes of it. */
public final class RepairsByHand implements Repairs {

    private final BlockingQueue<Object> steps = new LinkedBlockingQueue<>();

    public final AtomicInteger runs = new AtomicInteger();
    public volatile boolean needed;

    /** A step after which there is more to do. */
    public static Progress midway(int seen, int made) {
        return new Progress(seen, made, 0, 0, 0, 0, List.of(), Optional.of("{}"));
    }

    /** The last step. */
    public static Progress end(int seen, int made, int removed, Failure... failures) {
        return new Progress(seen, made, 0, removed, 0, failures.length, List.of(failures), Optional.empty());
    }

    public void step(Progress progress) {
        steps.add(progress);
    }

    public void fail(LocalGalleryException failure) {
        steps.add(failure);
    }

    @Override
    public boolean needed() {
        return needed;
    }

    @Override
    public Progress run(BooleanSupplier stopped, Consumer<Progress> news)
            throws LocalGalleryException, InterruptedException {
        FxThread.mustNotBe();
        runs.incrementAndGet();
        Progress progress = Progress.NONE;
        while (progress.next().isPresent() && !stopped.getAsBoolean()) {
            Object step = Objects.requireNonNull(steps.poll(5, TimeUnit.MINUTES), "no step came");
            if (step instanceof LocalGalleryException failure) {
                throw failure;
            }
            progress = (Progress) step;
            news.accept(progress);
        }
        return progress;
    }
}
