package io.templaterunner.files;

import java.io.IOException;
import java.util.Objects;

/** The room on a disk. */
public final class DiskSpace {

    private DiskSpace() {}

    /** Whether a disk, or what a user may have of it, was full. The JDK has no type for that: the systems' words tell. */
    public static boolean isMissing(IOException failure) {
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return reason.contains("No space left") || reason.contains("not enough space") || reason.contains("quota");
    }
}
