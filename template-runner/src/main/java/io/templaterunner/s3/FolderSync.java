package io.templaterunner.s3;

import io.templaterunner.files.FolderEntries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings the names in folders to the disk. Those who wait for the same folder share one turn: a turn that begins after a
 * change covers it. Safe for several threads at once.
 */
final class FolderSync {

    private final Map<Path, Turns> byFolder = new ConcurrentHashMap<>();

    /** How a folder comes to the disk; replaced in tests. */
    interface Disk {
        void sync(Path folder) throws IOException;
    }

    private final Disk disk;

    FolderSync() {
        this(FolderEntries::force);
    }

    FolderSync(Disk disk) {
        this.disk = disk;
    }

    /** Returns when all that was in the folder at the call is on the disk. A folder that has gone needs nothing. */
    void sync(Path folder) throws IOException {
        byFolder.computeIfAbsent(folder, ignored -> new Turns()).sync(folder);
    }

    private final class Turns {

        private long asked;
        private long done;
        private boolean running;

        void sync(Path folder) throws IOException {
            long mine = ask();
            for (long turn = turn(mine); turn >= 0; turn = turn(mine)) {
                boolean synced = false;
                try {
                    disk.sync(folder);
                    synced = true;
                } finally {
                    end(synced ? turn : 0);
                }
            }
        }

        private synchronized long ask() {
            return ++asked;
        }

        /** What the turn of this thread covers; negative when it needs none any more. */
        private synchronized long turn(long mine) throws IOException {
            try {
                while (done < mine && running) {
                    wait();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted before the folder was on the disk.", stopped);
            }
            if (done >= mine) {
                return -1;
            }
            running = true;
            return asked;
        }

        private synchronized void end(long covered) {
            done = Math.max(done, covered);
            running = false;
            notifyAll();
        }
    }
}
