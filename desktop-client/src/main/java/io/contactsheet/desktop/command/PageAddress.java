package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.local.OwnPage;
import io.contactsheet.desktop.text.Messages;

/**
 * Where a browser opens the page of the gallery on this computer signed in. On a terminal that is an address; anywhere else
 * it would end in a file or a log, so there it is a file that only its owner can read, and that leads to the address.
 */
record PageAddress(OwnPage page) {

    static PageAddress of(LocalGallery gallery) {
        return new PageAddress(gallery.page());
    }

    /** Prints it in a line, and how long it is good for. */
    void print(Terminal terminal, Messages messages) throws LocalGalleryException, InterruptedException {
        terminal.print(
                terminal.isInteractive()
                        ? page.address().toString()
                        : page.file().toString());
        terminal.say(messages.get("command.openPage"));
    }
}
