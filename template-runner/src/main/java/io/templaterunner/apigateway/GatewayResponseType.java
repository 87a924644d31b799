package io.templaterunner.apigateway;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of answers that API Gateway itself gives.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">
 *     Gateway response types</a>
 */
enum GatewayResponseType {
    ACCESS_DENIED(403, "AccessDeniedException"),
    API_CONFIGURATION_ERROR(500, "InternalServerErrorException"),
    AUTHORIZER_CONFIGURATION_ERROR(500, "AuthorizerConfigurationException"),
    AUTHORIZER_FAILURE(500, "AuthorizerConfigurationException"),
    BAD_REQUEST_BODY(400, "BadRequestException"),
    BAD_REQUEST_PARAMETERS(400, "BadRequestException"),
    DEFAULT_4XX(0, null),
    DEFAULT_5XX(0, null),
    EXPIRED_TOKEN(403, "ExpiredTokenException"),
    INTEGRATION_FAILURE(504, "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "InternalServerErrorException"),
    INVALID_API_KEY(403, "ForbiddenException"),
    INVALID_SIGNATURE(403, "InvalidSignatureException"),
    MISSING_AUTHENTICATION_TOKEN(403, "MissingAuthenticationTokenException"),
    QUOTA_EXCEEDED(429, "LimitExceededException"),
    REQUEST_TOO_LARGE(413, "RequestTooLargeException"),
    RESOURCE_NOT_FOUND(404, "NotFoundException"),
    THROTTLED(429, "TooManyRequestsException"),
    UNAUTHORIZED(401, "UnauthorizedException"),
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaTypeException"),
    WAF_FILTERED(403, "ForbiddenException");

    private final int status;
    private final @Nullable String errorType;

    GatewayResponseType(int status, @Nullable String errorType) {
        this.status = status;
        this.errorType = errorType;
    }

    /** The status where the template sets none; 0 for the defaults, which keep that of the kind that they stand for. */
    int status() {
        return status;
    }

    /** The {@code x-amzn-ErrorType} header. */
    @Nullable String errorType() {
        return errorType;
    }

    /** What stands in for this kind where the template does not declare it itself. */
    GatewayResponseType fallback() {
        return status < 500 ? DEFAULT_4XX : DEFAULT_5XX;
    }
}
