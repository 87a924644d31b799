package io.templaterunner.cognito;

import io.templaterunner.cognito.CognitoFault.Type;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.IntPredicate;

/**
 * What a password must be like.
 *
 * @param minimumLength 6 to 99 characters
 * @param uppercase whether it needs a letter of A to Z
 * @param lowercase whether it needs a letter of a to z
 * @param numbers whether it needs a digit
 * @param symbols whether it needs one of Cognito's special characters
 * @param temporaryValidity how long a temporary password may be used, up to 365 days
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cognito-userpool-passwordpolicy.html">
 *     AWS::Cognito::UserPool PasswordPolicy</a>
 */
public record PasswordPolicy(
        int minimumLength,
        boolean uppercase,
        boolean lowercase,
        boolean numbers,
        boolean symbols,
        Duration temporaryValidity) {

    /** What Cognito asks for where the template says nothing. */
    public static final PasswordPolicy STANDARD = new PasswordPolicy(8, true, true, true, true, Duration.ofDays(7));

    private static final int SHORTEST_MINIMUM = 6;
    private static final int LONGEST_MINIMUM = 99;
    private static final int LONGEST = 256;
    private static final int RANDOM_BYTES = 12;
    private static final String EACH_KIND = "Aa1!";
    private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

    public PasswordPolicy {
        if (minimumLength < SHORTEST_MINIMUM || minimumLength > LONGEST_MINIMUM) {
            throw new IllegalArgumentException(
                    "The MinimumLength of passwords is " + minimumLength + "; it must be 6 to 99.");
        }
        if (temporaryValidity.isNegative() || temporaryValidity.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("The TemporaryPasswordValidityDays are " + temporaryValidity.toDays()
                    + "; they must be at most 365.");
        }
    }

    /** A password that nobody can guess and that this policy, like every other, takes. */
    public String random() {
        byte[] bytes = new byte[Math.max(RANDOM_BYTES, minimumLength)];
        new SecureRandom().nextBytes(bytes);
        return EACH_KIND + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void check(String password) throws CognitoFault {
        if (password.length() < minimumLength) {
            throw refused("Password not long enough");
        }
        if (password.length() > LONGEST) {
            throw CognitoFault.invalidParameter("The password is longer than 256 characters.");
        }
        needs(uppercase, password, c -> c >= 'A' && c <= 'Z', "Password must have uppercase characters");
        needs(lowercase, password, c -> c >= 'a' && c <= 'z', "Password must have lowercase characters");
        needs(numbers, password, c -> c >= '0' && c <= '9', "Password must have numeric characters");
        needs(symbols, password, c -> SYMBOLS.indexOf(c) >= 0, "Password must have symbol characters");
    }

    private static void needs(boolean needed, String password, IntPredicate kind, String otherwise)
            throws CognitoFault {
        if (needed && password.chars().noneMatch(kind)) {
            throw refused(otherwise);
        }
    }

    private static CognitoFault refused(String reason) {
        return new CognitoFault(Type.INVALID_PASSWORD, "Password did not conform with policy: " + reason);
    }
}
