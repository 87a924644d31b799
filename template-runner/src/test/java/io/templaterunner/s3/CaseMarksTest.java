package io.templaterunner.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CaseMarksTest {

    private final CaseMarks marks = new CaseMarks();

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("aAbBzZ0-9.^%~/ +")
                                .ofMinLength(1)
                                .ofMaxLength(10),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(10))
                .map(key -> new String(key.getBytes(UTF_8), UTF_8));
    }

    @Property
    void everyKey_shouldComeBackWhateverLettersTheDiskShows(@ForAll @From("keys") String key) {
        String file = marks.fileOf(key);

        assertThat(marks.keyOf(file)).isEqualTo(key);
        assertThat(marks.keyOf(file.toLowerCase(Locale.ROOT))).isEqualTo(key);
        assertThat(file).matches("[\\x20-\\x7d]*");
    }

    @Property
    void twoKeys_shouldNeverShareAFile(@ForAll List<@From("keys") String> keys) {
        Set<String> files = new HashSet<>();
        Set<String> different = new HashSet<>(keys);
        different.forEach(key -> files.add(marks.fileOf(key).toLowerCase(Locale.ROOT)));

        assertThat(files).hasSameSizeAs(different);
    }

    @Example
    void namesOfFiles_shouldBeRecognised() {
        assertThat(marks.fileOf("IMG_1.jpg")).isEqualTo("7^IMG_1.jpg");
        assertThat(marks.fileOf("img_1.jpg")).isEqualTo("img_1.jpg");
        assertThat(marks.fileOf("Trip/a~1.JPG")).isEqualTo("1^Trip/1c^a%7e1.JPG");
        assertThat(marks.fileOf("\u00e9t\u00e9/a.jpg")).isEqualTo("%c3%a9t%c3%a9/a.jpg");
    }

    /** Written by an earlier program, or by hand. */
    @Example
    void nameThatWasNotMadeHere_shouldBeItsOwnKey() {
        for (String name : List.of(
                "IMG_1.jpg", "Trip/x.jpg", "100%.jpg", "p%2fq.jpg", "x^y.jpg", "^", "0^a", "-7^IMG.jpg", "8^a")) {
            assertThat(marks.keyOf(name)).isEqualTo(name);
        }
    }
}
