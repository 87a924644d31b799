package io.contactsheet.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files of messages, beside each other and beside the code that asks for them. */
class BundlesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private final Properties english = read("messages.properties");
    private final Properties german = read("messages_de.properties");

    @Test
    void noMessage_shouldBeMissingInALanguage() {
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void placeholders_shouldBeTheSameInBothLanguages() {
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(german.getProperty(key, "")))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void everyMessage_shouldBeAFormat_withoutTheApostropheThatFormatsSwallow() {
        Object[] values = {2, 2, 2, 2, 2, 2};
        for (Properties language : Set.of(english, german)) {
            language.forEach((key, text) -> {
                assertThat((String) text).as((String) key).doesNotContain("'").isNotEmpty();
                assertThatCode(() -> assertThat(new MessageFormat((String) text, Locale.UK).format(values))
                                .doesNotContain("{"))
                        .as((String) key)
                        .doesNotThrowAnyException();
            });
        }
    }

    @Test
    void everyMessage_shouldBeAskedFor_andEveryOneThatIsAskedForBeThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (ProgramText text : ProgramText.ofProgram()) {
            if (text.isKey()) {
                asked.add(text.value());
            }
        }
        assertThat(without(asked, english.stringPropertyNames()))
                .as("asked for, and not there")
                .isEmpty();
        assertThat(without(english.stringPropertyNames(), asked))
                .as("there, and never asked for")
                .isEmpty();
    }

    private static Set<String> without(Set<String> keys, Set<String> others) {
        Set<String> left = new TreeSet<>(keys);
        left.removeAll(others);
        return left;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) {
        Properties messages = new Properties();
        try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(name))) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return messages;
    }
}
