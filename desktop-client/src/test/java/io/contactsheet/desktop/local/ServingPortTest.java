package io.contactsheet.desktop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingPortTest {

    @TempDir
    Path folder;

    @Test
    void gallery_shouldHaveTheSameAddressAfterARestart() throws Exception {
        DataFolder data = new DataFolder(folder);
        URI before;
        try (LocalGallery gallery = LocalGallery.open(data)) {
            before = gallery.address();
        }
        try (LocalGallery gallery = LocalGallery.open(data)) {
            assertThat(gallery.address()).isEqualTo(before);
        }
    }

    @Test
    void portThatAnotherProgramHas_shouldBeLeftToIt() throws Exception {
        ServingPort port = ServingPort.of(new DataFolder(folder));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port.keep(other.getLocalPort());
            assertThat(port.choose(0)).isZero();
        }
    }

    @Test
    void portThatIsWanted_shouldBeTaken() throws Exception {
        ServingPort port = ServingPort.of(new DataFolder(folder));
        port.keep(4711);
        assertThat(port.choose(4712)).isEqualTo(4712);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "99999999999"})
    void fileWithoutSense_shouldBeNoPort(String text) throws Exception {
        ServingPort port = ServingPort.of(new DataFolder(folder));
        assertThat(port.choose(0)).isZero();
        Files.writeString(port.file(), text);
        assertThat(port.choose(0)).isZero();
    }
}
