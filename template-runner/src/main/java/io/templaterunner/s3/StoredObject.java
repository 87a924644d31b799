package io.templaterunner.s3;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param key as it is, not encoded
 * @param size in bytes
 * @param eTag without quotes
 * @param lastModified in whole milliseconds
 */
public record StoredObject(String key, long size, String eTag, Instant lastModified) {}
