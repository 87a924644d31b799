package io.templaterunner.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ContinuationTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "album/a b+c%20.jpg", "日本/ü😀.jpg", "b/"})
    void token_shouldLeadBackToItsKey(String key) {
        assertThat(ContinuationToken.read(ContinuationToken.of(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.jpg", "AAAA", "AAAAAGE=", "not base64!"})
    void textThatIsNoToken_shouldBeRefusedAsS3Does(String text) {
        S3Exception refused = catchThrowableOfType(S3Exception.class, () -> ContinuationToken.read(text));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidArgument");
    }

    @Test
    void tokens_shouldHoldCharactersThatAUrlMustEscape() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> ContinuationToken.of("photo-" + i + ".jpg"))
                        .filter(token -> token.contains("+")))
                .isNotEmpty();
    }
}
