package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.local.LocalReason;
import io.contactsheet.desktop.ui.task.UnexpectedException;
import io.contactsheet.shared.fault.ErrorCode;

/** Why something that the window asked for did not work. Equal for the same trouble again. */
public sealed interface Trouble {

    /** The gallery did not do it. */
    record ByGallery(GalleryReason reason) implements Trouble {}

    /** The gallery on this computer did not do it. */
    record ByThisComputer(LocalReason reason) implements Trouble {}

    /** Nobody expected it. */
    record Unexpected(ErrorCode code) implements Trouble {}

    /** @param detail what the system said */
    record BySystem(String detail) implements Trouble {}

    static Trouble of(Exception failure) {
        return switch (failure) {
            case GalleryException known -> new ByGallery(known.reason());
            case LocalGalleryException known -> new ByThisComputer(known.reason());
            case UnexpectedException told -> new Unexpected(told.failure().code());
            default -> new BySystem(String.valueOf(failure.getMessage()));
        };
    }
}
