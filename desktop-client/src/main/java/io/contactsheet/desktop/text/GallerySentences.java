package io.contactsheet.desktop.text;

import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.gallery.GalleryReason.Asked;
import io.contactsheet.desktop.gallery.GalleryReason.Connection;
import io.contactsheet.desktop.gallery.GalleryReason.PasswordRule;
import io.contactsheet.desktop.gallery.GalleryReason.SignIn;

/** Why a gallery did not do what it was asked to: what happened, and what can be done. */
record GallerySentences(Messages messages) {

    String of(GalleryReason reason) {
        return switch (reason) {
            case GalleryReason.NoAnswer none -> connection(asked(none.asked()), none.connection());
            case GalleryReason.SignInWanted wanted -> messages.get("gallery.signInWanted", wanted.gallery());
            case GalleryReason.Forbidden forbidden -> messages.get("gallery.forbidden", forbidden.gallery());
            case GalleryReason.PhotoTooLarge _ -> messages.get("gallery.photoTooLarge");
            case GalleryReason.Overloaded busy ->
                messages.get("gallery.overloaded", asked(busy.asked()), busy.status());
            case GalleryReason.DiskFull _ -> messages.get("gallery.diskFull");
            case GalleryReason.Trouble trouble ->
                messages.get("gallery.trouble", asked(trouble.asked()), trouble.status());
            case GalleryReason.Refused refused -> messages.get("gallery.refused", refused.status());
            case GalleryReason.NotAGallery other ->
                messages.get("gallery.notAGallery", other.address(), other.status());
            case GalleryReason.UnreadableListing other -> messages.get("gallery.unreadableListing", other.address());
            case SignIn signIn -> signIn(signIn);
        };
    }

    private String asked(Asked asked) {
        return messages.get(asked.isSignIn() ? "asked.signIn" : "asked.gallery", asked.gallery());
    }

    private String connection(String asked, Connection connection) {
        return switch (connection) {
            case Connection.NoSuchHost _ -> messages.get("connection.noSuchHost", asked);
            case Connection.Silent _ -> messages.get("connection.silent", asked);
            case Connection.TooSlow _ -> messages.get("connection.tooSlow", asked);
            case Connection.BrokenOff _ -> messages.get("connection.brokenOff", asked);
            case Connection.Endless _ -> messages.get("connection.endless", asked);
            case Connection.ProxySilent proxy -> messages.get("connection.proxySilent", asked, proxy.proxy());
            case Connection.ProxyRefused proxy -> messages.get("connection.proxyRefused", asked, proxy.status());
            case Connection.ProxyWantsUser _ -> messages.get("connection.proxyWantsUser", asked);
            case Connection.CertificateExpired expired ->
                messages.get("connection.certificateExpired", asked, messages.day(expired.today()));
            case Connection.CertificateNotYetValid early ->
                messages.get("connection.certificateNotYetValid", asked, messages.day(early.today()));
            case Connection.CertificateOfAnother _ -> messages.get("connection.certificateOfAnother", asked);
            case Connection.CertificateNotTrusted _ -> messages.get("connection.certificateNotTrusted", asked);
            case Connection.NotSafe unsafe -> messages.get("connection.notSafe", asked, unsafe.detail());
        };
    }

    private String signIn(SignIn reason) {
        return switch (reason) {
            case SignIn.NotSafe unsafe -> messages.get("signIn.notSafe", unsafe.gallery());
            case SignIn.ForeignHost foreign -> messages.get("signIn.foreignHost", foreign.gallery(), foreign.host());
            case SignIn.Strange strange -> messages.get("signIn.strange", strange.gallery());
            case SignIn.MoreWanted more -> messages.get("signIn.moreWanted", more.gallery());
            case SignIn.FirstPassword first -> messages.get("signIn.firstPassword", first.gallery());
            case SignIn.FirstPasswordExpired _ -> messages.get("signIn.firstPasswordExpired");
            case SignIn.PasswordReset reset -> messages.get("signIn.passwordReset", reset.gallery());
            case SignIn.TooManyTries _ -> messages.get("signIn.tooManyTries");
            case SignIn.TooSimple simple -> tooSimple(simple.rule());
            case SignIn.Wrong wrong -> messages.get("signIn.wrong", wrong.gallery());
            case SignIn.Refused refused ->
                messages.get("signIn.refused", refused.gallery(), refused.message(), refused.type());
        };
    }

    private String tooSimple(PasswordRule rule) {
        return messages.get(
                switch (rule) {
                    case LENGTH -> "password.length";
                    case CAPITALS -> "password.capitals";
                    case SMALL_LETTERS -> "password.smallLetters";
                    case DIGITS -> "password.digits";
                    case SYMBOLS -> "password.symbols";
                    case OTHER -> "password.other";
                });
    }
}
