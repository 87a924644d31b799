package io.contactsheet.desktop.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlaceTest {

    @TempDir
    Path folder;

    @Test
    void place_shouldBeTheSameInTheNextRun() {
        WindowPlace place = new WindowPlace(new Rectangle2D(10, -20, 800.5, 600), true);
        place.write(folder.resolve("window.properties"));
        assertThat(WindowPlace.read(folder.resolve("window.properties"))).hasValue(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=1", "x=1\ny=2\nwidth=-5\nheight=1", "x=a\ny=b\nwidth=c\nheight=d", "\\u00"})
    void fileWithoutSense_shouldBeNoPlace(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("window.properties"), text);
        assertThat(WindowPlace.read(file)).isEmpty();
    }
}
