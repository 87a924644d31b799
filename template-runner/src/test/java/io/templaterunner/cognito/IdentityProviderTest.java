package io.templaterunner.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderTest {

    private static final String ID = "eu-central-1_TestPool1";
    private static final String NEW_PASSWORD = "Another-horse-8-battery";

    @TempDir
    Path folder;

    private final SetTime time = new SetTime();
    private final Server server = new Server();
    private final HttpClient http = HttpClient.newHttpClient();
    private IdentityProvider provider;
    private UserPool pool;
    private URI endpoint;

    @BeforeEach
    void serve() throws Exception {
        Pools.giveKey(folder, ID);
        provider = Pools.provider(folder, time);
        pool = Pools.withOwner(provider, ID);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(provider.handler());
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        server.stop();
    }

    private record Reply(int status, JsonNode body, HttpResponse<String> response) {

        void isRefusal(String type, String message) {
            assertThat(status).isEqualTo(400);
            assertThat(body.path("__type").asText()).isEqualTo(type);
            assertThat(body.path("message").asText()).isEqualTo(message);
            assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue(type + ":");
        }

        String result(String name) {
            assertThat(status).as(response.body()).isEqualTo(200);
            return body.path("AuthenticationResult").path(name).asText();
        }
    }

    private Reply call(String operation, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), new JsonMapper().readTree(response.body()), response);
    }

    private Reply call(String operation, Map<String, Object> body) throws Exception {
        return call(operation, new JsonMapper().writeValueAsString(body));
    }

    private Reply signIn(String name, String password) throws Exception {
        return call(
                "InitiateAuth",
                Map.of(
                        "ClientId",
                        Pools.CLIENT,
                        "AuthFlow",
                        "USER_PASSWORD_AUTH",
                        "AuthParameters",
                        Map.of("USERNAME", name, "PASSWORD", password)));
    }

    private Reply refresh(String token) throws Exception {
        return call(
                "InitiateAuth",
                Map.of(
                        "ClientId",
                        Pools.CLIENT,
                        "AuthFlow",
                        "REFRESH_TOKEN_AUTH",
                        "AuthParameters",
                        Map.of("REFRESH_TOKEN", token)));
    }

    private Reply answer(String session, String newPassword) throws Exception {
        return call(
                "RespondToAuthChallenge",
                Map.of(
                        "ClientId",
                        Pools.CLIENT,
                        "ChallengeName",
                        "NEW_PASSWORD_REQUIRED",
                        "Session",
                        session,
                        "ChallengeResponses",
                        Map.of("USERNAME", Pools.OWNER, "NEW_PASSWORD", newPassword)));
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    @Test
    void rightPassword_shouldGiveTokensWithTheClaimsOfCognitos() throws Exception {
        Reply reply = signIn(Pools.OWNER, Pools.PASSWORD);

        assertThat(reply.response().headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
        assertThat(reply.result("TokenType")).isEqualTo("Bearer");
        assertThat(reply.result("ExpiresIn")).isEqualTo("3600");
        JWTClaimsSet id = claims(reply.result("IdToken"));
        assertThat(id.getClaims())
                .containsOnlyKeys(
                        "sub",
                        "email",
                        "email_verified",
                        "iss",
                        "cognito:username",
                        "origin_jti",
                        "aud",
                        "event_id",
                        "token_use",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti");
        assertThat(id.getIssuer()).isEqualTo("https://cognito-idp.eu-central-1.amazonaws.com/" + ID);
        assertThat(id.getAudience()).containsExactly(Pools.CLIENT);
        JWTClaimsSet access = claims(reply.result("AccessToken"));
        assertThat(access.getClaims())
                .containsOnlyKeys(
                        "sub",
                        "iss",
                        "client_id",
                        "origin_jti",
                        "event_id",
                        "token_use",
                        "scope",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "username");
        assertThat(access.getSubject()).isEqualTo(id.getSubject()).isEqualTo(id.getClaim("cognito:username"));
    }

    @Test
    void nameInOtherLetters_shouldBeTheSameUser() throws Exception {
        assertThat(signIn("Owner@Example.COM", Pools.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordAndUnknownName_shouldGetTheSameAnswer() throws Exception {
        signIn(Pools.OWNER, "wrong").isRefusal("NotAuthorizedException", "Incorrect username or password.");
        signIn("stranger@example.com", "wrong").isRefusal("NotAuthorizedException", "Incorrect username or password.");
    }

    @Test
    void unknownName_shouldBeTold_whereTheClientAllowsIt() throws Exception {
        UserPoolClientConfiguration client = Pools.client();
        pool.addClient(new UserPoolClientConfiguration(
                client.id(),
                client.flows(),
                false,
                client.accessTokenValidity(),
                client.idTokenValidity(),
                client.refreshTokenValidity(),
                false,
                true));

        signIn("stranger@example.com", "wrong").isRefusal("UserNotFoundException", "User does not exist.");
    }

    @Test
    void lockout_shouldNotTellWhoIsThere() throws Exception {
        pool.addUser(new UserPoolUserConfiguration("new@example.com", Map.of("email", "new@example.com")));
        for (int attempt = 0; attempt < 12; attempt++) {
            String known = refusal(Pools.OWNER);
            assertThat(refusal("new@example.com")).isEqualTo(known);
            assertThat(refusal("stranger@example.com")).isEqualTo(known);
        }
        assertThat(refusal("Stranger@Example.com")).as("the same name").contains("Password attempts exceeded");
    }

    private String refusal(String name) throws Exception {
        Reply reply = signIn(name, "wrong");
        return reply.status() + " " + reply.body();
    }

    /** Each would else be looked at before the first of them had counted. */
    @Test
    void guessesAtOnce_shouldBeNoWayRoundTheLock() throws Exception {
        List<Callable<String>> guesses = Collections.nCopies(20, () -> refusal(Pools.OWNER));
        List<String> tried = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(
                20, Thread.ofPlatform().name("client-", 0).factory())) {
            for (Future<String> guess : clients.invokeAll(guesses)) {
                if (guess.get().contains("Incorrect username or password")) {
                    tried.add(guess.get());
                }
            }
        }
        assertThat(tried).hasSize(5);
    }

    /** A command for each file of many, say. */
    @Test
    void manyWhoKnowThePassword_shouldAllBeLetInAtOnce() throws Exception {
        List<Callable<Integer>> signIns = Collections.nCopies(
                20, () -> signIn(Pools.OWNER, Pools.PASSWORD).status());
        try (ExecutorService clients = Executors.newFixedThreadPool(
                20, Thread.ofPlatform().name("client-", 0).factory())) {
            for (Future<Integer> status : clients.invokeAll(signIns)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void guessing_shouldBeLockedOut_andTheRightPasswordTakenLater() throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn(Pools.OWNER, "wrong");
        }

        signIn(Pools.OWNER, Pools.PASSWORD).isRefusal("NotAuthorizedException", "Password attempts exceeded");
        time.pass(Duration.ofSeconds(1));
        assertThat(signIn(Pools.OWNER, Pools.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void flowThatTheClientDoesNotHave_shouldBeRefused() throws Exception {
        UserPoolClientConfiguration client = Pools.client();
        pool.addClient(new UserPoolClientConfiguration(
                client.id(),
                Set.of(AuthFlow.USER_SRP_AUTH),
                false,
                client.accessTokenValidity(),
                client.idTokenValidity(),
                client.refreshTokenValidity(),
                true,
                true));

        signIn(Pools.OWNER, Pools.PASSWORD)
                .isRefusal("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client");
        refresh("whatever")
                .isRefusal("InvalidParameterException", "REFRESH_TOKEN_AUTH flow not enabled for this client");
    }

    @Test
    void clientWithASecret_shouldBeOfNoUseToAPage() throws Exception {
        UserPoolClientConfiguration client = Pools.client();
        pool.addClient(new UserPoolClientConfiguration(
                client.id(),
                client.flows(),
                true,
                client.accessTokenValidity(),
                client.idTokenValidity(),
                client.refreshTokenValidity(),
                true,
                true));

        signIn(Pools.OWNER, Pools.PASSWORD)
                .isRefusal(
                        "NotAuthorizedException",
                        "Client " + Pools.CLIENT + " is configured with secret but SECRET_HASH was not received");
    }

    @Test
    void temporaryPassword_shouldHaveToBeChanged_beforeThereAreTokens() throws Exception {
        pool.setPassword(Pools.OWNER, Pools.PASSWORD, false);
        Reply challenge = signIn(Pools.OWNER, Pools.PASSWORD);

        assertThat(challenge.body().path("ChallengeName").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
        assertThat(challenge.body().has("AuthenticationResult")).isFalse();
        String session = challenge.body().path("Session").asText();
        assertThat(answer(session, NEW_PASSWORD).result("IdToken")).isNotEmpty();
        signIn(Pools.OWNER, Pools.PASSWORD).isRefusal("NotAuthorizedException", "Incorrect username or password.");
        assertThat(signIn(Pools.OWNER, NEW_PASSWORD).result("IdToken")).isNotEmpty();
    }

    @Test
    void weakNewPassword_shouldBeRefused_andAStrongOneTakenAfterIt() throws Exception {
        pool.setPassword(Pools.OWNER, Pools.PASSWORD, false);
        String session =
                signIn(Pools.OWNER, Pools.PASSWORD).body().path("Session").asText();

        answer(session, "Short1!")
                .isRefusal(
                        "InvalidPasswordException", "Password did not conform with policy: Password not long enough");
        assertThat(answer(session, NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void sessionOfAChallenge_shouldBeGoodOnce_andForThreeMinutes() throws Exception {
        pool.setPassword(Pools.OWNER, Pools.PASSWORD, false);
        String late = signIn(Pools.OWNER, Pools.PASSWORD).body().path("Session").asText();
        time.pass(Duration.ofMinutes(3));
        String used = signIn(Pools.OWNER, Pools.PASSWORD).body().path("Session").asText();

        answer(late, NEW_PASSWORD)
                .isRefusal("NotAuthorizedException", "Invalid session for the user, session is expired.");
        assertThat(answer(used, NEW_PASSWORD).status()).isEqualTo(200);
        answer(used, NEW_PASSWORD).isRefusal("NotAuthorizedException", "Invalid session for the user.");
        answer("made-up", NEW_PASSWORD).isRefusal("NotAuthorizedException", "Invalid session for the user.");
    }

    @Test
    void temporaryPassword_shouldExpire() throws Exception {
        pool.setPassword(Pools.OWNER, Pools.PASSWORD, false);
        time.pass(Duration.ofDays(7));

        signIn(Pools.OWNER, Pools.PASSWORD)
                .isRefusal(
                        "NotAuthorizedException",
                        "Temporary password has expired and must be reset by an administrator.");
    }

    @Test
    void refreshToken_shouldGiveNewTokensOfTheSameSignIn() throws Exception {
        Reply first = signIn(Pools.OWNER, Pools.PASSWORD);
        time.pass(Duration.ofMinutes(50));
        Reply second = refresh(first.result("RefreshToken"));

        assertThat(second.body().path("AuthenticationResult").has("RefreshToken"))
                .isFalse();
        JWTClaimsSet before = claims(first.result("IdToken"));
        JWTClaimsSet after = claims(second.result("IdToken"));
        assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
        assertThat(after.getClaim("origin_jti")).isEqualTo(before.getClaim("origin_jti"));
        assertThat(after.getJWTID()).isNotEqualTo(before.getJWTID());
        assertThat(after.getExpirationTime().toInstant())
                .isEqualTo(time.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void refreshToken_shouldExpire_andStrangersBeRefused() throws Exception {
        String token = signIn(Pools.OWNER, Pools.PASSWORD).result("RefreshToken");
        time.pass(Duration.ofDays(30));

        refresh(token).isRefusal("NotAuthorizedException", "Refresh Token has expired");
        refresh("made-up").isRefusal("NotAuthorizedException", "Invalid Refresh Token.");
    }

    @Test
    void revokedToken_shouldEndItsSession_andNoOther() throws Exception {
        Reply ended = signIn(Pools.OWNER, Pools.PASSWORD);
        Reply other = signIn(Pools.OWNER, Pools.PASSWORD);

        assertThat(call("RevokeToken", Map.of("ClientId", Pools.CLIENT, "Token", ended.result("RefreshToken")))
                        .status())
                .isEqualTo(200);

        refresh(ended.result("RefreshToken")).isRefusal("NotAuthorizedException", "Refresh Token has been revoked");
        call("GetUser", Map.of("AccessToken", ended.result("AccessToken")))
                .isRefusal("NotAuthorizedException", "Access Token has been revoked");
        assertThat(refresh(other.result("RefreshToken")).status()).isEqualTo(200);
    }

    @Test
    void revocationThatTheClientDoesNotHave_shouldBeRefused() throws Exception {
        UserPoolClientConfiguration client = Pools.client();
        pool.addClient(new UserPoolClientConfiguration(
                client.id(),
                client.flows(),
                false,
                client.accessTokenValidity(),
                client.idTokenValidity(),
                client.refreshTokenValidity(),
                true,
                false));
        Reply kept = signIn(Pools.OWNER, Pools.PASSWORD);

        call("RevokeToken", Map.of("ClientId", Pools.CLIENT, "Token", kept.result("RefreshToken")))
                .isRefusal("UnsupportedOperationException", "Token revocation is not enabled for this client");
        assertThat(refresh(kept.result("RefreshToken")).status()).isEqualTo(200);
    }

    @Test
    void globalSignOut_shouldEndAllSessions() throws Exception {
        Reply first = signIn(Pools.OWNER, Pools.PASSWORD);
        Reply second = signIn(Pools.OWNER, Pools.PASSWORD);

        assertThat(call("GlobalSignOut", Map.of("AccessToken", first.result("AccessToken")))
                        .status())
                .isEqualTo(200);

        refresh(second.result("RefreshToken")).isRefusal("NotAuthorizedException", "Refresh Token has been revoked");
    }

    @Test
    void getUser_shouldTellTheAttributes_toAnAccessTokenOnly() throws Exception {
        Reply reply = signIn(Pools.OWNER, Pools.PASSWORD);

        Reply user = call("GetUser", Map.of("AccessToken", reply.result("AccessToken")));

        assertThat(user.body().path("UserAttributes").toString()).contains(Pools.OWNER);
        call("GetUser", Map.of("AccessToken", reply.result("IdToken")))
                .isRefusal("NotAuthorizedException", "Invalid Access Token");
        call("GetUser", Map.of("AccessToken", "garbage")).isRefusal("NotAuthorizedException", "Invalid Access Token");
        time.pass(Duration.ofHours(1));
        call("GetUser", Map.of("AccessToken", reply.result("AccessToken")))
                .isRefusal("NotAuthorizedException", "Access Token has expired");
    }

    @Test
    void changePassword_shouldWantTheOldOne() throws Exception {
        String access = signIn(Pools.OWNER, Pools.PASSWORD).result("AccessToken");

        call(
                        "ChangePassword",
                        Map.of("AccessToken", access, "PreviousPassword", "wrong", "ProposedPassword", NEW_PASSWORD))
                .isRefusal("NotAuthorizedException", "Incorrect username or password.");
        assertThat(call(
                                "ChangePassword",
                                Map.of(
                                        "AccessToken",
                                        access,
                                        "PreviousPassword",
                                        Pools.PASSWORD,
                                        "ProposedPassword",
                                        NEW_PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(signIn(Pools.OWNER, NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void signUp_shouldNotBePermitted() throws Exception {
        call("SignUp", Map.of("ClientId", Pools.CLIENT, "Username", "me@example.com", "Password", NEW_PASSWORD))
                .isRefusal("NotAuthorizedException", "SignUp is not permitted for this user pool");
    }

    @Test
    void signUp_shouldMakeAUser_whereThePoolIsOpen() throws Exception {
        UserPoolConfiguration closed = Pools.pool("eu-central-1_Open");
        UserPool open = provider.open(new UserPoolConfiguration(
                closed.id(), closed.arn(), closed.region(), false, true, false, closed.passwordPolicy()));
        UserPoolClientConfiguration client = Pools.client();
        open.addClient(new UserPoolClientConfiguration(
                "openclient",
                client.flows(),
                false,
                client.accessTokenValidity(),
                client.idTokenValidity(),
                client.refreshTokenValidity(),
                true,
                true));
        Map<String, Object> me =
                Map.of("ClientId", "openclient", "Username", "me@example.com", "Password", NEW_PASSWORD);

        assertThat(call("SignUp", me).body().path("UserConfirmed").asBoolean()).isFalse();
        call("SignUp", me).isRefusal("UsernameExistsException", "User already exists");
        call(
                        "InitiateAuth",
                        Map.of(
                                "ClientId", "openclient",
                                "AuthFlow", "USER_PASSWORD_AUTH",
                                "AuthParameters", Map.of("USERNAME", "me@example.com", "PASSWORD", NEW_PASSWORD)))
                .isRefusal("UserNotConfirmedException", "User is not confirmed.");
    }

    @Test
    void forgottenPassword_shouldSayThatNoMailIsSent() throws Exception {
        Reply reply = call("ForgotPassword", Map.of("ClientId", Pools.CLIENT, "Username", Pools.OWNER));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("message").asText()).contains("No e-mail leaves this computer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdminSetUserPassword", "AdminCreateUser", "ListUsers"})
    void operationOfAdministrators_shouldWantCredentials(String operation) throws Exception {
        call(operation, Map.of("UserPoolId", ID))
                .isRefusal("MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    @Test
    void malformedRequests_shouldBeRefusedInWords() throws Exception {
        assertThat(call("InitiateAuth", "no JSON").body().path("__type").asText())
                .isEqualTo("SerializationException");
        call("InitiateAuth", Map.of("AuthFlow", "USER_PASSWORD_AUTH"))
                .isRefusal(
                        "InvalidParameterException",
                        "1 validation error detected: Value null at 'clientId' failed to satisfy constraint: Member must"
                                + " not be null");
        call(
                        "InitiateAuth",
                        Map.of("ClientId", Pools.CLIENT, "AuthFlow", "USER_PASSWORD_AUTH", "AuthParameters", Map.of()))
                .isRefusal("InvalidParameterException", "Missing required parameter USERNAME");
        call("InitiateAuth", Map.of("ClientId", "unknown", "AuthFlow", "USER_PASSWORD_AUTH"))
                .isRefusal("ResourceNotFoundException", "User pool client unknown does not exist.");
        assertThat(call("NoSuchThing", "{}").body().path("__type").asText()).isEqualTo("UnknownOperationException");
    }

    @Test
    void pageOfAnotherOrigin_shouldGetNoLeaveToAskAnything() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://photos.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-amz-target")
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(signIn(Pools.OWNER, Pools.PASSWORD).response().headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void publishedKey_shouldVerifyTheTokens_andHoldNoSecret() throws Exception {
        SignedJWT token = SignedJWT.parse(signIn(Pools.OWNER, Pools.PASSWORD).result("IdToken"));
        String jwks = get(ID + "/.well-known/jwks.json").body();

        JWKSet keys = JWKSet.parse(jwks);
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(get(ID + "/.well-known/openid-configuration").body()).contains(jwksAddress());
        assertThat(get("eu-central-1_Unknown/.well-known/jwks.json").statusCode())
                .isEqualTo(404);
    }

    private String jwksAddress() {
        return endpoint + ID + "/.well-known/jwks.json";
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(endpoint.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void poolOpenedAgain_shouldKnowItsUsersSessionsAndKey() throws Exception {
        Reply before = signIn(Pools.OWNER, Pools.PASSWORD);

        UserPool again = Pools.provider(folder, time).open(Pools.pool(ID));
        again.addClient(Pools.client());

        assertThat(again.addUser(Pools.owner()))
                .isEqualTo(claims(before.result("IdToken")).getSubject());
        assertThat(Pools.signIn(again).id()).isNotEmpty();
        assertThat(again.sessions()
                        .refresh(before.result("RefreshToken"), Pools.client())
                        .id())
                .isNotEmpty();
        assertThat(again.tokenCheck().examine(before.result("IdToken"))).isInstanceOf(TokenCheck.Finding.Valid.class);
    }

    @Test
    void files_shouldHoldNoPasswordAndNoToken_andBeTheOwnersAlone() throws Exception {
        Path fresh = folder.resolve("fresh");
        String token = Pools.signIn(Pools.withOwner(Pools.provider(fresh, time), ID))
                .refresh()
                .orElseThrow();
        Path users = fresh.resolve(ID).resolve("users.json");

        assertThat(Files.readString(users)).contains(Pools.OWNER).doesNotContain(Pools.PASSWORD, token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(users)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(fresh.resolve(ID).resolve("key.json"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.resolve(ID))))
                .isEqualTo("rwx------");
    }
}
