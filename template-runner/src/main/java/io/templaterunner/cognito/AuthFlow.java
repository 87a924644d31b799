package io.templaterunner.cognito;

/**
 * Ways to sign in.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html">
 *     ExplicitAuthFlows</a>
 */
public enum AuthFlow {
    /** With name and password in the request. */
    USER_PASSWORD_AUTH,
    /** With a refresh token. */
    REFRESH_TOKEN_AUTH,
    /** With a proof of the password (SRP). Allowed to name, not spoken here. */
    USER_SRP_AUTH,
    /** With a function that asks. Allowed to name, not spoken here. */
    CUSTOM_AUTH,
    /** With a method of the user's choice. Allowed to name, not spoken here. */
    USER_AUTH,
    /** With name and password, from a server that has AWS credentials. Allowed to name, not spoken here. */
    ADMIN_USER_PASSWORD_AUTH;

    /**
     * The flow that an entry of {@code ExplicitAuthFlows} allows, such as {@code ALLOW_USER_PASSWORD_AUTH}.
     *
     * @throws IllegalArgumentException with a sentence if there is no such entry
     */
    public static AuthFlow allowedBy(String entry) {
        for (AuthFlow flow : values()) {
            if (entry.equals("ALLOW_" + flow)) {
                return flow;
            }
        }
        throw new IllegalArgumentException("ExplicitAuthFlows has “" + entry + "”, which is no flow of Cognito's.");
    }
}
