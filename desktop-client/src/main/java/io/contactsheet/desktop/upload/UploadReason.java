package io.contactsheet.desktop.upload;

import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.shared.fault.ErrorCode;
import io.contactsheet.shared.key.PhotoKey;
import java.nio.file.Path;

/** Why a photo is not in the gallery, or not yet. Its sentences are made where they are shown. */
public sealed interface UploadReason {

    /** The gallery did not take it. */
    record ByGallery(GalleryReason reason) implements UploadReason {}

    /** The gallery could not take it for longer than the engine's patience. */
    record GalleryForLong(GalleryReason reason) implements UploadReason {}

    /** It was given up before the gallery could say whether it has the photo. */
    record AnswerUnknown() implements UploadReason {}

    /** Somebody else is storing a photo under the same key. */
    record NameRace() implements UploadReason {}

    /** Other photos have all the keys that it might have. */
    record NamesTaken(PhotoKey last) implements UploadReason {}

    /** Nobody had thought of it. */
    record Unexpected(ErrorCode code) implements UploadReason {}

    /** Something about the file. */
    sealed interface OfFile extends UploadReason {
        Path file();
    }

    /** Somebody writes to it; it is sent once it rests. */
    record Growing(Path file) implements OfFile {}

    /** Somebody writes to it for longer than the engine's patience. */
    record GrowingForLong(Path file) implements OfFile {}

    /** It changed while it was being read. */
    record Changed(Path file) implements OfFile {}

    /** It is not there, or no more. */
    record Missing(Path file) implements OfFile {}

    /** It may not be read. */
    record Forbidden(Path file) implements OfFile {}

    /** @param detail what the system said */
    record Unreadable(Path file, String detail) implements OfFile {}

    record Folder(Path file) implements OfFile {}

    /** Neither a file nor a folder. */
    record NotAFile(Path file) implements OfFile {}

    record Empty(Path file) implements OfFile {}

    /** @param most bytes that the gallery takes */
    record TooLarge(Path file, long bytes, long most) implements OfFile {}
}
