package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.text.Messages;

/** Opens the desktop app. Found by {@link java.util.ServiceLoader}, so that no command but the app loads JavaFX. */
public interface AppLauncher {

    /**
     * Shows the window and returns once it has been closed.
     *
     * @param data where the gallery on this computer keeps its photos
     * @param failures told of whatever nobody expected
     * @param messages in which the window speaks
     * @throws NoDisplayException if there is no screen to show it on; nothing has been opened then
     */
    void launch(DataFolder data, Failures failures, Messages messages) throws NoDisplayException;
}
