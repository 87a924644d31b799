package io.contactsheet.acceptance;

import static io.contactsheet.shared.testkit.ApiClient.header;
import static io.contactsheet.shared.testkit.ApiClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.UserPool;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gallery that has an owner: nobody else writes, and nobody else reads if it is private. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Galleries with an owner of the test's own are made on this machine only.")
@ExtendWith(GalleryUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private static final String OWNER = "owner@example.com";
    private static final String PASSWORD = "Correct-horse-7-battery";
    private static final byte[] PHOTO = "a photo".getBytes(StandardCharsets.US_ASCII);

    private final LocalGallery publicGallery;
    private final LocalGallery privateGallery;
    private final JsonNode tokens;

    SignInTest(TemplateUnderTest template) throws Exception {
        publicGallery = template.gallery(parameters("public"));
        privateGallery = template.gallery(parameters("private"));
        setPassword(publicGallery, true);
        setPassword(privateGallery, true);
        tokens = users(publicGallery).signIn(OWNER, PASSWORD).path("AuthenticationResult");
    }

    private static Map<String, String> parameters(String visibility) {
        return Map.of("OwnerEmail", OWNER, "Visibility", visibility);
    }

    private static LocalGallery withOwner(String template, String visibility) throws Exception {
        LocalGallery gallery = LocalGallery.start(template, parameters(visibility));
        setPassword(gallery, true);
        return gallery;
    }

    private static void setPassword(LocalGallery gallery, boolean permanent) throws Exception {
        for (UserPool pool : gallery.backend().userPools()) {
            pool.setPassword(OWNER, PASSWORD, permanent);
        }
    }

    private static UserPoolClient users(LocalGallery gallery) {
        return UserPoolClient.of(gallery.api());
    }

    private static Gallery by(LocalGallery gallery, String token) {
        return new Gallery(gallery.api(), TemplateUnderTest.current().patience(), Optional.of(token));
    }

    private static Gallery byStranger(LocalGallery gallery) {
        return new Gallery(gallery.api(), TemplateUnderTest.current().patience());
    }

    private String idToken() {
        return tokens.path("IdToken").asText();
    }

    private static void isUnauthorized(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(text(response)).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(header(response, "Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void owner_shouldWriteAndDelete() {
        try (Gallery gallery = by(publicGallery, idToken())) {
            String key = gallery.key("a.jpg");
            assertThat(gallery.put(key, PHOTO, "image/jpeg").statusCode()).isEqualTo(200);
            assertThat(gallery.photo(key).body()).isEqualTo(PHOTO);
            assertThat(gallery.delete(key).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void stranger_shouldNeitherWriteNorDelete() {
        try (Gallery owner = by(publicGallery, "Bearer " + idToken());
                Gallery stranger = byStranger(publicGallery)) {
            String kept = owner.key("kept.jpg");
            String refused = owner.key("refused.jpg");
            owner.put(kept, PHOTO, "image/jpeg");

            isUnauthorized(stranger.put(refused, PHOTO, "image/jpeg"));
            isUnauthorized(stranger.delete(kept));

            assertThat(stranger.photo(refused).statusCode()).isEqualTo(404);
            assertThat(stranger.photo(kept).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void badToken_shouldBeRefused() throws Exception {
        List<String> bad = new ArrayList<>(List.of(
                "garbage",
                tokens.path("AccessToken").asText(),
                tokens.path("RefreshToken").asText(),
                users(privateGallery).idToken(OWNER, PASSWORD)));
        bad.addAll(forged());
        for (String token : bad) {
            try (Gallery gallery = by(publicGallery, token)) {
                isUnauthorized(gallery.put(gallery.key("a.jpg"), PHOTO, "image/jpeg"));
                isUnauthorized(gallery.delete(gallery.key("a.jpg")));
            }
        }
    }

    /** Without a signature, with another's claim under the right signature, and signed with what everyone knows. */
    private List<String> forged() throws Exception {
        SignedJWT token = SignedJWT.parse(idToken());
        String[] parts = idToken().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(OWNER, "thief@example.com");
        String changed =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        String pool = token.getJWTClaimsSet().getIssuer().replaceFirst(".*/", "");
        String keys = UserPoolClient.send(HttpRequest.newBuilder(
                        users(publicGallery).endpoint().resolve(pool + "/.well-known/jwks.json")))
                .body();
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(token.getHeader().getKeyID())
                        .build(),
                token.getJWTClaimsSet());
        confused.sign(new MACSigner(JWKSet.parse(keys)
                .getKeys()
                .getFirst()
                .toRSAKey()
                .toRSAPublicKey()
                .getEncoded()));
        return List.of(
                new PlainJWT(token.getJWTClaimsSet()).serialize(),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + changed + "." + parts[2],
                confused.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/photos", "/thumbnails"})
    void publicGallery_shouldBeReadByEveryone(String list) {
        try (Gallery stranger = byStranger(publicGallery)) {
            assertThat(stranger.get(list).statusCode()).isEqualTo(200);
            assertThat(stranger.get(list + "/none.jpg").statusCode()).isEqualTo(404);
            assertThat(stranger.head(list + "/none.jpg").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/photos", "/thumbnails"})
    void privateGallery_shouldBeReadByItsOwnerOnly(String list) {
        String token = users(privateGallery).idToken(OWNER, PASSWORD);
        try (Gallery owner = by(privateGallery, token);
                Gallery stranger = byStranger(privateGallery)) {
            assertThat(owner.get(list).statusCode()).isEqualTo(200);
            assertThat(owner.get(list + "/none.jpg").statusCode()).isEqualTo(404);
            isUnauthorized(stranger.get(list));
            isUnauthorized(stranger.get(list + "/none.jpg"));
            assertThat(stranger.head(list + "/none.jpg").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void pageAndPreflight_shouldBeOpen_inAPrivateGalleryToo() {
        try (Gallery stranger = byStranger(privateGallery)) {
            HttpResponse<byte[]> page = stranger.get("/");
            String endpoint = users(privateGallery).endpoint().toString().replaceFirst("/$", "");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "Content-Security-Policy")).contains("connect-src 'self' " + endpoint + ";");
            assertThat(text(stranger.get("/site/settings.js"))).contains("\"private\"", "\"true\"");
            assertThat(stranger.preflight("/photos/a.jpg", "PUT", "authorization,content-type")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void stranger_shouldNotSignUp() {
        JsonNode answer = users(publicGallery)
                .call(
                        "SignUp",
                        Map.of(
                                "ClientId",
                                users(publicGallery).clientId(),
                                "Username",
                                "stranger@example.com",
                                "Password",
                                PASSWORD));
        assertThat(answer.path("__type").asText()).isEqualTo("NotAuthorizedException");
        assertThat(users(publicGallery).signIn("stranger@example.com", PASSWORD))
                .isEqualTo(users(publicGallery).signIn(OWNER, "wrong"));
    }

    @Test
    void firstPassword_shouldBeChangedBeforeAnythingElse() throws Exception {
        setPassword(privateGallery, false);
        UserPoolClient users = users(privateGallery);
        JsonNode challenge = users.signIn(OWNER, PASSWORD);
        assertThat(challenge.path("ChallengeName").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
        JsonNode changed = users.call(
                "RespondToAuthChallenge",
                Map.of(
                        "ClientId", users.clientId(),
                        "ChallengeName", "NEW_PASSWORD_REQUIRED",
                        "Session", challenge.path("Session").asText(),
                        "ChallengeResponses", Map.of("USERNAME", OWNER, "NEW_PASSWORD", PASSWORD)));
        try (Gallery gallery = by(
                privateGallery,
                changed.path("AuthenticationResult").path("IdToken").asText())) {
            assertThat(gallery.get("/photos").statusCode()).isEqualTo(200);
        }
    }

    private static JsonNode refreshed(UserPoolClient users, JsonNode tokens) {
        return users.call(
                "InitiateAuth",
                Map.of(
                        "ClientId",
                        users.clientId(),
                        "AuthFlow",
                        "REFRESH_TOKEN_AUTH",
                        "AuthParameters",
                        Map.of("REFRESH_TOKEN", tokens.path("RefreshToken").asText())));
    }

    private static JsonNode user(UserPoolClient users, JsonNode tokens) {
        return users.call(
                "GetUser", Map.of("AccessToken", tokens.path("AccessToken").asText()));
    }

    /** An ID token that somebody copied is good for an hour, and a sign-in for thirty days. */
    @Test
    void tokens_shouldEndInTime() throws Exception {
        // The functions that deploy the gallery sign their requests with the real time.
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        TemplateRunner.Timing timing =
                new TemplateRunner.Timing(now::get, LocalGallery.TIMING.pauseBeforeRetry(), LocalGallery.SECRETS);
        try (LocalGallery local = LocalGallery.start(LocalGallery.template(), parameters("private"), timing)) {
            setPassword(local, true);
            UserPoolClient users = users(local);
            Instant signedIn = now.get();
            JsonNode first = users.signIn(OWNER, PASSWORD).path("AuthenticationResult");
            try (Gallery gallery = by(local, first.path("IdToken").asText())) {
                now.set(signedIn.plus(Duration.ofMinutes(59)));
                assertThat(gallery.get("/photos").statusCode()).isEqualTo(200);
                assertThat(user(users, first).has("Username")).isTrue();

                now.set(signedIn.plus(Duration.ofMinutes(61)));
                assertThat(gallery.get("/photos").statusCode()).isEqualTo(401);
                assertThat(user(users, first).path("__type").asText()).isEqualTo("NotAuthorizedException");
            }
            now.set(signedIn.plus(Duration.ofDays(30)).minusSeconds(60));
            assertThat(refreshed(users, first).path("AuthenticationResult").has("IdToken"))
                    .isTrue();
            now.set(signedIn.plus(Duration.ofDays(30)).plusSeconds(60));
            assertThat(refreshed(users, first).path("message").asText()).isEqualTo("Refresh Token has expired");
        }
    }

    /** Each flow is a way in that somebody has to guard; the page and the app need no others than theirs. */
    @ParameterizedTest
    @ValueSource(strings = {"USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH"})
    void flowThatNobodyNeeds_shouldBeClosed(String flow) {
        UserPoolClient users = users(publicGallery);
        JsonNode answer = users.call(
                "InitiateAuth",
                Map.of(
                        "ClientId",
                        users.clientId(),
                        "AuthFlow",
                        flow,
                        "AuthParameters",
                        Map.of("USERNAME", OWNER, "SRP_A", "0a")));
        assertThat(answer.path("message").asText()).isEqualTo(flow + " flow not enabled for this client");
    }

    /** Who signs out on one device is out there, whoever kept a copy of the token. */
    @Test
    void signOut_shouldEndTheSession() {
        UserPoolClient users = users(publicGallery);
        JsonNode ended = users.signIn(OWNER, PASSWORD).path("AuthenticationResult");
        JsonNode answer = users.call(
                "RevokeToken",
                Map.of(
                        "ClientId",
                        users.clientId(),
                        "Token",
                        ended.path("RefreshToken").asText()));

        assertThat(answer.path("__type").asText()).as(answer.toString()).isEmpty();
        assertThat(refreshed(users, ended).path("message").asText()).isEqualTo("Refresh Token has been revoked");
        assertThat(user(users, ended).path("message").asText()).isEqualTo("Access Token has been revoked");
    }

    /** No address in the form must not mean that everyone writes: not in the cloud, and not on this computer. */
    @Test
    void galleryWithoutOwner_shouldLetInThisComputersAccountAlone() throws Exception {
        try (LocalGallery local = LocalGallery.start(LocalGallery.template());
                Gallery owner = by(local, local.token());
                Gallery stranger = byStranger(local)) {
            String key = owner.key("a.jpg");
            assertThat(owner.put(key, PHOTO, "image/jpeg").statusCode()).isEqualTo(200);
            assertThat(owner.photo(key).body()).isEqualTo(PHOTO);

            isUnauthorized(stranger.put(stranger.key("b.jpg"), PHOTO, "image/jpeg"));
            isUnauthorized(stranger.delete(key));
            isUnauthorized(stranger.photo(key));
            isUnauthorized(stranger.get("/photos"));
            isUnauthorized(stranger.get("/thumbnails"));
        }
    }

    /** Mistakes 14 and 24 of this architecture: so the tests above can see them. */
    @Test
    void securityOnTheWrongOperations_shouldShow() throws Exception {
        String wrong = LocalGallery.template()
                .replaceAll("\n {14}security: [^\n]*", "")
                .replaceAll("(?m)^ {12}options:$", "            options:\n              security: [{Owner: []}]");
        assertThatThrownBy(() -> LocalGallery.start(wrong, parameters("private")))
                .hasMessageContaining("still showed photos to a stranger");
        try (LocalGallery local = withOwner(wrong, "public");
                Gallery stranger = byStranger(local)) {
            String key = stranger.key("a.jpg");
            assertThat(stranger.put(key, PHOTO, "image/jpeg").statusCode()).isEqualTo(200);
            assertThat(stranger.get("/photos").statusCode()).isEqualTo(200);
            assertThat(stranger.photo(key).statusCode()).isEqualTo(200);
            assertThat(stranger.head("/photos/" + key).statusCode()).isEqualTo(200);
            assertThat(stranger.get("/thumbnails").statusCode()).isEqualTo(200);
            assertThat(stranger.get("/thumbnails/none.jpg").statusCode()).isEqualTo(404);
            assertThat(stranger.head("/thumbnails/none.jpg").statusCode()).isEqualTo(404);
            assertThat(stranger.delete(key).statusCode()).isEqualTo(204);
            assertThat(stranger.preflight("/photos/a.jpg", "PUT", "authorization")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"me", "me@example", "me@example.com other@example.com", "@example.com", "me@-.com"})
    void nonsenseForAnAddress_shouldBeRefused(String address) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> LocalGallery.start(LocalGallery.template(), Map.of("OwnerEmail", address))
                                .close()))
                .hasMessageContaining("OwnerEmail");
    }
}
