package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.fault.UnexpectedFailure;
import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.upload.SkipReason;
import io.contactsheet.desktop.upload.UploadReason;
import java.nio.file.Path;
import java.util.Optional;

/** What the window has to tell. */
public sealed interface Subject {

    /** Whether something went wrong, rather than otherwise than expected. */
    default boolean isProblem() {
        return switch (this) {
            case Unexpected _,
                    OutOfReach _,
                    NotUploaded _,
                    RepairNeeded _,
                    RepairIncomplete _,
                    RepairBrokenOff _,
                    NotDeleted _,
                    Gone _,
                    NotSaved _,
                    FolderNotWritable _ -> true;
            case LeftOut _,
                    Repaired _,
                    RepairStopped _,
                    UploadsUnderWay _,
                    RepairUnderWay _,
                    RepairElsewhere _,
                    NotRemembered _,
                    NoBrowser _,
                    ClipboardUnreadable _,
                    ClipboardEmpty _,
                    LinkCopied _,
                    Saved _ -> false;
        };
    }

    /** What whoever mends it wants to know, to be copied. */
    default Optional<String> details() {
        return switch (this) {
            case Unexpected unexpected -> Optional.of(unexpected.failure().details());
            case NotUploaded photos -> photos.known();
            default -> Optional.empty();
        };
    }

    /** Nobody expected it. */
    record Unexpected(UnexpectedFailure failure) implements Subject {}

    /** The gallery in view does not answer. */
    record OutOfReach(Trouble trouble) implements Subject {}

    /**
     * Photos that were not uploaded.
     *
     * @param only their reason; empty if they have several
     * @param known details of what nobody expected
     */
    record NotUploaded(int photos, Optional<UploadReason> only, Optional<String> known) implements Subject {}

    /** Files that were left out, of which the first is told. */
    record LeftOut(int files, Path first, SkipReason reason) implements Subject {}

    /**
     * Photos that have no thumbnail, and will not get one by themselves.
     *
     * @param photos 0 if nobody has counted them
     */
    record RepairNeeded(long photos) implements Subject {}

    /** A repair looked at everything, and failed at nothing. */
    record Repaired(Progress done) implements Subject {}

    /** The user stopped a repair. */
    record RepairStopped(Progress done) implements Subject {}

    /** A repair could not do everything. */
    record RepairIncomplete(Progress done) implements Subject {}

    record RepairBrokenOff(Trouble trouble) implements Subject {}

    /** Another gallery cannot be opened yet. */
    record UploadsUnderWay() implements Subject {}

    /** Another gallery cannot be opened yet. */
    record RepairUnderWay() implements Subject {}

    /** A gallery in the cloud is repaired there. */
    record RepairElsewhere() implements Subject {}

    /** A gallery that was opened is not in the menu. */
    record NotRemembered(Trouble trouble) implements Subject {}

    record NoBrowser() implements Subject {}

    record ClipboardUnreadable() implements Subject {}

    record ClipboardEmpty() implements Subject {}

    record LinkCopied(String link) implements Subject {}

    record Saved(Path file) implements Subject {}

    /** Somebody deleted the photo. */
    record Gone() implements Subject {}

    record NotSaved(Path file, Trouble trouble) implements Subject {}

    /** A copy was not saved, as its folder cannot be written to. */
    record FolderNotWritable(Path file) implements Subject {}

    /** @param name of the photo */
    record NotDeleted(String name, Trouble trouble) implements Subject {}
}
