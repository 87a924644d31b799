package io.templaterunner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryLedgerTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("made/here/ledger");
    }

    @Test
    void lastLineOfAKey_shouldCount() throws IOException {
        try (DeliveryLedger ledger = DeliveryLedger.rewrite(file, Map.of())) {
            ledger.begin("a.jpg");
            ledger.settle("a.jpg", "etag-1");
            ledger.begin("b c+ü%.jpg");
            ledger.begin("gone.jpg");
            ledger.settle("gone.jpg", "etag-2");
            ledger.begin("gone.jpg");
            ledger.settleRemoval("gone.jpg");
            ledger.settle("b c+ü%.jpg", "etag-3");
            ledger.begin("a.jpg");
        }

        assertThat(DeliveryLedger.read(file))
                .containsOnly(Map.entry("a.jpg", DeliveryLedger.UNSETTLED), Map.entry("b c+ü%.jpg", "etag-3"));
    }

    @Test
    void fullDisk_shouldLeaveTheFileAsItIs() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no device here that is always full");
        try (DeliveryLedger ledger = DeliveryLedger.rewrite(file, Map.of())) {
            ledger.settle("a.jpg", "etag-1");
        }
        Files.writeString(file, "+ cut", StandardOpenOption.APPEND);
        DeliveryLedger.Disk disk = (_, content) -> {
            try (OutputStream out = Files.newOutputStream(full)) {
                content.writeTo(out);
            }
        };

        try (DeliveryLedger ledger = DeliveryLedger.rewrite(file, Map.of("b.jpg", "etag-2"), disk)) {
            ledger.settle("c.jpg", "etag-3");
        }

        assertThat(DeliveryLedger.read(file)).containsOnly(Map.entry("a.jpg", "etag-1"), Map.entry("c.jpg", "etag-3"));
    }

    @Test
    void fileThatIsNotThere_shouldBeEmpty() throws IOException {
        assertThat(DeliveryLedger.read(file)).isEmpty();
    }

    @Test
    void lineThatWasCutOff_shouldCountForNothingAndSpoilNothing() throws IOException {
        try (DeliveryLedger ledger = DeliveryLedger.rewrite(file, Map.of("a.jpg", "etag-1"))) {
            ledger.begin("b.jpg");
        }
        Files.writeString(file, "+ etag", StandardOpenOption.APPEND);

        Map<String, String> known = DeliveryLedger.read(file);
        try (DeliveryLedger ledger = DeliveryLedger.rewrite(file, known)) {
            ledger.settle("c.jpg", "etag-2");
        }

        assertThat(DeliveryLedger.read(file))
                .containsOnly(
                        Map.entry("a.jpg", "etag-1"),
                        Map.entry("b.jpg", DeliveryLedger.UNSETTLED),
                        Map.entry("c.jpg", "etag-2"));
    }

    @Test
    void rewriting_shouldKeepOneLineForEachKey() throws IOException {
        try (DeliveryLedger ledger = DeliveryLedger.rewrite(file, Map.of())) {
            for (int i = 0; i < 20; i++) {
                ledger.begin("a.jpg");
                ledger.settle("a.jpg", "etag-" + i);
            }
        }
        DeliveryLedger.rewrite(file, DeliveryLedger.read(file)).close();

        assertThat(file).hasContent("+ etag-19 a.jpg");
    }
}
