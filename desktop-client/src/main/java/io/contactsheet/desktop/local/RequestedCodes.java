package io.contactsheet.desktop.local;

import io.contactsheet.desktop.gallery.BoundedHttp;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.Timeouts;
import io.contactsheet.desktop.gallery.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Codes of a gallery that another process of the same person runs.
 *
 * @param gallery its address
 * @param tokens of this computer's own account
 */
record RequestedCodes(URI gallery, TokenSource tokens) implements OwnPage.Codes {

    private static final long LONGEST = 4096;

    @Override
    public Optional<String> next() throws LocalGalleryException, InterruptedException {
        try {
            Optional<String> token = tokens.token();
            return token.isEmpty() ? Optional.empty() : Optional.of(request(token.get()));
        } catch (GalleryException e) {
            throw new LocalGalleryException(e.sentence(), e);
        } catch (IOException | JacksonException e) {
            throw new LocalGalleryException("The gallery at " + gallery + " gives no code to open its page with.", e);
        }
    }

    private String request(String token) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(gallery.resolve("/sign-in-code"))
                .timeout(Timeouts.STANDARD.silence())
                .header("Authorization", token)
                .POST(BodyPublishers.noBody())
                .build();
        try (BoundedHttp http = new BoundedHttp(gallery, Timeouts.STANDARD)) {
            HttpResponse<byte[]> response = http.send(post, LONGEST);
            JsonNode code = JsonMapper.shared().readTree(response.body()).path("Code");
            if (response.statusCode() != 200 || !code.isString()) {
                throw new IOException("It answered " + response.statusCode() + ".");
            }
            return code.asString();
        }
    }
}
