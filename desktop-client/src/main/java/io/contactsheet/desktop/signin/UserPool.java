package io.contactsheet.desktop.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.gallery.BoundedHttp;
import io.contactsheet.desktop.gallery.ConnectionFault;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.gallery.GalleryReason.Asked;
import io.contactsheet.desktop.gallery.GalleryReason.PasswordRule;
import io.contactsheet.desktop.gallery.GalleryReason.SignIn;
import io.contactsheet.desktop.gallery.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
            throw new GalleryException.NotAGallery(new SignIn.Strange(gallery), e);
        } catch (IOException e) {
            throw new GalleryException.Unreachable(
                    new GalleryReason.NoAnswer(Asked.signIn(gallery), ConnectionFault.of(e)), e);
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
                    case "PasswordResetRequiredException" -> new SignIn.PasswordReset(gallery);
                    case "NotAuthorizedException" -> notAuthorized(message);
                    case "InvalidPasswordException" -> new SignIn.TooSimple(rule(message));
                    case "UserNotFoundException", "UserNotConfirmedException" -> new SignIn.Wrong(gallery);
                    default -> new SignIn.Refused(gallery, message, type);
                });
    }

    private GalleryException busy(int status) {
        return new GalleryException.Busy(new GalleryReason.Overloaded(Asked.signIn(gallery), status), status, null);
    }

    private GalleryReason notAuthorized(String message) {
        if (message.startsWith("Password attempts exceeded")) {
            return new SignIn.TooManyTries();
        }
        if (message.startsWith("Temporary password has expired")) {
            return new SignIn.FirstPasswordExpired();
        }
        return new SignIn.Wrong(gallery);
    }

    /** Cognito says: Password did not conform with policy: Password must have … characters. */
    private static PasswordRule rule(String message) {
        String rule = message.replaceFirst(".*: Password ", "").toLowerCase(Locale.ROOT);
        if (rule.contains("long enough")) {
            return PasswordRule.LENGTH;
        } else if (rule.contains("uppercase")) {
            return PasswordRule.CAPITALS;
        } else if (rule.contains("lowercase")) {
            return PasswordRule.SMALL_LETTERS;
        } else if (rule.contains("numeric")) {
            return PasswordRule.DIGITS;
        }
        return rule.contains("symbol") ? PasswordRule.SYMBOLS : PasswordRule.OTHER;
    }

    @Override
    public void close() {
        http.close();
    }
}
