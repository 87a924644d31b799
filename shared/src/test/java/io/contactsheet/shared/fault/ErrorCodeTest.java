package io.contactsheet.shared.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    @Test
    void code_shouldBeShortAndReadable() {
        assertThat(ErrorCode.of(new IllegalStateException("x")).value())
                .matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void sameFault_shouldHaveTheSameCode_whateverItsMessageAndLine() {
        RuntimeException one = thrownBy(() -> {
            throw new IllegalStateException("one");
        });
        RuntimeException other = thrownBy(() -> {
            throw new IllegalStateException("other");
        });

        assertThat(ErrorCode.of(one)).isEqualTo(ErrorCode.of(other));
    }

    @Test
    void anotherKindOrPlaceOrWay_shouldHaveAnotherCode() {
        RuntimeException root = new IllegalStateException("root");
        RuntimeException wrapped = new IllegalArgumentException(root);

        assertThat(ErrorCode.of(wrapped)).isNotEqualTo(ErrorCode.of(root));
        assertThat(ErrorCode.of(wrapped).value().substring(0, 4))
                .as("both broke at the same place")
                .isEqualTo(ErrorCode.of(root).value().substring(0, 4));
        assertThat(ErrorCode.of(new UnsupportedOperationException())).isNotEqualTo(ErrorCode.of(root));
        assertThat(ErrorCode.of(elsewhere())).isNotEqualTo(ErrorCode.of(root));
    }

    @Test
    void circleOfCauses_andNoStackTrace_shouldHaveACode() {
        RuntimeException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));
        Throwable traceless = new IllegalStateException("deep in the JVM");
        traceless.setStackTrace(new StackTraceElement[0]);

        assertThat(ErrorCode.of(one).value()).hasSize(9);
        assertThat(ErrorCode.of(traceless).value()).hasSize(9);
    }

    private static RuntimeException elsewhere() {
        return new IllegalStateException("elsewhere");
    }

    private static RuntimeException thrownBy(Supplier<Void> fault) {
        try {
            fault.get();
            throw new AssertionError("It did not throw.");
        } catch (RuntimeException thrown) {
            return thrown;
        }
    }
}
