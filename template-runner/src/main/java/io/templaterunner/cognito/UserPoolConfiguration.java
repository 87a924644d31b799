package io.templaterunner.cognito;

/**
 * What a user pool is, as the template says.
 *
 * @param id such as {@code eu-central-1_AbCdEfGhI}
 * @param arn such as {@code arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbCdEfGhI}
 * @param region such as {@code eu-central-1}
 * @param adminCreateUserOnly whether nobody may sign up
 * @param emailAsUsername whether users sign in with their e-mail address, under a name that Cognito makes
 * @param caseSensitive whether {@code Me@example.com} and {@code me@example.com} are two names
 * @param passwordPolicy for every password
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpool.html">
 *     AWS::Cognito::UserPool</a>
 */
public record UserPoolConfiguration(
        String id,
        String arn,
        String region,
        boolean adminCreateUserOnly,
        boolean emailAsUsername,
        boolean caseSensitive,
        PasswordPolicy passwordPolicy) {

    /** The {@code ProviderName}. */
    public String providerName() {
        return "cognito-idp." + region + ".amazonaws.com/" + id;
    }

    /** The {@code ProviderURL}: the {@code iss} of its tokens. */
    public String issuer() {
        return "https://" + providerName();
    }
}
