package io.contactsheet.desktop.upload;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.shared.api.MetadataHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The gallery and the clock of one case in {@code uploads.json}. What happens otherwise than written is told once, and
 * refused from then on.
 */
final class ScriptedGallery implements Timing, TokenSource, AutoCloseable {

    private static final String STAGE = "/stage";

    private final JsonNode file;
    private final double random;
    private final int port;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Deque<String> tokens = new ArrayDeque<>();
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;
    private volatile UploadScript script = UploadScript.NOTHING;
    private volatile @Nullable Upload upload;
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    ScriptedGallery(JsonNode file, double random) {
        this.file = file;
        this.random = random;
        HttpServer first = listen(0);
        this.server = first;
        this.port = first.getAddress().getPort();
    }

    /** What comes next; the clock goes on. */
    synchronized void begin(JsonNode part) {
        script = new UploadScript(part.get("steps"));
        if (part.has("tokens")) {
            tokens.clear();
            part.get("tokens").forEach(token -> tokens.add(token.asText()));
        }
        listenIfAsked();
    }

    /** The photo that is cancelled where the case says so. */
    void follow(Upload sent) {
        upload = sent;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + STAGE);
    }

    /** What happened otherwise than written. */
    List<String> told() {
        return told;
    }

    UploadScript script() {
        return script;
    }

    @Override
    public synchronized Optional<String> token() {
        return Optional.ofNullable(tokens.peek());
    }

    @Override
    public synchronized Optional<String> renewed(String refused) {
        if (tokens.size() < 2) {
            return Optional.empty();
        }
        tokens.remove();
        return token();
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public double random() {
        return random;
    }

    @Override
    public synchronized void sleep(Duration pause) throws InterruptedException {
        now = now.plus(pause);
        script.slept(pause);
        // Nobody was there to see that request; the pause tells that it was made.
        if (isRefusedNext()) {
            script.next();
        }
        Optional<UploadScript.Step> wanted = script.next();
        if (wanted.isEmpty()
                || wanted.get().request() != null
                || wanted.get().pause() != null && !wanted.get().pause().equals(pause)) {
            told.add("pause " + pause.toMillis() + " and not " + wanted);
        }
        wanted.ifPresent(this::cancelIfSaid);
        listenIfAsked();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!told.isEmpty()) {
            throw new IllegalStateException(told.getFirst());
        }
    }

    private void cancelIfSaid(UploadScript.Step step) {
        if (step.cancelled()) {
            upload.cancel();
        }
    }

    private boolean isRefusedNext() {
        return script.peek().filter(step -> step.answer().equals("refused")).isPresent();
    }

    private void listenIfAsked() {
        if (isRefusedNext()) {
            close(server);
            server = null;
        } else if (server == null) {
            server = listen(port);
        }
    }

    private HttpServer listen(int at) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.createContext(STAGE, this::handle);
            listening.setExecutor(handlers);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("PUT")) {
                checkSent(exchange, body);
            }
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            String request = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath().substring(STAGE.length())
                    + (token == null ? "" : " as " + token);
            Optional<UploadScript.Step> wanted = script.next();
            if (wanted.isEmpty() || !request.equals(wanted.get().request())) {
                told.add(request + " and not " + wanted);
            }
            wanted.ifPresent(this::cancelIfSaid);
            answer(
                    exchange,
                    file.get("answers")
                            .get(told.isEmpty() ? wanted.orElseThrow().answer() : "bad"));
        }
    }

    private void checkSent(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .map(header -> Map.entry(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().getFirst()))
                .filter(header -> header.getKey().equals("content-type")
                        || header.getKey().startsWith(MetadataHeaders.PREFIX))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> written = new HashMap<>();
        JsonNode named = file.get("photo").get("headers");
        named.properties()
                .forEach(
                        header -> written.put(header.getKey(), header.getValue().asText()));
        if (!written.equals(headers)) {
            told.add("sent with " + headers);
        }
        if (!Sha256.hex(Sha256.digest().digest(body)).equals(written.get(MetadataHeaders.SHA256))) {
            told.add("sent another content");
        }
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        if (answer.has("lost")) {
            return;
        }
        JsonNode headers = answer.path("headers");
        headers.properties()
                .forEach(header -> exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asText()));
        byte[] body = Base64.getDecoder().decode(answer.path("body").asText(""));
        exchange.sendResponseHeaders(answer.get("status").asInt(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void close(@Nullable HttpServer open) {
        if (open != null) {
            open.stop(0);
        }
    }

    @Override
    public void close() {
        close(server);
        handlers.shutdownNow();
    }
}
