package io.templaterunner.cognito;

import java.util.Map;

/**
 * A user whom the template makes.
 *
 * @param name an e-mail address where users sign in with theirs
 * @param attributes such as {@code email} and {@code email_verified}
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpooluser.html">
 *     AWS::Cognito::UserPoolUser</a>
 */
public record UserPoolUserConfiguration(String name, Map<String, String> attributes) {

    public UserPoolUserConfiguration {
        attributes = Map.copyOf(attributes);
    }
}
