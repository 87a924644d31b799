package io.contactsheet.desktop.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.contactsheet.desktop.gallery.BoundedHttp;
import io.contactsheet.desktop.gallery.ConnectionFault;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.GalleryReason;
import io.contactsheet.desktop.gallery.GalleryReason.Asked;
import io.contactsheet.desktop.gallery.GalleryReason.SignIn;
import io.contactsheet.desktop.gallery.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the owner of a gallery signs in, as the gallery publishes it for its page.
 *
 * @param endpoint of the user pool's API
 * @param clientId of the page and the app
 */
public record SignInSettings(URI endpoint, String clientId) {

    private static final long LONGEST = 1 << 20;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern MODULE = Pattern.compile("(?s).*?export default (\\{.*});?\\s*");

    /**
     * Asks a gallery.
     *
     * @return empty for a gallery that asks nobody to sign in
     * @throws GalleryException if it does not answer, or a password must not be sent where it says
     */
    public static Optional<SignInSettings> of(URI gallery) throws GalleryException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gallery + "/site/settings.js"))
                .timeout(Timeouts.STANDARD.silence())
                .build();
        try (BoundedHttp http = new BoundedHttp(gallery, Timeouts.STANDARD)) {
            HttpResponse<byte[]> response = http.send(request, LONGEST);
            int status = response.statusCode();
            if (status >= 500 || status == TOO_MANY_REQUESTS) {
                throw new GalleryException.Busy(
                        new GalleryReason.Trouble(Asked.gallery(gallery), status), status, null);
            }
            Optional<SignInSettings> settings =
                    status == 200 ? parse(new String(response.body(), StandardCharsets.UTF_8)) : Optional.empty();
            if (settings.isPresent()) {
                check(gallery, settings.get().endpoint());
            }
            return settings;
        } catch (IOException e) {
            throw new GalleryException.Unreachable(
                    new GalleryReason.NoAnswer(Asked.gallery(gallery), ConnectionFault.of(e)), e);
        }
    }

    private static void check(URI gallery, URI endpoint) throws GalleryException {
        if (!PasswordHost.isSafe(gallery)) {
            throw new GalleryException.NotAllowed(new SignIn.NotSafe(gallery));
        }
        if (!PasswordHost.isSafe(gallery, endpoint)) {
            throw new GalleryException.NotAllowed(new SignIn.ForeignHost(gallery, String.valueOf(endpoint.getHost())));
        }
    }

    static Optional<SignInSettings> parse(String module) {
        Matcher matcher = MODULE.matcher(module);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            JsonNode signIn = MAPPER.readTree(matcher.group(1)).path("signIn");
            return signIn.isObject()
                    ? Optional.of(new SignInSettings(
                            URI.create(signIn.path("endpoint").asText()),
                            signIn.path("clientId").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
