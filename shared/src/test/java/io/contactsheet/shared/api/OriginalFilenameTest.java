package io.contactsheet.shared.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class OriginalFilenameTest {

    @Test
    void name_shouldBePercentEncodedAsJavaScriptDoes() {
        assertThat(OriginalFilename.encode("red flower+1.jpg")).isEqualTo("red%20flower%2B1.jpg");
        assertThat(OriginalFilename.encode("写.jpg")).isEqualTo("%E5%86%99.jpg");
    }

    @Test
    void longName_shouldBeShortenedInFrontOfItsExtension() {
        String encoded = OriginalFilename.encode("写".repeat(300) + ".jpg");
        assertThat(encoded).hasSizeLessThanOrEqualTo(OriginalFilename.MAX_ENCODED_LENGTH);
        assertThat(OriginalFilename.decode(encoded)).matches("写{60,}\\.jpg");
    }

    @Test
    void valueThatIsNotEncoded_shouldBeTakenAsItStands() {
        assertThat(OriginalFilename.decode("100%.jpg")).isEqualTo("100%.jpg");
        assertThat(OriginalFilename.decode("a+b.jpg")).isEqualTo("a+b.jpg");
    }

    @Property
    void decodedName_shouldBeTheName(@ForAll @StringLength(max = 60) String name) {
        String wellFormed = new String(
                name.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(OriginalFilename.decode(OriginalFilename.encode(wellFormed))).isEqualTo(wellFormed);
    }
}
