package io.templaterunner.apigateway;

import io.templaterunner.fault.UncaughtFailures;
import io.templaterunner.http.Header;
import io.templaterunner.iam.AccessKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls an S3 endpoint with requests that are signed by the role's access key (Signature Version 4). */
public final class SignedStorage implements StorageBackend, AutoCloseable {

    /** The client sets these by itself. */
    private static final Set<String> OF_THE_CLIENT = Evaluator.caseInsensitive("Host", "Content-Length");

    private final URI endpoint;
    private final String region;
    private final Sessions sessions;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
            .name("gateway-to-storage-", 0)
            .uncaughtExceptionHandler(UncaughtFailures.LOGGED)
            .factory());
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /** Who may act as what. */
    @FunctionalInterface
    public interface Sessions {
        /** The key of API Gateway's session in a role. */
        AccessKey assume(String roleArn) throws NotAssumableException;
    }

    public SignedStorage(URI endpoint, String region, Sessions sessions) {
        this.endpoint = endpoint;
        this.region = region;
        this.sessions = sessions;
    }

    /** A clock that is set between the signature and its check makes it look old: it is signed again then. */
    @Override
    public Reply call(Call call) throws IOException, InterruptedException, NotAssumableException {
        Reply reply = signAndSend(call);
        return isSkewed(reply) ? signAndSend(call) : reply;
    }

    private static boolean isSkewed(Reply reply) {
        return reply.status() == 403
                && new String(reply.body(), StandardCharsets.UTF_8).contains("<Code>RequestTimeTooSkewed</Code>");
    }

    private Reply signAndSend(Call call) throws IOException, InterruptedException, NotAssumableException {
        SdkHttpRequest signed = sign(call, sessions.assume(call.role()));
        HttpRequest.Builder request = HttpRequest.newBuilder(signed.getUri()).timeout(call.timeout());
        signed.forEachHeader((name, values) -> {
            if (!OF_THE_CLIENT.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.method(
                call.method(),
                call.body().length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        HttpResponse<InputStream> response = sendAgainIfCutOff(request.build());
        List<Header> headers = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return new Reply(response.statusCode(), headers, body(response));
    }

    /** A connection that was kept open may be closed by S3 in the moment in which it is used again. */
    private HttpResponse<InputStream> sendAgainIfCutOff(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException slow) {
            throw slow;
        } catch (IOException cutOff) {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        }
    }

    private static byte[] body(HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(GatewayHandler.MAX_PAYLOAD + 1);
            if (body.length > GatewayHandler.MAX_PAYLOAD) {
                throw new TooLargeException();
            }
            return body;
        }
    }

    private SdkHttpRequest sign(Call call, AccessKey key) {
        SdkHttpFullRequest.Builder unsigned = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(call.method()))
                .uri(URI.create(endpoint + call.path() + (call.query().isEmpty() ? "" : "?" + call.query())));
        call.headers().forEach(header -> unsigned.appendHeader(header.name(), header.value()));
        return signer.sign(request -> request.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(call.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.systemUTC()))
                .request();
    }

    @Override
    public void close() {
        client.shutdownNow();
        executor.shutdownNow();
    }
}
