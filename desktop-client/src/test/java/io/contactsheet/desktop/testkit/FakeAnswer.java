package io.contactsheet.desktop.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An answer of the fake gallery.
 *
 * @param headers by name
 * @param body is left out where the request is a HEAD
 */
@SuppressWarnings("ArrayRecordComponent")
record FakeAnswer(int status, Map<String, String> headers, byte[] body) {

    /** Whether this thread's answers are to go nowhere. */
    static final ThreadLocal<Boolean> MUTE = ThreadLocal.withInitial(() -> false);

    private static final Map<String, String> KEPT_BY_NOBODY =
            Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

    /** An answer without a body. */
    static FakeAnswer empty(int status) {
        return new FakeAnswer(status, KEPT_BY_NOBODY, new byte[0]);
    }

    /** A listing. */
    static FakeAnswer xml(int status, String body) {
        return new FakeAnswer(status, KEPT_BY_NOBODY, body.getBytes(StandardCharsets.UTF_8))
                .with("Content-Type", "application/xml");
    }

    /** What API Gateway says itself, and in S3's name, to a request that is not fulfilled. */
    static FakeAnswer refusal(int status) {
        return switch (status) {
            case 401 -> json(status, "Unauthorized");
            case 403 -> json(status, "Missing Authentication Token");
            case 413 -> tooLarge();
            case 429 -> json(status, "Too Many Requests");
            case 404 -> xml(status, "<Error><Code>NoSuchKey</Code></Error>");
            case 409 -> xml(status, "<Error><Code>ConditionalRequestConflict</Code></Error>");
            case 412 -> xml(status, "<Error><Code>PreconditionFailed</Code></Error>");
            case 416 -> xml(status, "<Error><Code>InvalidRange</Code></Error>");
            case 503 -> xml(status, "<Error><Code>SlowDown</Code></Error>");
            default -> empty(status);
        };
    }

    private static FakeAnswer json(int status, String message) {
        return new FakeAnswer(
                        status, KEPT_BY_NOBODY, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8))
                .with("Content-Type", "application/json");
    }

    /** In front of every API, and so without its headers. */
    private static FakeAnswer tooLarge() {
        return new FakeAnswer(
                413,
                Map.of("Content-Type", "text/plain"),
                "HTTP content length exceeded 10485760 bytes.".getBytes(StandardCharsets.UTF_8));
    }

    FakeAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new FakeAnswer(status, more, body);
    }

    /** As API Gateway gives it to whoever asks for gzip. */
    FakeAnswer compressed() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(body);
        }
        return new FakeAnswer(status, headers, compressed.toByteArray()).with("Content-Encoding", "gzip");
    }

    void send(HttpExchange exchange) throws IOException {
        if (MUTE.get()) {
            return;
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", "0");
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
