package io.contactsheet.lambda.repair;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param key its key
 * @param eTag its ETag, without quotes
 * @param modified when it was stored
 */
public record ListedObject(String key, String eTag, Instant modified) {

    /** The console makes a folder by an empty object whose key ends so. */
    boolean isFolder() {
        return key.endsWith("/");
    }
}
