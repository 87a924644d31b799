package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;

/** Why something did not work, and what can be done. */
public record TroubleWords(Messages messages) {

    public String of(Trouble trouble) {
        return switch (trouble) {
            case Trouble.ByGallery known -> new Sentences(messages).of(known.reason());
            case Trouble.ByThisComputer known -> new Sentences(messages).of(known.reason());
            case Trouble.Unexpected unexpected -> messages.get("failure.unexpected", unexpected.code());
            case Trouble.BySystem other -> other.detail();
        };
    }
}
