package io.contactsheet.desktop.signin;

import io.contactsheet.desktop.gallery.GalleryException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the owner of a gallery signs in, as the gallery publishes it for its page.
 *
 * @param endpoint of the user pool's API
 * @param clientId of the page and the app
 */
public record SignInSettings(URI endpoint, String clientId) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern MODULE = Pattern.compile("(?s).*?export default (\\{.*});?\\s*");
    private static final Set<String> THIS_COMPUTER = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Asks a gallery.
     *
     * @return empty for a gallery that asks nobody to sign in
     * @throws GalleryException if it does not answer, or a password must not be sent where it says
     */
    public static Optional<SignInSettings> of(URI gallery) throws GalleryException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gallery + "/site/settings.js"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            Optional<SignInSettings> settings =
                    response.statusCode() == 200 ? parse(response.body()) : Optional.empty();
            if (settings.isPresent()
                    && !(isSafe(gallery) && isSafe(settings.get().endpoint()))) {
                throw new GalleryException.NotAllowed("A password is only sent over https, and the gallery at "
                        + gallery + " asks for it otherwise. Give its address with https://.");
            }
            return settings;
        } catch (IOException e) {
            throw new GalleryException.Unreachable("The gallery at " + gallery + " does not answer.", e);
        }
    }

    static Optional<SignInSettings> parse(String module) {
        Matcher matcher = MODULE.matcher(module);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            JsonNode signIn = JsonMapper.shared().readTree(matcher.group(1)).path("signIn");
            return signIn.isObject()
                    ? Optional.of(new SignInSettings(
                            URI.create(signIn.path("endpoint").asString()),
                            signIn.path("clientId").asString()))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI address) {
        return "https".equals(address.getScheme()) || THIS_COMPUTER.contains(String.valueOf(address.getHost()));
    }
}
