package io.contactsheet.shared.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PhotoKeyPropertiesTest {

    @Property
    void keyOfAKey_shouldBeItself(@ForAll("names") String name) {
        PhotoKey key = PhotoKey.ofFilename(name);
        assertThat(PhotoKey.ofFilename(key.value())).isEqualTo(key);
    }

    @Property
    void keyInAnAlbum_shouldBeItselfAgain(@ForAll("names") String album, @ForAll("names") String name) {
        PhotoKey key = PhotoKey.of(album, name);
        assertThat(PhotoKey.of(key.album(), key.filename())).isEqualTo(key);
    }

    /** Spaces, the two slashes and composed letters are one and the same. */
    @Property
    void albumsOfDifferentNames_shouldNeverFallTogether(@ForAll("names") String one, @ForAll("names") String other) {
        assertThat(album(one).equals(album(other))).isEqualTo(names(one).equals(names(other)));
    }

    private static String album(String name) {
        return PhotoKey.of(name, "a.jpg").album();
    }

    private static List<String> names(String album) {
        return Stream.of(Normalizer.normalize(album, Normalizer.Form.NFC).split("[/\\\\]"))
                .map(segment -> segment.replaceAll("[\\ud800-\\udfff]", "\ufffd"))
                .map(segment -> segment.replaceAll("^ +| +$", ""))
                .filter(segment -> !segment.matches("|\\.|\\.\\."))
                .map(segment -> segment.matches("[A-Za-z0-9_ -]+") ? segment.replaceAll(" *- *| +", "-") : segment)
                .toList();
    }

    @Property
    void everySegment_shouldBeInTheAlphabetAndBounded(@ForAll("names") String album, @ForAll("names") String name) {
        String key = PhotoKey.of(album, name).value();
        assertThat(key).hasSizeLessThanOrEqualTo(PhotoKey.MAX_LENGTH);
        assertThat(key.split("/", -1))
                .allSatisfy(segment -> assertThat(segment)
                        .matches("[A-Za-z0-9_][A-Za-z0-9._-]*")
                        .hasSizeLessThanOrEqualTo(PhotoKey.MAX_SEGMENT_LENGTH)
                        .doesNotContain("..", "--"));
    }

    @Property
    void extension_shouldBeKeptInLowerCase(
            @ForAll("names") String stem,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 10) String extension) {
        assertThat(PhotoKey.ofFilename(stem + "." + extension).value())
                .endsWith("." + extension.toLowerCase(Locale.ROOT));
    }

    @Property
    void albumAndPhoto_shouldNeverShareAPath(@ForAll("names") String album, @ForAll("names") String name) {
        assertThat(PhotoKey.of(album, "a.jpg").album()).doesNotContain(".");
        assertThat(PhotoKey.ofFilename(name).value()).contains(".");
    }

    @Property
    void keyWithDigest_shouldBeAnotherKeyWithinTheLimits(@ForAll("names") String album, @ForAll("names") String name) {
        PhotoKey key = PhotoKey.of(album, name);
        PhotoKey other = key.withDigest("0123abcd" + "0".repeat(56));
        assertThat(other).isNotEqualTo(key);
        assertThat(other.album()).isEqualTo(key.album());
        assertThat(other.filename()).contains("-0123abcd.").hasSizeLessThanOrEqualTo(PhotoKey.MAX_SEGMENT_LENGTH);
    }

    @Property
    void everyKey_shouldBeParsedAsItself(@ForAll("names") String album, @ForAll("names") String name) {
        PhotoKey key = PhotoKey.of(album, name);
        assertThat(PhotoKey.parse(key.value())).contains(key);
    }

    @Test
    void textThatIsNoKey_shouldBeRefused() {
        for (String text : new String[] {"", "a", "/a.jpg", "a/.jpg", "a b.jpg", "a.JPG", "../a.jpg", "a.jpg/"}) {
            assertThat(PhotoKey.parse(text)).as(text).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> new PhotoKey(text));
        }
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(400);
        Arbitrary<String> likely = Arbitraries.strings()
                .withChars("aZ09._-+% /\\()äßłé写🌻".toCharArray())
                .ofMaxLength(40);
        Arbitrary<String> awkward =
                Arbitraries.of("CON", "nul.jpg", "..", ".", "-", "a.", ".a", "photo", "../..", "COM1.x", "aux/aux");
        return Arbitraries.oneOf(anything, likely, awkward);
    }
}
