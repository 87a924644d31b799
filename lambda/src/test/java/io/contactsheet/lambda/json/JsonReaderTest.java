package io.contactsheet.lambda.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contactsheet.lambda.json.JsonReader.Numeral;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void valuesOfEveryKind_shouldBeRead() {
        Object value = JsonReader.read(
                " { \"list\" : [ true, false , null, [], {} ],\r\n\t\"numbers\":[0,-1.5e+3], \"empty\":\"\" } ");

        assertThat(value)
                .isEqualTo(Map.of(
                        "list", Arrays.asList(true, false, null, List.of(), Map.of()),
                        "numbers", List.of(new Numeral("0"), new Numeral("-1.5e+3")),
                        "empty", ""));
    }

    @Test
    void escapes_shouldBeResolved() {
        assertThat(JsonReader.read("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDCF7 日\""))
                .isEqualTo("a\"\\/\b\f\n\r\té📷 日");
    }

    @Test
    void whatJsonWrites_shouldBeReadTheSame() {
        Map<String, Object> value = Map.of("text", "a \"quoted\" \\ path\nnext\u0000\u2028é日");

        assertThat(JsonReader.read(Json.of(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1 2]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "\"open",
                "\"open\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12 4\"",
                "tru",
                "nothing",
                "1 2",
                "]"
            })
    void whatIsNotJson_shouldBeRefusedInASentence(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("This is not JSON: at character ");
    }

    @Test
    void nestingWithoutEnd_shouldBeRefusedAndNotOverflowTheStack() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000))).hasMessageContaining("less nesting");
    }
}
