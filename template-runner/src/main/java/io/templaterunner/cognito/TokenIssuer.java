package io.templaterunner.cognito;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes ID and access tokens with the claims of Cognito's.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html">
 *     Understanding user pool JSON web tokens</a>
 */
final class TokenIssuer {

    private final String issuer;
    private final SigningKey key;
    private final InstantSource time;

    TokenIssuer(String issuer, SigningKey key, InstantSource time) {
        this.issuer = issuer;
        this.key = key;
        this.time = time;
    }

    Tokens issue(User user, UserPoolClientConfiguration client, Session session, Optional<String> refreshToken) {
        String event = UUID.randomUUID().toString();
        return new Tokens(
                key.sign(idClaims(user, client, session, event)),
                key.sign(accessClaims(user, client, session, event)),
                client.accessTokenValidity(),
                refreshToken);
    }

    private JWTClaimsSet idClaims(User user, UserPoolClientConfiguration client, Session session, String event) {
        JWTClaimsSet.Builder claims = common(user, session, event, client.idTokenValidity());
        for (Map.Entry<String, String> attribute : user.attributes().entrySet()) {
            boolean flag = attribute.getKey().endsWith("_verified");
            Object value = flag ? (Object) Boolean.valueOf(attribute.getValue()) : attribute.getValue();
            claims.claim(attribute.getKey(), value);
        }
        return claims.audience(client.id())
                .claim("token_use", TokenUse.ID.claim())
                .claim("cognito:username", user.name())
                .build();
    }

    private JWTClaimsSet accessClaims(User user, UserPoolClientConfiguration client, Session session, String event) {
        return common(user, session, event, client.accessTokenValidity())
                .claim("token_use", TokenUse.ACCESS.claim())
                .claim("client_id", client.id())
                .claim("scope", "aws.cognito.signin.user.admin")
                .claim("username", user.name())
                .build();
    }

    private JWTClaimsSet.Builder common(User user, Session session, String event, Duration validity) {
        Instant now = time.instant();
        return new JWTClaimsSet.Builder()
                .subject(user.sub())
                .issuer(issuer)
                .claim("origin_jti", session.originId())
                .claim("event_id", event)
                .claim("auth_time", session.signedInAt().getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(validity)))
                .jwtID(UUID.randomUUID().toString());
    }
}
