package io.contactsheet.desktop.command;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;
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
record UploadLine(Messages messages) {

    /**
     * The line of one photo.
     *
     * @param terse whether the steps on the way are told elsewhere, as by a terminal's status
     * @return empty for a state that is not worth a line
     */
    Optional<String> of(UploadState state, boolean terse) {
        Sentences reasons = new Sentences(messages);
        return switch (state) {
            case Waiting _ -> Optional.empty();
            case Sending _ -> terse ? Optional.empty() : line("line.sending");
            case Stored stored -> terse ? Optional.empty() : line("line.stored", stored.key());
            case Retrying retrying -> line("line.retrying", reasons.of(retrying.reason()));
            case ThumbnailReady ready ->
                terse ? line("line.storedWithThumbnail", ready.key()) : line("line.thumbnailReady");
            case WithoutThumbnail without -> line("line.withoutThumbnail", without.key(), reasons.of(without.error()));
            case ThumbnailLate late -> line("line.thumbnailLate", late.key(), reasons.of(late.reason()));
            case AlreadyInGallery already -> line("line.already", already.key());
            case Failed failed -> line("line.failed", reasons.of(failed.reason()));
            case Cancelled _ -> line("line.cancelled");
        };
    }

    private Optional<String> line(String key, Object... values) {
        return Optional.of(messages.get(key, values));
    }

    /** One line on everything. */
    String summary(Collection<UploadState> states, int skipped, int unreadable) {
        List<String> parts = new ArrayList<>();
        add(parts, "summary.stored", count(states, InGallery.class) - count(states, AlreadyInGallery.class));
        add(parts, "summary.withoutThumbnail", count(states, WithoutThumbnail.class));
        add(parts, "summary.thumbnailLate", count(states, ThumbnailLate.class) + count(states, Stored.class));
        add(parts, "summary.already", count(states, AlreadyInGallery.class));
        add(parts, "summary.failed", count(states, Failed.class));
        add(
                parts,
                "summary.cancelled",
                states.stream()
                        .filter(state -> !(state instanceof InGallery || state instanceof Failed))
                        .count());
        add(parts, "summary.skipped", skipped);
        add(parts, "summary.unreadable", unreadable);
        return parts.isEmpty()
                ? messages.get("summary.nothing")
                : messages.get("summary.all", messages.photos(states.size()), String.join(", ", parts));
    }

    private static long count(Collection<UploadState> states, Class<? extends UploadState> kind) {
        return states.stream().filter(kind::isInstance).count();
    }

    private void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(messages.get(key, count));
        }
    }
}
