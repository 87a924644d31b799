package io.templaterunner.cognito;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPolicyTest {

    @Test
    void strongPassword_shouldPass() {
        assertThatCode(() -> PasswordPolicy.STANDARD.check("Abcdef1!")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Abcde1!, Password not long enough",
        "abcdef1!, Password must have uppercase characters",
        "ABCDEF1!, Password must have lowercase characters",
        "Abcdefg!, Password must have numeric characters",
        "Abcdefg1, Password must have symbol characters",
    })
    void weakPassword_shouldBeRefusedWithTheReason(String password, String reason) {
        assertThatThrownBy(() -> PasswordPolicy.STANDARD.check(password))
                .isInstanceOf(CognitoFault.class)
                .hasMessage("Password did not conform with policy: " + reason)
                .extracting(fault -> ((CognitoFault) fault).type())
                .isEqualTo(CognitoFault.Type.INVALID_PASSWORD);
    }

    @Test
    void laxPolicy_shouldTakeAnyLongEnoughPassword() {
        PasswordPolicy lax = new PasswordPolicy(6, false, false, false, false, Duration.ofDays(1));

        assertThatCode(() -> lax.check("aaaaaa")).doesNotThrowAnyException();
    }

    @Test
    void minimumBelowSix_shouldBeRefused() {
        assertThatThrownBy(() -> new PasswordPolicy(5, true, true, true, true, Duration.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MinimumLength");
    }
}
