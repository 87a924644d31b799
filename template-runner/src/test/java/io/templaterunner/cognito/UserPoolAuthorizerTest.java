package io.templaterunner.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.templaterunner.cognito.UserPoolAuthorizer.Decision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPoolAuthorizerTest {

    private static final String ID = "eu-central-1_TestPool1";
    private static final Decision UNAUTHORIZED = new Decision.Unauthorized("Unauthorized");

    @TempDir
    Path folder;

    private final SetTime time = new SetTime();
    private UserPool pool;
    private UserPoolAuthorizer authorizer;
    private Tokens tokens;

    @BeforeEach
    void signIn() throws Exception {
        Pools.giveKey(folder.resolve("here"), ID);
        pool = Pools.withOwner(Pools.provider(folder.resolve("here"), time), ID);
        authorizer = new UserPoolAuthorizer(List.of(pool));
        tokens = Pools.signIn(pool);
    }

    private Decision decide(@Nullable String authorization) {
        return authorizer.decide(authorization, List.of());
    }

    private JWTClaimsSet claims() throws Exception {
        return SignedJWT.parse(tokens.id()).getJWTClaimsSet();
    }

    private String signed(JWTClaimsSet claims, RSAKey key, String keyId) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void idToken_shouldBeLetIn_withItsClaims() {
        assertThat(decide(tokens.id()))
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.claims())
                                .containsEntry("email", Pools.OWNER)
                                .containsEntry("email_verified", true)
                                .containsEntry("token_use", "id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void idTokenWithScheme_shouldBeLetIn(String scheme) {
        assertThat(decide(scheme + tokens.id())).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void accessToken_shouldBeRefused_whereNoScopesAreAskedFor() {
        assertThat(decide(tokens.access())).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void accessToken_shouldBeLetIn_forAScopeThatItHas() {
        List<String> scope = List.of("aws.cognito.signin.user.admin");

        assertThat(authorizer.decide(tokens.access(), scope)).isInstanceOf(Decision.Allowed.class);
        assertThat(authorizer.decide(tokens.access(), List.of("photos/write"))).isEqualTo(UNAUTHORIZED);
        assertThat(authorizer.decide(tokens.id(), scope)).isEqualTo(UNAUTHORIZED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Bearer", "Bearer ", "garbage", "a.b.c", "..", "Basic b3duZXI6cGFzc3dvcmQ="})
    void noToken_shouldBeRefused(@Nullable String authorization) {
        assertThat(decide(authorization)).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void tokenOneSecondBeforeItsEnd_shouldBeLetIn_andAtItsEndRefusedAsExpired() {
        time.pass(Duration.ofHours(1).minusSeconds(1));
        assertThat(decide(tokens.id())).isInstanceOf(Decision.Allowed.class);

        time.pass(Duration.ofSeconds(1));
        assertThat(decide(tokens.id())).isEqualTo(new Decision.Unauthorized("The incoming token has expired"));
    }

    @Test
    void tokenOfAnotherPool_shouldBeRefused_evenIfTheKeyWereTheSame() throws Exception {
        Pools.giveKey(folder.resolve("elsewhere"), "eu-central-1_OtherPool");
        UserPool other = Pools.withOwner(Pools.provider(folder.resolve("elsewhere"), time), "eu-central-1_OtherPool");

        assertThat(decide(Pools.signIn(other).id())).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void tokenOfAPoolWithTheSameNameAndAnotherKey_shouldBeRefused() throws Exception {
        UserPool twin = Pools.withOwner(Pools.provider(folder.resolve("elsewhere"), time), ID);

        assertThat(decide(Pools.signIn(twin).id())).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void tokenSignedByAStrangersKeyUnderOurKeyId_shouldBeRefused() throws Exception {
        RSAKey strangers = Pools.newKey();

        assertThat(decide(signed(claims(), strangers, pool.key().publicKey().getKeyID())))
                .isEqualTo(UNAUTHORIZED);
    }

    @Test
    void tokenWithAlgNone_shouldBeRefused() throws Exception {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ("{\"alg\":\"none\",\"kid\":\"" + pool.key().publicKey().getKeyID() + "\"}")
                                .getBytes(StandardCharsets.UTF_8));
        String[] parts = tokens.id().split("\\.");

        assertThat(decide(new PlainJWT(claims()).serialize())).isEqualTo(UNAUTHORIZED);
        assertThat(decide(header + "." + parts[1] + ".")).isEqualTo(UNAUTHORIZED);
        assertThat(decide(header + "." + parts[1] + "." + parts[2])).isEqualTo(UNAUTHORIZED);
        assertThat(decide(parts[0] + "." + parts[1] + ".")).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void tokenSignedByHmacWithThePublicKey_shouldBeRefused() throws Exception {
        RSAKey publicKey = pool.key().publicKey();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(publicKey.getKeyID())
                .build();
        SignedJWT confused = new SignedJWT(header, claims());
        confused.sign(new MACSigner(publicKey.toRSAPublicKey().getEncoded()));

        assertThat(decide(confused.serialize())).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void tokenWithAChangedClaim_shouldBeRefused() throws Exception {
        JWTClaimsSet later = new JWTClaimsSet.Builder(claims())
                .expirationTime(Date.from(time.instant().plus(Duration.ofDays(365))))
                .build();
        String[] parts = tokens.id().split("\\.");
        String payload = later.toPayload().toBase64URL().toString();

        assertThat(decide(parts[0] + "." + payload + "." + parts[2])).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void tokenForNoClientOfThePool_shouldBeRefused() throws Exception {
        assertThat(isLetIn(tokenFor(List.of(Pools.CLIENT)))).isTrue();
        assertThat(isLetIn(tokenFor(List.of("another")))).isFalse();
        assertThat(isLetIn(tokenFor(List.of("another", Pools.CLIENT)))).isFalse();
        assertThat(isLetIn(tokenFor(List.of()))).isFalse();
    }

    private String tokenFor(List<String> audience) throws Exception {
        return pool.key()
                .sign(new JWTClaimsSet.Builder(claims()).audience(audience).build());
    }

    @Test
    void tokenBeforeItsTime_shouldBeRefused() throws Exception {
        JWTClaimsSet later = new JWTClaimsSet.Builder(claims())
                .notBeforeTime(Date.from(time.instant().plusSeconds(60)))
                .build();
        String token = pool.key().sign(later);

        assertThat(decide(token)).isEqualTo(UNAUTHORIZED);
        time.pass(Duration.ofSeconds(60));
        assertThat(decide(token)).isInstanceOf(Decision.Allowed.class);
    }

    /** The last letter has four bits that mean nothing: a decoder that overlooks them takes sixteen texts for one token. */
    @Test
    void tokenWithAnyOtherLastLetter_shouldBeRefused() {
        String start = tokens.id().substring(0, tokens.id().length() - 1);
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        assertThat(letters.chars().mapToObj(last -> start + (char) last).filter(this::isLetIn))
                .containsExactly(tokens.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "!", "é", ".", ".x"})
    void tokenWithSomethingBehindIt_shouldBeRefused(String more) {
        assertThat(decide(tokens.id() + more)).isEqualTo(UNAUTHORIZED);
    }

    private boolean isLetIn(String token) {
        return decide(token) instanceof Decision.Allowed;
    }

    @Test
    void tokenOfTheOwner_shouldStayGoodUntilItExpires_afterTheSignOut() throws Exception {
        pool.sessions().revokeAll(pool.userOf(tokens.access()));

        assertThat(decide(tokens.id())).isInstanceOf(Decision.Allowed.class);
    }
}
