package io.templaterunner.s3;

import java.io.File;
import java.util.function.LongSupplier;

/**
 * Room on a disk that no upload takes: a full disk would stop more than this program, and deletions and the next start need
 * a little themselves.
 *
 * @param free tells how many bytes are free
 * @param kept so many bytes stay free
 */
record DiskReserve(LongSupplier free, long kept) {

    private static final long MOST = 500L * 1024 * 1024;
    /** Of a small disk, so much. */
    private static final int PART = 20;
    /** What is not larger may take half of the reserve: what is made of the last object is to be stored. */
    private static final long SMALL = 256 * 1024;

    /** For the disk that holds a folder. */
    static DiskReserve of(StorageFolder folder) {
        File file = folder.path().toFile();
        return new DiskReserve(file::getUsableSpace, Math.min(MOST, file.getTotalSpace() / PART));
    }

    /**
     * Returns if there is room for an object.
     *
     * @param bytes how long it is
     * @throws software.amazon.awssdk.services.s3.model.S3Exception with status 507 and a sentence, if there is none
     */
    void check(long bytes) {
        if (free.getAsLong() - bytes < (bytes > SMALL ? kept : kept / 2)) {
            throw S3Faults.diskFull();
        }
    }
}
