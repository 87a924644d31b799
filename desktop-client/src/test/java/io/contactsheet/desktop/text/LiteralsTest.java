package io.contactsheet.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No word that a person reads stands in the code of the window: it would be in one language alone. */
class LiteralsTest {

    /** Style classes, ids, threads, properties, programs: what people read begins with a capital letter or has spaces. */
    private static final Pattern NAME_IN_CODE = Pattern.compile("[a-z][a-z0-9-]*");

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]*");
    private static final Pattern FILE_PATTERN = Pattern.compile("\\*?\\.[A-Za-z-]+");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** The log is in English, and so is what an exception says to it. */
    private static final Pattern FOR_THE_LOG =
            Pattern.compile("org/slf4j/Logger\\..*|io/contactsheet/desktop/fault/Failures\\..*|.*Exception\\.<init>");

    private static final Set<String> OTHERS = Set.of(
            // Files and addresses.
            "contact-sheet.css",
            "galleries.txt",
            "window.properties",
            "photo.jpg",
            "/#photo/",
            "https://….amazonaws.com/gallery",
            "me@example.com",
            // Systems and their programs.
            "DISPLAY",
            "Linux",
            "glass.platform",
            "os.name",
            "url.dll,FileProtocolHandler",
            // Patterns.
            "\\.execute-api\\..*",
            "yyyy-MM-dd HH.mm.ss",
            "[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069/\\\\:*?\"<>|]");

    @Test
    void window_shouldSayNothingThatIsNotInTheFilesOfMessages() throws IOException {
        List<ProgramText> texts =
                ProgramText.ofProgram().stream().filter(text -> text.isIn("ui")).toList();

        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(texts.stream().filter(text -> !isNoWord(text))).isEmpty();
    }

    private static boolean isNoWord(ProgramText text) {
        return text.isKey()
                || !LETTER.matcher(text.value()).find()
                || NAME_IN_CODE.matcher(text.value()).matches()
                || FILE_PATTERN.matcher(text.value()).matches()
                || COLOUR.matcher(text.value()).matches()
                || FOR_THE_LOG.matcher(text.use()).matches()
                || isConstant(text)
                || text.type().endsWith("/look/Icon")
                || OTHERS.contains(text.value());
    }

    /** The name of an enum's constant. */
    private static boolean isConstant(ProgramText text) {
        return CONSTANT.matcher(text.value()).matches() && text.use().equals(text.type() + ".<init>");
    }
}
