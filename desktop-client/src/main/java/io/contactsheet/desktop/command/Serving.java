package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryTemplate;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.local.LocalGalleryException;
import java.util.concurrent.CountDownLatch;

/** Serves the gallery on this computer until the process is told to stop. */
final class Serving {

    static final int ANY_PORT = 0;

    private final Terminal terminal;
    private final DataFolder data;
    private final GalleryTemplate template;

    Serving(Terminal terminal, DataFolder data, GalleryTemplate template) {
        this.terminal = terminal;
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
        gallery.remarks().forEach(terminal::say);
        gallery.invitations()
                .forEach(invitation -> terminal.say("Sign in as " + invitation.email() + " with the first password "
                        + invitation.firstPassword() + " and choose your own."));
        terminal.print(gallery.address().toString());
        PageAddress.of(gallery).print(terminal);
        if (gallery.needsRepair()) {
            terminal.say("Some photos have no thumbnail, because it could not be made. The photos themselves are safe."
                    + " To try again, run: contact-sheet repair");
        }
        stopped.await();
        return 0;
    }
}
