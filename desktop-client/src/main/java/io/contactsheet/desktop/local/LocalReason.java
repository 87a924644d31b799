package io.contactsheet.desktop.local;

import io.contactsheet.desktop.gallery.GalleryReason;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Why the gallery on this computer did not do what it was asked to. Its sentences are made where they are shown. */
public sealed interface LocalReason {

    /**
     * It does not start, or its template is refused.
     *
     * @param detail what the template's runner said: a sentence in English
     */
    record NotStarted(String detail) implements LocalReason {}

    /** The start was interrupted. */
    record Interrupted() implements LocalReason {}

    /** @param detail what the system said */
    record FolderUnusable(Path folder, String detail) implements LocalReason {}

    /** No program has it open. */
    record NotOpen(Path folder) implements LocalReason {}

    /** Another program has it open, and does not answer. */
    record NoAnswer(Path folder) implements LocalReason {}

    /** Another program serves it; empty if nobody knows where. */
    record ServedAlready(Path folder, Optional<URI> address) implements LocalReason {}

    /** This computer cannot sign in to it. */
    record NoOwnSignIn(Path folder, GalleryReason reason) implements LocalReason {}

    /** @param detail what the system said */
    record NoOwnAccount(Path folder, String detail) implements LocalReason {}

    /** The template names no address of an API. */
    record NoAddress(String template, String output) implements LocalReason {}

    /** It did not do what it was asked to. */
    record ByGallery(GalleryReason reason) implements LocalReason {}

    /** It gives no code to open its page with. */
    record NoCode(URI gallery) implements LocalReason {}

    /** @param detail what the system said */
    record PageUnwritable(Path file, String detail) implements LocalReason {}

    /** The program that serves it cannot repair it. */
    record NotRepairable(Path folder) implements LocalReason {}

    /**
     * It does not let itself be repaired.
     *
     * @param detail what the system said
     */
    record NoAccess(String detail) implements LocalReason {}

    /** The repair ended before its time; empty if the gallery just answers no more. */
    record RepairCutOff(Optional<String> detail) implements LocalReason {}
}
