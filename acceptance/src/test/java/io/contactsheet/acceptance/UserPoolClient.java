package io.contactsheet.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.local.OwnAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs in to a gallery as its page does: by the settings that are published with it.
 *
 * @param endpoint of the user pool's API
 * @param clientId of the page and the app
 */
public record UserPoolClient(URI endpoint, String clientId) {

    private static final Pattern SETTINGS = Pattern.compile("export default (.*);\\s*", Pattern.DOTALL);

    /** The one of a gallery. */
    public static UserPoolClient of(URI api) {
        String settings = send(HttpRequest.newBuilder(URI.create(api + "/site/settings.js")))
                .body();
        Matcher matcher = SETTINGS.matcher(settings);
        if (!matcher.matches()) {
            throw new AssertionError("The gallery's settings are: " + settings);
        }
        JsonNode signIn = json(matcher.group(1)).path("signIn");
        return new UserPoolClient(
                URI.create(signIn.path("endpoint").asText()),
                signIn.path("clientId").asText());
    }

    /** An ID token of the account with which programs of this computer sign in to the gallery of a data folder. */
    static String ownToken(URI api, Path data) {
        try {
            OwnAccount account = OwnAccount.of(data).orElseThrow();
            return of(api).idToken(account.name(), account.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to an operation, whatever it is. */
    JsonNode call(String operation, Map<String, Object> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .POST(BodyPublishers.ofString(new JsonMapper().valueToTree(body).toString()));
        return json(send(request).body());
    }

    JsonNode signIn(String name, String password) {
        return call(
                "InitiateAuth",
                Map.of(
                        "ClientId",
                        clientId,
                        "AuthFlow",
                        "USER_PASSWORD_AUTH",
                        "AuthParameters",
                        Map.of("USERNAME", name, "PASSWORD", password)));
    }

    public String idToken(String name, String password) {
        JsonNode answer = signIn(name, password);
        JsonNode token = answer.path("AuthenticationResult").path("IdToken");
        if (!token.isTextual()) {
            throw new AssertionError("Nobody is signed in: " + answer);
        }
        return token.asText();
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + text, e);
        }
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the user pool.", e);
        }
    }
}
