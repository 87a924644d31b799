package io.contactsheet.acceptance.webgallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.contactsheet.desktop.local.OwnAccount;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.CognitoFault;
import io.templaterunner.cognito.UserPool;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A session of this computer's own account.
 *
 * @param result what a user pool answers to whoever it lets in
 */
record OwnSession(JsonNode result) {

    static OwnSession begin(TemplateRunner backend) {
        try {
            UserPool pool = backend.userPools().iterator().next();
            String client = Objects.requireNonNull(backend.outputs().get("UserPoolClientId"));
            return new OwnSession(new JsonMapper()
                    .readTree(pool.beginSession(client, OwnAccount.NAME))
                    .path("AuthenticationResult"));
        } catch (CognitoFault | JsonProcessingException refused) {
            throw new AssertionError(refused);
        }
    }

    String idToken() {
        return result.path("IdToken").asText();
    }

    /** From now on every page of a gallery finds itself signed in, as if it had been reloaded. */
    void enter(ChromeDriver driver, URI gallery) {
        String stored = new JsonMapper()
                .createObjectNode()
                .put("id", idToken())
                .put("refresh", result.path("RefreshToken").asText())
                .put(
                        "expires",
                        Instant.now()
                                .plusSeconds(result.path("ExpiresIn").asLong())
                                .toEpochMilli())
                .toString();
        driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "if (location.port === '%d') sessionStorage['contact-sheet.session'] ??= %s"
                                .formatted(gallery.getPort(), TextNode.valueOf(stored))));
    }
}
