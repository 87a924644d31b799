package io.contactsheet.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void valuesOfEveryKind_shouldBeWrittenAsJson() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a \"quoted\" \\ path\nnext\tline");
        value.put("numbers", List.of(1, 2L, 0.5));
        value.put("none", null);
        value.put("yes", true);
        value.put("nested", Map.of("key", Arrays.asList("x", null)));

        assertThat(Json.of(value))
                .isEqualTo("{\"text\":\"a \\\"quoted\\\" \\\\ path\\nnext\\tline\",\"numbers\":[1,2,0.5],\"none\":null,"
                        + "\"yes\":true,\"nested\":{\"key\":[\"x\",null]}}");
    }

    @Test
    void controlCharactersAndLineSeparators_shouldBeEscaped() {
        assertThat(Json.of("\u0000\u001f\u2028é日")).isEqualTo("\"\\u0000\\u001f\\u2028é日\"");
    }

    @Test
    void numberThatJsonLacks_shouldBeText() {
        assertThat(Json.of(Double.NaN)).isEqualTo("\"NaN\"");
    }
}
