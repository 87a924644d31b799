package io.contactsheet.desktop.command;

import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.AlreadyInGallery;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.Retrying;
import io.contactsheet.desktop.upload.UploadState.Sending;
import io.contactsheet.desktop.upload.UploadState.Stored;
import io.contactsheet.desktop.upload.UploadState.ThumbnailLate;
import io.contactsheet.desktop.upload.UploadState.ThumbnailReady;
import io.contactsheet.desktop.upload.UploadState.Waiting;
import io.contactsheet.desktop.upload.UploadState.WithoutThumbnail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The states of uploads in words. */
final class UploadLine {

    private UploadLine() {}

    /**
     * The line of one photo.
     *
     * @param terse whether the steps on the way are told elsewhere, as by a terminal's status
     * @return empty for a state that is not worth a line
     */
    static Optional<String> of(UploadState state, boolean terse) {
        return switch (state) {
            case Waiting _ -> Optional.empty();
            case Sending _ -> step("sending", terse);
            case Stored stored -> step("stored as " + stored.key(), terse);
            case Retrying retrying -> Optional.of("trying again. " + retrying.reason());
            case ThumbnailReady ready ->
                Optional.of(terse ? "stored as " + ready.key() + ", thumbnail ready" : "thumbnail ready");
            case WithoutThumbnail without ->
                Optional.of("stored as " + without.key() + ", no thumbnail. " + without.reason());
            case ThumbnailLate late ->
                Optional.of("stored as " + late.key() + ", thumbnail not ready yet. " + late.reason());
            case AlreadyInGallery already -> Optional.of("already in the gallery as " + already.key());
            case Failed failed -> Optional.of("failed. " + failed.reason());
            case Cancelled _ -> Optional.of("not uploaded: stopped before it was sent");
        };
    }

    /** One line on everything. */
    static String summary(Collection<UploadState> states, int skipped, int unreadable) {
        List<String> parts = new ArrayList<>();
        add(parts, count(states, InGallery.class) - count(states, AlreadyInGallery.class), "stored");
        add(parts, count(states, WithoutThumbnail.class), "of them without a thumbnail");
        add(
                parts,
                count(states, ThumbnailLate.class) + count(states, Stored.class),
                "of them still waiting for a thumbnail");
        add(parts, count(states, AlreadyInGallery.class), "already in the gallery");
        add(parts, count(states, Failed.class), "failed");
        add(
                parts,
                states.stream()
                        .filter(state -> !(state instanceof InGallery || state instanceof Failed))
                        .count(),
                "not uploaded");
        add(parts, skipped, "skipped");
        add(parts, unreadable, unreadable == 1 ? "folder unreadable" : "folders unreadable");
        String photos = states.size() == 1 ? "1 photo" : states.size() + " photos";
        return parts.isEmpty() ? "No pictures were found." : photos + ": " + String.join(", ", parts) + ".";
    }

    private static Optional<String> step(String line, boolean terse) {
        return terse ? Optional.empty() : Optional.of(line);
    }

    private static long count(Collection<UploadState> states, Class<? extends UploadState> kind) {
        return states.stream().filter(kind::isInstance).count();
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
