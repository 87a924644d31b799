package io.templaterunner.cognito;

import com.nimbusds.jwt.JWTClaimsSet;

/** What a token is for: its claim {@code token_use}. */
enum TokenUse {
    ID("id"),
    ACCESS("access");

    private final String claim;

    TokenUse(String claim) {
        this.claim = claim;
    }

    String claim() {
        return claim;
    }

    boolean isOf(JWTClaimsSet claims) {
        return claim.equals(claims.getClaim("token_use"));
    }
}
