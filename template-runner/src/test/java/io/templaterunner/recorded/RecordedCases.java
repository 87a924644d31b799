package io.templaterunner.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * What AWS itself answered, as cases that are played here one by one. A case says {@code why} it matters, its
 * {@code source}, and the day on which it was {@code recorded}. One that the runner does not meet says in
 * {@code differs} why it may; it is red as soon as the runner meets it, so that no such note outlives its reason.
 */
public final class RecordedCases {

    private static final List<String> OF_EVERY_CASE = List.of("why", "source", "recorded", "differs");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private RecordedCases() {}

    /**
     * One test for each case of a file.
     *
     * @param file its name beside this class
     * @param form a record with a component for each key that a case may have of its own; null where it has it not
     * @param play fails with an {@link AssertionError} where the runner answers otherwise
     */
    public static <T> Stream<DynamicTest> of(String file, Class<T> form, ThrowingConsumer<T> play) {
        return read(file).get("cases").valueStream().map(each -> {
            assertThat(each.path("source").asText()).as("source of %s", each).isNotEmpty();
            LocalDate recorded = LocalDate.parse(each.path("recorded").asText());
            ObjectNode own = each.deepCopy();
            own.remove(OF_EVERY_CASE);
            T read = MAPPER.convertValue(own, form);
            String name = each.get("why").asText() + " (" + recorded + ")";
            return dynamicTest(name, () -> {
                if (each.has("differs")) {
                    assertThatExceptionOfType(AssertionError.class)
                            .as("It is met now, whatever is said of it: " + each.get("differs"))
                            .isThrownBy(() -> play.accept(read));
                } else {
                    play.accept(read);
                }
            });
        });
    }

    private static JsonNode read(String file) {
        try (InputStream in = RecordedCases.class.getResourceAsStream(file)) {
            return MAPPER.readTree(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
