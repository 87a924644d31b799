package io.templaterunner.apigateway;

import io.templaterunner.cognito.UserPoolAuthorizer;
import io.templaterunner.cognito.UserPoolAuthorizer.Decision;
import io.templaterunner.http.Header;
import java.util.List;

/**
 * Lets those in who bring a token of a user pool.
 *
 * @param authorizer decides on the token
 * @param header in which it comes
 * @param scopes of which an access token must have one; none if an ID token is wanted
 */
record UserPoolTokens(UserPoolAuthorizer authorizer, String header, List<String> scopes) implements Authorizer {

    @Override
    public void check(GatewayRequest request) throws GatewayFault {
        String token = Header.find(request.headers(), header).orElse(null);
        if (authorizer.decide(token, scopes) instanceof Decision.Unauthorized(String message)) {
            throw GatewayFault.of(GatewayResponseType.UNAUTHORIZED, message);
        }
    }
}
