package io.templaterunner.s3;

import java.util.OptionalInt;

/**
 * What a bucket does beside storing.
 *
 * @param versioned whether what is deleted or replaced stays as an old version
 * @param oldVersionDays after how many days an old version goes; empty for never
 * @param unfinishedUploadDays after how many days a multipart upload that nobody finished goes; empty for never
 */
public record BucketConfiguration(boolean versioned, OptionalInt oldVersionDays, OptionalInt unfinishedUploadDays) {

    /** Stores, and no more. */
    public static final BucketConfiguration PLAIN =
            new BucketConfiguration(false, OptionalInt.empty(), OptionalInt.empty());
}
