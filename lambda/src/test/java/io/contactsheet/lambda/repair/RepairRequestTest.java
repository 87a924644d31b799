package io.contactsheet.lambda.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairRequestTest {

    /** The console's Test tab offers the third by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"key1\":\"value1\",\"key2\":\"value2\"}", "null", "{\"after\":null}"})
    void payloadThatAsksForNothing_shouldMeanEverything(String json) throws IOException {
        assertThat(RepairRequest.of(json.getBytes(UTF_8)))
                .isEqualTo(new RepairRequest(Optional.empty(), false, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = "{\"after\":\"a/ü.jpg\",\"quick\":true,\"seconds\":50}")
    void payload_shouldBeRead(String json) throws IOException {
        assertThat(RepairRequest.of(json.getBytes(UTF_8)))
                .isEqualTo(new RepairRequest(Optional.of("a/ü.jpg"), true, Optional.of(Duration.ofSeconds(50))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"after":7}       | “after” is no text
            {"quick":"yes"}   | “quick” is neither true nor false
            {"seconds":0}     | “seconds” is no whole number from 1 to 900
            {"seconds":901}   | “seconds” is no whole number from 1 to 900
            {"seconds":"50"}  | “seconds” is no whole number from 1 to 900
            [1]               | it is no object
            {"after"          | it is no JSON
            """)
    void payloadThatMakesNoSense_shouldBeRefusedWithWhatToSend(String json, String why) {
        assertThatThrownBy(() -> RepairRequest.of(json.getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Send {} for everything");
    }
}
