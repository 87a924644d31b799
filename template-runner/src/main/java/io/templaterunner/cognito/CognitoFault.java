package io.templaterunner.cognito;

/**
 * Cognito refuses a request, in its own words.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
public final class CognitoFault extends Exception {

    private static final long serialVersionUID = 1;

    private final Type type;

    CognitoFault(Type type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** The kinds of refusals, named by Cognito. */
    public enum Type {
        INVALID_PARAMETER("InvalidParameterException"),
        INVALID_PASSWORD("InvalidPasswordException"),
        MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException"),
        NOT_AUTHORIZED("NotAuthorizedException"),
        RESOURCE_NOT_FOUND("ResourceNotFoundException"),
        SERIALIZATION("SerializationException"),
        UNKNOWN_OPERATION("UnknownOperationException"),
        UNSUPPORTED_OPERATION("UnsupportedOperationException"),
        UNSUPPORTED_TOKEN_TYPE("UnsupportedTokenTypeException"),
        USER_NOT_CONFIRMED("UserNotConfirmedException"),
        USER_NOT_FOUND("UserNotFoundException"),
        USERNAME_EXISTS("UsernameExistsException");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        /** As {@code __type} gives it. */
        public String code() {
            return code;
        }
    }

    static CognitoFault notAuthorized(String message) {
        return new CognitoFault(Type.NOT_AUTHORIZED, message);
    }

    static CognitoFault invalidParameter(String message) {
        return new CognitoFault(Type.INVALID_PARAMETER, message);
    }

    /** What kind of refusal it is. */
    public Type type() {
        return type;
    }

    /** Cognito's sentence: never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
