package io.contactsheet.desktop.command;

import io.contactsheet.desktop.gallery.Patience;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;

/** Waits for a gallery that cannot just now, and says so. */
record Waiting(Terminal terminal, Messages messages) {

    Patience patience() {
        return Patience.ofPerson(
                reason -> terminal.say(messages.get("command.waiting", new Sentences(messages).of(reason))));
    }
}
