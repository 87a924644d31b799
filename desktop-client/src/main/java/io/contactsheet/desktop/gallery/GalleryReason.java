package io.contactsheet.desktop.gallery;

import java.net.URI;
import java.time.LocalDate;

/** Why a gallery did not do what it was asked to. Its sentences are made where they are shown, in the person's language. */
public sealed interface GalleryReason {

    /** Who was asked: the gallery itself, or the user pool where its owner signs in. */
    record Asked(URI gallery, boolean isSignIn) {

        public static Asked gallery(URI gallery) {
            return new Asked(gallery, false);
        }

        public static Asked signIn(URI gallery) {
            return new Asked(gallery, true);
        }
    }

    /** No answer came. */
    record NoAnswer(Asked asked, Connection connection) implements GalleryReason {}

    /** It wants to know who asks. */
    record SignInWanted(URI gallery) implements GalleryReason {}

    /** Whoever asks may not do this. */
    record Forbidden(URI gallery) implements GalleryReason {}

    /** It takes no photos this large. */
    record PhotoTooLarge() implements GalleryReason {}

    /** It has too much to do. */
    record Overloaded(Asked asked, int status) implements GalleryReason {}

    /** The disk that holds it is full. */
    record DiskFull() implements GalleryReason {}

    /** It is broken just now. */
    record Trouble(Asked asked, int status) implements GalleryReason {}

    /** It does no such thing. */
    record Refused(int status) implements GalleryReason {}

    /** It answers as no gallery would. */
    record NotAGallery(URI address, int status) implements GalleryReason {}

    /** It answers a listing that cannot be read. */
    record UnreadableListing(URI address) implements GalleryReason {}

    /** What went wrong on the way to it. */
    sealed interface Connection {

        record NoSuchHost() implements Connection {}

        record Silent() implements Connection {}

        record TooSlow() implements Connection {}

        record BrokenOff() implements Connection {}

        /** The answer does not end. */
        record Endless() implements Connection {}

        /** @param proxy as {@code host:port} */
        record ProxySilent(String proxy) implements Connection {}

        /** @param status that the proxy answered, in digits */
        record ProxyRefused(String status) implements Connection {}

        record ProxyWantsUser() implements Connection {}

        /** @param today by the clock of this computer, which may be wrong */
        record CertificateExpired(LocalDate today) implements Connection {}

        /** @param today by the clock of this computer, which may be wrong */
        record CertificateNotYetValid(LocalDate today) implements Connection {}

        record CertificateOfAnother() implements Connection {}

        record CertificateNotTrusted() implements Connection {}

        /** @param detail what TLS said */
        record NotSafe(String detail) implements Connection {}
    }

    /** Why its owner could not sign in. */
    sealed interface SignIn extends GalleryReason {

        /** It is not asked over https, so that what it says may have been changed on the way. */
        record NotSafe(URI gallery) implements SignIn {}

        /** It wants the password sent to a host that is neither its own nor Amazon's beside it. */
        record ForeignHost(URI gallery, String host) implements SignIn {}

        /** The user pool answers what nobody understands. */
        record Strange(URI gallery) implements SignIn {}

        /** The user pool wants more than a password. */
        record MoreWanted(URI gallery) implements SignIn {}

        /** The password is the first one, which only serves to choose another. */
        record FirstPassword(URI gallery) implements SignIn {}

        /** The first password is too old. */
        record FirstPasswordExpired() implements SignIn {}

        /** The password was reset by whoever runs the gallery. */
        record PasswordReset(URI gallery) implements SignIn {}

        record TooManyTries() implements SignIn {}

        record TooSimple(PasswordRule rule) implements SignIn {}

        /** The name or the password; which one is not told. */
        record Wrong(URI gallery) implements SignIn {}

        /**
         * Anything else.
         *
         * @param message of the user pool
         * @param type as the user pool names it
         */
        record Refused(URI gallery, String message, String type) implements SignIn {}
    }

    /** What a new password lacks. */
    enum PasswordRule {
        LENGTH,
        CAPITALS,
        SMALL_LETTERS,
        DIGITS,
        SYMBOLS,
        /** Something that the user pool does not say. */
        OTHER
    }
}
