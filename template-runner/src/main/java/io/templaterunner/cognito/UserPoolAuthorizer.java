package io.templaterunner.cognito;

import com.nimbusds.jwt.JWTClaimsSet;
import io.templaterunner.cognito.TokenCheck.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An API Gateway authorizer of the type {@code cognito_user_pools}. Safe for several threads at once.
 *
 * <p>A method without scopes wants an ID token, one with scopes an access token that has one of them. Whether a session
 * was ended does not matter: like API Gateway, this looks at the token alone.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html">
 *     Control access to REST APIs using Amazon Cognito user pools</a>
 */
public final class UserPoolAuthorizer {

    private static final String BEARER = "bearer ";

    private final List<UserPool> pools;

    /** @param pools whose users are let in */
    public UserPoolAuthorizer(List<UserPool> pools) {
        this.pools = List.copyOf(pools);
    }

    /** Whether a request may go on. */
    public sealed interface Decision {

        /** It may. The claims are those of the token. */
        record Allowed(Map<String, Object> claims) implements Decision {}

        /** It may not: API Gateway's gateway response {@code UNAUTHORIZED} with this message. */
        record Unauthorized(String message) implements Decision {}
    }

    /**
     * Decides on a request.
     *
     * @param authorization the value of the header that holds the token, with or without {@code Bearer}; null for none
     * @param scopes of the method's security requirement; empty for none
     */
    public Decision decide(@Nullable String authorization, List<String> scopes) {
        if (authorization == null) {
            return unauthorized();
        }
        String token = withoutScheme(authorization.strip());
        for (UserPool pool : pools) {
            switch (pool.tokenCheck().examine(token)) {
                case Finding.Valid(JWTClaimsSet claims) -> {
                    return fits(claims, scopes) ? allowed(claims) : unauthorized();
                }
                case Finding.Expired() -> {
                    return new Decision.Unauthorized("The incoming token has expired");
                }
                case Finding.Foreign() -> {}
            }
        }
        return unauthorized();
    }

    private static String withoutScheme(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : authorization;
    }

    private static boolean fits(JWTClaimsSet claims, List<String> scopes) {
        if (scopes.isEmpty()) {
            return TokenUse.ID.isOf(claims);
        }
        List<String> granted = new ArrayList<>(
                Arrays.asList(String.valueOf(claims.getClaim("scope")).split(" ")));
        return TokenUse.ACCESS.isOf(claims) && !Collections.disjoint(granted, scopes);
    }

    private static Decision allowed(JWTClaimsSet claims) {
        return new Decision.Allowed(claims.getClaims());
    }

    private static Decision unauthorized() {
        return new Decision.Unauthorized("Unauthorized");
    }
}
