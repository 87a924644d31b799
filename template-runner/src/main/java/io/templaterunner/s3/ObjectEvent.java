package io.templaterunner.s3;

import java.time.Instant;

/**
 * Something happened to an object.
 *
 * @param bucket its name
 * @param key as it is, not encoded
 * @param name as S3 writes it in an event, such as {@code ObjectCreated:Put} or {@code ObjectRemoved:Delete}
 * @param size in bytes; 0 for a removed object
 * @param eTag without quotes; empty for a removed object
 * @param sequencer orders the events of one key, as hexadecimal digits of fixed length
 * @param time when it happened
 */
public record ObjectEvent(
        String bucket, String key, String name, long size, String eTag, String sequencer, Instant time) {

    /** Whether the object is gone. */
    public boolean isRemoval() {
        return name.startsWith("ObjectRemoved:");
    }
}
