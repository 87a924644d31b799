package io.contactsheet.desktop.ui;

import io.contactsheet.desktop.command.AppLauncher;
import io.contactsheet.desktop.command.NoDisplayException;
import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.window.AppWindow;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** The desktop app: one window on the gallery of this computer. */
public final class ContactSheetApp implements AppLauncher {

    @Override
    public void launch(DataFolder data, Failures failures, Messages messages) throws NoDisplayException {
        startToolkit(failures);
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(() -> new AppWindow(data, failures, messages, closed::countDown).open());
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.exit();
        }
    }

    private static void startToolkit(Failures failures) throws NoDisplayException {
        if (lacksDisplay(System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform"))) {
            throw new NoDisplayException("DISPLAY is not set.", null);
        }
        try {
            Platform.startup(() -> Thread.currentThread().setUncaughtExceptionHandler(failures));
            // The window may be long in coming and go before the toolkit does.
            Platform.setImplicitExit(false);
        } catch (UnsupportedOperationException e) {
            throw new NoDisplayException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Asked before the toolkit is: on Linux that one would write to the terminal before it gives up. */
    static boolean lacksDisplay(String system, Map<String, String> environment, @Nullable String platform) {
        boolean windowed = system.startsWith("Linux") && platform == null;
        return windowed && environment.getOrDefault("DISPLAY", "").isEmpty();
    }
}
