package io.contactsheet.desktop.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.gallery.BoundedHttp;
import io.contactsheet.desktop.gallery.ConnectionFault;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A Cognito user pool, and what its refusals mean to a person.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">
 *     InitiateAuth</a>
 */
final class UserPool implements AutoCloseable {

    private static final long LONGEST = 1 << 20;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final URI gallery;
    private final SignInSettings settings;
    private final BoundedHttp http;

    UserPool(URI gallery, SignInSettings settings) {
        this.gallery = gallery;
        this.settings = settings;
        this.http = new BoundedHttp(settings.endpoint(), Timeouts.STANDARD);
    }

    /** The answer to {@code InitiateAuth}: tokens, or a challenge. */
    JsonNode initiate(String flow, Map<String, String> parameters) throws GalleryException, InterruptedException {
        return call(
                "InitiateAuth",
                Map.of("ClientId", settings.clientId(), "AuthFlow", flow, "AuthParameters", parameters));
    }

    /** Answers the challenge that follows a first password; gives tokens, or one more challenge. */
    JsonNode choosePassword(JsonNode challenge, String email, String password)
            throws GalleryException, InterruptedException {
        String name =
                challenge.path("ChallengeParameters").path("USER_ID_FOR_SRP").asText(email);
        return call(
                "RespondToAuthChallenge",
                Map.of(
                        "ClientId", settings.clientId(),
                        "ChallengeName", "NEW_PASSWORD_REQUIRED",
                        "Session", challenge.path("Session").asText(""),
                        "ChallengeResponses", Map.of("USERNAME", name, "NEW_PASSWORD", password)));
    }

    private JsonNode call(String operation, Map<String, ?> request) throws GalleryException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(settings.endpoint())
                .timeout(Timeouts.STANDARD.silence())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .POST(BodyPublishers.ofString(MAPPER.valueToTree(request).toString()))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(post, LONGEST);
            if (response.statusCode() >= 500) {
                throw busy(response.statusCode());
            }
            JsonNode answer = MAPPER.readTree(new String(response.body(), StandardCharsets.UTF_8));
            if (response.statusCode() == 200) {
                return answer;
            }
            throw refusal(response.statusCode(), answer);
        } catch (JsonProcessingException e) {
            throw new GalleryException.NotAGallery(
                    "The sign-in of the gallery at " + gallery + " gives an answer that nobody understands.", e);
        } catch (IOException e) {
            throw new GalleryException.Unreachable(
                    ConnectionFault.sentence("The sign-in of the gallery at " + gallery, e), e);
        }
    }

    private GalleryException refusal(int status, JsonNode answer) {
        String type = answer.path("__type").asText("").replaceFirst(".*#", "");
        String message = answer.path("message").asText("");
        if (type.equals("TooManyRequestsException")) {
            return busy(status);
        }
        return new GalleryException.NotAllowed(
                switch (type) {
                    case "PasswordResetRequiredException" ->
                        "The password was reset. Open " + gallery + " in a browser and choose a new one.";
                    case "NotAuthorizedException" -> notAuthorized(message);
                    case "InvalidPasswordException" -> "This password is too simple: " + reason(message) + ".";
                    case "UserNotFoundException", "UserNotConfirmedException" -> wrong();
                    default ->
                        "The gallery at " + gallery + " does not let you sign in: " + message + " (" + type + ").";
                });
    }

    private GalleryException busy(int status) {
        return new GalleryException.Busy(
                "The sign-in of the gallery at " + gallery + " is busy (it answered " + status + ").", status, null);
    }

    private String notAuthorized(String message) {
        if (message.startsWith("Password attempts exceeded")) {
            return "Too many wrong passwords. Wait a quarter of an hour, then try again.";
        }
        if (message.startsWith("Temporary password has expired")) {
            return "The first password was valid for seven days, which are over. Have a new one sent in the Amazon Cognito"
                    + " console: choose the user there, then Reset password.";
        }
        return wrong();
    }

    /** Cognito says: Password did not conform with policy: Password must have … characters. */
    private static String reason(String message) {
        String reason = message.replaceFirst(".*: Password ", "it ").replaceFirst("^it not", "it is not");
        return reason.isEmpty() ? "choose another one" : reason;
    }

    private String wrong() {
        return "The gallery at " + gallery + " does not know this e-mail address with this password. Check both.";
    }

    @Override
    public void close() {
        http.close();
    }
}
