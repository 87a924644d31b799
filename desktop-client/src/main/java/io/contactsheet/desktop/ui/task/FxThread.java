package io.contactsheet.desktop.ui.task;

import javafx.application.Platform;

/** Says which thread this must be. A mistake here is a bug of ours, so it throws rather than shows. */
public final class FxThread {

    private FxThread() {}

    /** For what changes the window. */
    public static void mustBe() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The window may be changed by the FX thread alone.");
        }
    }

    /** For what waits: on the network, a disk or a lock. */
    public static void mustNotBe() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The FX thread may not wait.");
        }
    }
}
