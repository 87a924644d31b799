package io.templaterunner.s3;

import static io.templaterunner.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FolderSyncTest {

    private static final Path FOLDER = Path.of("folder");

    @Test
    void thoseWhoWaitForTheSameFolder_shouldShareTheTurnAfterTheRunningOne() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger turns = new AtomicInteger();
        FolderSync sync = new FolderSync(folder -> {
            if (turns.incrementAndGet() == 1) {
                hold(first);
            }
        });
        try (ExecutorService pool = Executors.newFixedThreadPool(10)) {
            Future<?> running = pool.submit(() -> synced(sync));
            await().until(() -> turns.get() == 1);
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                waiting.add(Thread.ofPlatform().start(() -> synced(sync)));
            }
            await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            first.countDown();
            running.get();
            for (Thread thread : waiting) {
                thread.join();
            }
        }

        assertThat(turns).hasValue(2);
    }

    @Test
    void turnThatFails_shouldBeAFaultAndNotCountForTheNext() throws IOException {
        AtomicInteger turns = new AtomicInteger();
        FolderSync sync = new FolderSync(folder -> {
            if (turns.incrementAndGet() == 1) {
                throw new IOException("disk");
            }
        });

        assertThatThrownBy(() -> sync.sync(FOLDER)).hasMessage("disk");
        sync.sync(FOLDER);
        assertThat(turns).hasValue(2);
    }

    private static Void synced(FolderSync sync) {
        try {
            sync.sync(FOLDER);
            return null;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
