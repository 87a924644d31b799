package io.contactsheet.shared.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules in Java against the data file that the JavaScript rules are tested against too. */
class PhotoKeyExamplesTest {

    private final JsonNode examples = read();

    @TestFactory
    Stream<DynamicTest> name_shouldBecomeItsKey() {
        return examples.get("names")
                .valueStream()
                .map(example -> dynamicTest(
                        text(example, "why"),
                        () -> assertThat(PhotoKey.ofFilename(text(example, "name"))
                                        .value())
                                .isEqualTo(text(example, "key"))));
    }

    @TestFactory
    Stream<DynamicTest> longName_shouldBeShortenedInFrontOfItsExtension() {
        return examples.get("longNames")
                .valueStream()
                .map(example -> dynamicTest(text(example, "why"), () -> {
                    String name = text(example, "character")
                                    .repeat(example.get("times").asInt())
                            + text(example, "extension");
                    assertThat(PhotoKey.ofFilename(name).value())
                            .hasSize(example.get("keyLength").asInt())
                            .endsWith(text(example, "keyEnd"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> nameInAlbum_shouldBecomeItsKey() {
        return examples.get("albums")
                .valueStream()
                .map(example -> dynamicTest(
                        text(example, "why"),
                        () -> assertThat(PhotoKey.of(text(example, "album"), text(example, "name"))
                                        .value())
                                .isEqualTo(text(example, "key"))));
    }

    @TestFactory
    Stream<DynamicTest> nameWithoutExtension_shouldGetThatOfItsType() {
        return examples.get("types")
                .valueStream()
                .map(example -> dynamicTest(
                        text(example, "why"),
                        () -> assertThat(PhotoKey.of("", text(example, "name"), text(example, "type"))
                                        .value())
                                .isEqualTo(text(example, "key"))));
    }

    @TestFactory
    Stream<DynamicTest> keyWithDigest_shouldStandBesideTheKey() {
        return examples.get("digests")
                .valueStream()
                .map(example -> dynamicTest(
                        text(example, "why"),
                        () -> assertThat(new PhotoKey(text(example, "key"))
                                        .withDigest(text(example, "sha256"))
                                        .value())
                                .isEqualTo(text(example, "result"))));
    }

    @Test
    void lettersOfTheDataFile_shouldBeSpeltOutAsItSays() {
        examples.get("letters")
                .propertyStream()
                .forEach(letter -> assertThat(Ascii.fold(letter.getKey()))
                        .isEqualTo(letter.getValue().asText()));
    }

    @Test
    void limitsOfTheDataFile_shouldBeTheRules() {
        JsonNode limits = examples.get("limits");
        assertThat(PhotoKey.MAX_LENGTH).isEqualTo(limits.get("key").asInt());
        assertThat(PhotoKey.MAX_SEGMENT_LENGTH).isEqualTo(limits.get("segment").asInt());
        assertThat(PhotoKey.MAX_EXTENSION_LENGTH)
                .isEqualTo(limits.get("extension").asInt());
    }

    private static String text(JsonNode example, String field) {
        return example.get(field).asText();
    }

    private static JsonNode read() {
        try (InputStream file = PhotoKeyExamplesTest.class.getResourceAsStream("photo-keys.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
