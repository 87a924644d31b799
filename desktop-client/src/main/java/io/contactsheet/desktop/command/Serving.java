package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryTemplate;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;
import java.util.concurrent.CountDownLatch;

/** Serves the gallery on this computer until the process is told to stop. */
final class Serving {

    static final int ANY_PORT = 0;

    private final Terminal terminal;
    private final Messages messages;
    private final DataFolder data;
    private final GalleryTemplate template;

    Serving(Terminal terminal, Messages messages, DataFolder data, GalleryTemplate template) {
        this.terminal = terminal;
        this.messages = messages;
        this.data = data;
        this.template = template;
    }

    /** @param port on which to listen, or {@link #ANY_PORT} */
    int run(int port) throws LocalGalleryException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        LocalGallery gallery = LocalGallery.serve(data, port, template);
        Stopping.on(() -> {
            gallery.close();
            stopped.countDown();
            // Told to stop, it stopped: that is no failure, as the JVM's own code for a signal would say.
            Runtime.getRuntime().halt(0);
        });
        gallery.remarks().forEach(remark -> terminal.say(new Sentences(messages).of(remark)));
        gallery.invitations()
                .forEach(invitation -> terminal.say(
                        messages.get("command.invitation", invitation.email(), invitation.firstPassword())));
        terminal.print(gallery.address().toString());
        PageAddress.of(gallery).print(terminal, messages);
        if (gallery.needsRepair()) {
            terminal.say(messages.get("command.repairNeeded"));
        }
        stopped.await();
        return 0;
    }
}
