package io.contactsheet.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.imaging.ThumbnailOutcome;
import io.contactsheet.imaging.ThumbnailOutcome.Unreadable;
import io.contactsheet.imaging.picture.Reason;
import io.contactsheet.shared.size.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailersTest {

    /** A HEIC file whose picture has a size, and no data: who decodes it finds that it is damaged. */
    private static final byte[] EMPTY = HexFormat.of()
            .parseHex("00000014667479706865696300000000" + "6d696631"
                    + "00000096" + "6d657461" + "00000000"
                    + "00000021" + "68646c72" + "0000000000000000" + "70696374" + "00".repeat(13)
                    + "0000000e" + "7069746d" + "00000000" + "0001"
                    + "00000023" + "69696e66" + "00000000" + "0001"
                    + "00000015" + "696e6665" + "02000000" + "0001" + "0000" + "68766331" + "00"
                    + "00000038" + "69707270"
                    + "0000001c" + "6970636f" + "00000014" + "69737065" + "00000000" + "00000040" + "00000040"
                    + "00000014" + "69706d61" + "00000000" + "00000001" + "0001" + "01" + "01");

    @ParameterizedTest
    @CsvSource({"yes,CORRUPT", "'',CORRUPT", "no,UNSUPPORTED"})
    void heicPhotos_shouldBeDecodedUnlessTheFormSaysNo(String answer, Reason reason) throws IOException {
        ThumbnailOutcome outcome = Thumbnailers.of(new Environment(Map.of("HEIC_PHOTOS", answer)))
                .thumbnail(new ByteArrayInputStream(EMPTY), Size.square(150));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
    }
}
