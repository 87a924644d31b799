package io.templaterunner.cognito;

import java.time.Duration;
import java.util.Set;

/**
 * What an app client of a user pool is, as the template says.
 *
 * @param id such as {@code 1example23456789}
 * @param flows by which it signs in
 * @param hasSecret whether every request must prove that it knows a secret, which no page or app can keep
 * @param accessTokenValidity 5 minutes to a day
 * @param idTokenValidity 5 minutes to a day
 * @param refreshTokenValidity an hour to ten years
 * @param preventUserExistenceErrors whether a wrong name is answered as a wrong password is
 * @param tokenRevocation whether a refresh token can be ended before its time
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html">
 *     AWS::Cognito::UserPoolClient</a>
 */
public record UserPoolClientConfiguration(
        String id,
        Set<AuthFlow> flows,
        boolean hasSecret,
        Duration accessTokenValidity,
        Duration idTokenValidity,
        Duration refreshTokenValidity,
        boolean preventUserExistenceErrors,
        boolean tokenRevocation) {

    /** How long access and ID tokens are valid where the template says nothing. */
    public static final Duration STANDARD_TOKEN_VALIDITY = Duration.ofHours(1);

    /** How long refresh tokens are valid where the template says nothing. */
    public static final Duration STANDARD_REFRESH_TOKEN_VALIDITY = Duration.ofDays(30);

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST_REFRESH = Duration.ofHours(1);
    private static final Duration LONGEST_REFRESH = Duration.ofDays(3650);

    public UserPoolClientConfiguration {
        flows = Set.copyOf(flows);
        within("AccessTokenValidity", accessTokenValidity, SHORTEST, LONGEST);
        within("IdTokenValidity", idTokenValidity, SHORTEST, LONGEST);
        within("RefreshTokenValidity", refreshTokenValidity, SHORTEST_REFRESH, LONGEST_REFRESH);
        if (refreshTokenValidity.compareTo(accessTokenValidity) < 0
                || refreshTokenValidity.compareTo(idTokenValidity) < 0) {
            throw new IllegalArgumentException(
                    "The RefreshTokenValidity must not be shorter than the AccessTokenValidity and the IdTokenValidity.");
        }
    }

    private static void within(String property, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("The " + property + " is " + value.toMinutes() + " minutes; it must be "
                    + least.toMinutes() + " to " + most.toMinutes() + ".");
        }
    }
}
