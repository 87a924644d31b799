package io.contactsheet.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case is a list of parts, as {@code number/count:letter} of a profile of the parts a, b and c. */
class ProfilePartsTest {

    private static final int PART = 50;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/3:a 2/3:b 3/3:c",
                "3/3:c 1/3:a 2/3:b",
                "1/3:a 1/3:a 2/3:b 3/3:c",
                "0/3:a 1/3:b 2/3:c",
                "2/3:c 1/3:b 0/3:a",
                "1/0:a 2/0:b 3/0:c",
                "1/9:a 2/9:b 3/9:c",
                "2/3:a 3/3:b 4/3:c",
                "1/3:a 1/3:b 1/3:c",
                "1/3:a 2/3:b 7/3:c",
                "1/3:a 2/3:b 2/3:c",
                "9/3:a 2/3:b 3/3:c",
                "0/0:a 0/0:b 0/0:c"
            })
    void partsHoweverTheyAreNumbered_shouldMakeTheProfile(String parts) {
        assertThat(profile(parts, 3 * PART)).isEqualTo(whole(3 * PART));
    }

    @ParameterizedTest
    @CsvSource({"1/1:a", "0/1:a", "1/0:a", "0/0:a", "2/1:a", "255/255:a", "1/2:a"})
    void singlePartWhateverItsNumber_shouldBeTheProfile(String part) {
        assertThat(profile(part, PART)).isEqualTo(Arrays.copyOf(whole(PART), PART));
    }

    @ParameterizedTest
    @CsvSource({"1/1:a", "0/1:a"})
    void singlePartThatIsCountedRightly_shouldBeTheProfileWhateverLengthItTells(String part) {
        assertThat(profile(part, 1_000_000)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/3:a 2/3:b", "1/3:a 3/3:c", "2/3:b 3/3:c", "0/3:a 1/3:b", "1/0:a 2/0:b"})
    void missingPart_shouldLeaveNoProfile(String parts) {
        assertThat(profile(parts, 3 * PART)).isNull();
    }

    private static byte @Nullable [] profile(String text, int length) {
        ProfileParts parts = new ProfileParts();
        for (String part : text.split(" ")) {
            String[] numbers = part.split("[/:]");
            int index = numbers[2].charAt(0) - 'a';
            byte[] data = Arrays.copyOfRange(whole(length), index * PART, (index + 1) * PART);
            parts.add(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), data);
        }
        return parts.whole();
    }

    /** Three parts of a profile that says that it has so many bytes. */
    private static byte[] whole(int length) {
        ByteBuffer profile = ByteBuffer.allocate(3 * PART).putInt(0, length);
        for (int i = 4; i < profile.capacity(); i++) {
            profile.put(i, (byte) i);
        }
        profile.put(36, "acsp".getBytes(StandardCharsets.US_ASCII));
        return profile.array();
    }
}
