package io.contactsheet.desktop.ui.window;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a window is, kept from one run to the next.
 *
 * @param bounds in pixels of the desktop, as it is when not maximized
 */
record WindowPlace(Rectangle2D bounds, boolean maximized) {

    private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);

    static Optional<WindowPlace> read(Path file) {
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
            return Optional.of(new WindowPlace(
                    new Rectangle2D(
                            number(stored, "x"),
                            number(stored, "y"),
                            number(stored, "width"),
                            number(stored, "height")),
                    Boolean.parseBoolean(stored.getProperty("maximized"))));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static double number(Properties stored, String name) {
        return Double.parseDouble(stored.getProperty(name, "none"));
    }

    /** Whether it is the place of a window that has its own size: not one that fills a screen. */
    static boolean isNormal(Stage stage) {
        Rectangle2D now = bounds(stage);
        return !stage.isMaximized()
                && !stage.isIconified()
                && !stage.isFullScreen()
                && Screen.getScreens().stream().noneMatch(screen -> fills(now, screen.getVisualBounds()));
    }

    /** A window hears of its new bounds before it hears that it is maximized, or after. */
    private static boolean fills(Rectangle2D window, Rectangle2D screen) {
        return window.getWidth() >= screen.getWidth() && window.getHeight() >= screen.getHeight();
    }

    static Rectangle2D bounds(Stage stage) {
        return new Rectangle2D(
                stage.getX(), stage.getY(), Math.max(0, stage.getWidth()), Math.max(0, stage.getHeight()));
    }

    /** Puts a window there, unless no screen is there any more. */
    void apply(Stage stage) {
        boolean visible = !Screen.getScreensForRectangle(bounds).isEmpty();
        if (visible) {
            stage.setX(bounds.getMinX());
            stage.setY(bounds.getMinY());
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
        }
        stage.setMaximized(maximized);
    }

    /** A window opens where it likes if this fails: nothing that the user has to hear of. */
    void write(Path file) {
        Properties stored = new Properties();
        stored.setProperty("x", Double.toString(bounds.getMinX()));
        stored.setProperty("y", Double.toString(bounds.getMinY()));
        stored.setProperty("width", Double.toString(bounds.getWidth()));
        stored.setProperty("height", Double.toString(bounds.getHeight()));
        stored.setProperty("maximized", Boolean.toString(maximized));
        try (Writer writer = Files.newBufferedWriter(file)) {
            stored.store(writer, null);
        } catch (IOException e) {
            LOG.debug("The window's place could not be kept.", e);
        }
    }
}
