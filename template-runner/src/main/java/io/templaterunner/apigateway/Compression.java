package io.templaterunner.apigateway;

import io.templaterunner.http.Answer;
import io.templaterunner.http.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The compression of answers, which an API has where it says from which size on.
 *
 * @param from so many bytes; empty for no compression
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-receive-response-with-compressed-payload.html">
 *     Receive an API response with a compressed payload</a>
 */
record Compression(OptionalInt from) {

    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final Set<String> SUPPORTED = Set.of("gzip", "deflate");

    /**
     * An answer as the client gets it: compressed if the coding that it likes best is gzip or deflate, and the integration
     * names none, which API Gateway takes for a sign that its payload is compressed already.
     *
     * @param ofClient the headers of the request
     * @param ofIntegration the headers of the integration's answer
     */
    Answer of(Answer answer, List<Header> ofClient, List<Header> ofIntegration) {
        boolean wanted = from.isPresent()
                && answer.body().length >= from.getAsInt()
                && answer.body().length > 0
                && Header.find(ofIntegration, CONTENT_ENCODING).isEmpty();
        return wanted
                ? Header.find(ofClient, "Accept-Encoding")
                        .flatMap(Compression::best)
                        .filter(SUPPORTED::contains)
                        .map(coding -> compressed(answer, coding))
                        .orElse(answer)
                : answer;
    }

    /** The coding of the highest weight; of several the first. */
    private static Optional<String> best(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(entry -> weight(entry) > 0)
                .sorted(Comparator.comparing(Compression::weight).reversed())
                .map(entry -> entry.split(";", 2)[0].strip())
                .findFirst();
    }

    private static double weight(String entry) {
        String[] parts = entry.replace(" ", "").split(";q=", 2);
        try {
            return parts.length == 1 ? 1 : Double.parseDouble(parts[1]);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static Answer compressed(Answer answer, String coding) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream out = coding.equals("gzip") ? new GZIPOutputStream(body) : new DeflaterOutputStream(body)) {
            out.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail.", e);
        }
        List<Header> headers = new ArrayList<>(answer.headers());
        headers.add(new Header(CONTENT_ENCODING, coding));
        return new Answer(answer.status(), headers, body.toByteArray());
    }
}
