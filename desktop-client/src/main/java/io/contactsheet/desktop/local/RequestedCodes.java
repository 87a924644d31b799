package io.contactsheet.desktop.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/**
 * Codes of a gallery that another process of the same person runs.
 *
 * @param gallery its address
 * @param tokens of this computer's own account
 */
record RequestedCodes(URI gallery, TokenSource tokens) implements OwnPage.Codes {

    private static final long LONGEST = 4096;
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public Optional<String> next() throws LocalGalleryException, InterruptedException {
        try {
            Optional<String> token = tokens.token();
            return token.isEmpty() ? Optional.empty() : Optional.of(request(token.get()));
        } catch (GalleryException e) {
            throw new LocalGalleryException(new LocalReason.ByGallery(e.reason()), e);
        } catch (IOException e) {
            throw new LocalGalleryException(new LocalReason.NoCode(gallery), e);
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
            JsonNode code = MAPPER.readTree(response.body()).path("Code");
            if (response.statusCode() != 200 || !code.isTextual()) {
                throw new IOException("It answered " + response.statusCode() + ".");
            }
            return code.asText();
        }
    }
}
