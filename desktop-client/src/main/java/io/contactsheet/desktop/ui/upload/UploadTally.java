package io.contactsheet.desktop.ui.upload;

import io.contactsheet.desktop.fault.UnexpectedFailure;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadReason;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.Sending;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the uploads of a window are, kept up with each that changes: it costs the same however many there are. */
final class UploadTally {

    private final Map<Upload, UploadState> states = new LinkedHashMap<>();
    private final Map<Upload, Failed> failures = new LinkedHashMap<>();
    private final Map<UploadReason, Integer> reasons = new HashMap<>();
    private int stored;
    private int duplicates;
    private int retryable;
    private double sent;

    /** Takes in where an upload is now. */
    void put(Upload upload, UploadState state) {
        count(states.put(upload, state), -1);
        count(state, 1);
        if (state instanceof Failed failed) {
            failures.put(upload, failed);
        } else {
            failures.remove(upload);
        }
    }

    void remove(Upload upload) {
        count(states.remove(upload), -1);
        failures.remove(upload);
    }

    private void count(@Nullable UploadState state, int by) {
        switch (state) {
            case null -> {}
            case AlreadyInGallery _ -> duplicates += by;
            case InGallery _ -> stored += by;
            case Sending sending -> sent += by * ((double) sending.sent() / sending.total());
            case Failed failed -> {
                retryable += failed.retryable() ? by : 0;
                reasons.merge(failed.reason(), by, (one, other) -> one + other == 0 ? null : one + other);
            }
            default -> {}
        }
    }

    UploadProgress progress() {
        int total = states.size();
        int settled = stored + duplicates + failures.size();
        // Many fractions added and taken away again leave a little over.
        double fraction = total == 0 ? 0 : Math.clamp((settled + sent) / total, 0, 1);
        return new UploadProgress(total, stored, duplicates, failures.size(), fraction);
    }

    /** Why some failed; empty if they have several reasons, or none. */
    Optional<UploadReason> reason() {
        return reasons.size() == 1 ? reasons.keySet().stream().findFirst() : Optional.empty();
    }

    /** All that is known of those that nobody had thought of. */
    Optional<String> details() {
        return failures.values().stream()
                .flatMap(failed -> failed.unexpected().stream())
                .map(UnexpectedFailure::details)
                .distinct()
                .reduce((one, other) -> one + "\n" + other);
    }

    /** Those that may go better when they are tried again. */
    List<Upload> retryable() {
        return failures.entrySet().stream()
                .filter(failure -> failure.getValue().retryable())
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean hasRetryable() {
        return retryable > 0;
    }

    /** Those that will not change any more unless the user tries them again. */
    List<Upload> settled() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().isFinal() && !(entry.getValue() instanceof Failed))
                .map(Map.Entry::getKey)
                .toList();
    }
}
