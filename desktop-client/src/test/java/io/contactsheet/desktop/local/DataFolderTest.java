package io.contactsheet.desktop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DataFolderTest {

    @Test
    void linux_shouldFollowXdg() {
        assertThat(folder("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/contact-sheet"));
        assertThat(folder("Linux", Map.of())).isEqualTo(Path.of("/home/ann/.local/share/contact-sheet"));
        assertThat(folder("Linux", Map.of("XDG_DATA_HOME", "")))
                .isEqualTo(Path.of("/home/ann/.local/share/contact-sheet"));
        assertThat(folder("Linux", Map.of("XDG_DATA_HOME", "not/absolute")))
                .isEqualTo(Path.of("/home/ann/.local/share/contact-sheet"));
    }

    @Test
    void macAndWindows_shouldUseTheirOwnPlaces() {
        assertThat(folder("Mac OS X", Map.of()))
                .isEqualTo(Path.of("/home/ann/Library/Application Support/Contact Sheet"));
        assertThat(folder("Windows 11", Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/Contact Sheet"));
        assertThat(folder("Windows 11", Map.of())).isEqualTo(Path.of("/home/ann/AppData/Local/Contact Sheet"));
    }

    private static Path folder(String system, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("user.home", "/home/ann");
        properties.setProperty("os.name", system);
        return DataFolder.of(environment, properties).path();
    }
}
