package io.templaterunner.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Holds a lock from its making until its first byte is asked for, or it is closed. All on one thread. Leaves the stream
 * below open.
 */
final class LockedUntilRead extends FilterInputStream {

    private @Nullable Lock held;

    LockedUntilRead(InputStream in, Lock lock) {
        super(in);
        lock.lock();
        this.held = lock;
    }

    @Override
    public int read() throws IOException {
        release();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        release();
        return super.read(buffer, offset, length);
    }

    @Override
    public void close() {
        release();
    }

    private void release() {
        Lock lock = held;
        held = null;
        if (lock != null) {
            lock.unlock();
        }
    }
}
