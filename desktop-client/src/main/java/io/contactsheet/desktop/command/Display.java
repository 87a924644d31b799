package io.contactsheet.desktop.command;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether there is a screen to show a window on, as far as that can be told without trying. */
@FunctionalInterface
interface Display {

    /** @throws NoDisplayException if there is certainly none */
    void check() throws NoDisplayException;

    static Display ofProcess() {
        return () ->
                check(System.getProperty("os.name", ""), System.getProperty("glass.platform", ""), System.getenv());
    }

    /** Only X11 and Wayland need the environment to name a display; JavaFX's headless platform needs none at all. */
    static void check(String system, String glass, Map<String, String> environment) throws NoDisplayException {
        String lower = system.toLowerCase(Locale.ROOT);
        boolean unnamed = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .allMatch(name -> environment.getOrDefault(name, "").isEmpty());
        boolean needsName = !lower.startsWith("windows") && !lower.startsWith("mac");
        if (needsName && unnamed && !glass.equalsIgnoreCase("Headless")) {
            throw new NoDisplayException("There is no display to open a window on.", null);
        }
    }
}
