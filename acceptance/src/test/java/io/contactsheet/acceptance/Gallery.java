package io.contactsheet.acceptance;

import io.contactsheet.shared.testkit.ApiClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A gallery as tests use it: in an album of their own. Removes in the end what was put through it. */
final class Gallery extends ApiClient {

    private final URI api;
    private final Duration patience;
    private final String album = "acceptance-" + UUID.randomUUID().toString().substring(0, 8);
    private final Queue<String> stored = new ConcurrentLinkedQueue<>();
    private final Consumer<TemplateUnderTest.Exchange> listener;

    /**
     * A gallery by its address.
     *
     * @param patience how long to wait for what comes some time later
     */
    Gallery(URI api, Duration patience) {
        this(api, patience, Optional.empty());
    }

    /** @param token of the owner, sent with every request */
    Gallery(URI api, Duration patience, Optional<String> token) {
        super(api, patience.plusSeconds(5), () -> token);
        this.api = api;
        this.patience = patience;
        this.listener = TemplateUnderTest.current().listener();
    }

    Duration patience() {
        return patience;
    }

    /** A key of this run's own, in an album of its own: a deployed gallery may hold somebody's photos. */
    String key(String filename) {
        return album + "/" + filename;
    }

    String album() {
        return album;
    }

    @Override
    public HttpResponse<byte[]> put(String key, byte[] body, String contentType, String... headers) {
        return remembered(key, super.put(key, body, contentType, headers));
    }

    @Override
    public HttpResponse<byte[]> putOnce(String key, byte[] body) {
        return remembered(key, super.putOnce(key, body));
    }

    private HttpResponse<byte[]> remembered(String key, HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 200) {
            stored.add(key);
        }
        return answer;
    }

    @Override
    protected void answered(HttpResponse<?> answer) {
        String path = answer.uri().getRawPath().substring(api.getRawPath().length());
        listener.accept(new TemplateUnderTest.Exchange(answer.request().method(), path, answer.statusCode()));
    }

    @Override
    public void close() {
        stored.parallelStream().forEach(this::delete);
        super.close();
    }
}
