package io.templaterunner.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.templaterunner.files.OwnerOnlyFile;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * How programs of the user who runs a stack call its services, from whatever process: by a key in a file that only this
 * user may read, new at every start.
 *
 * @param endpoint of the services
 * @param key signs
 */
public record StackAccess(URI endpoint, AccessKey key) {

    private static final String FILE = "owner-access.json";
    private static final String REGION = "us-east-1";
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

    /** Lets the user do everything, and writes down how. */
    public static void grant(ServiceEndpoint endpoint, Path folder) throws IOException {
        AccessKey key = new AccessKey("AKIA" + random(8).toUpperCase(Locale.ROOT), random(20));
        endpoint.admit(new Caller("the user of " + folder, key, (_, _) -> true));
        new OwnerOnlyFile(folder.resolve(FILE))
                .write(Json.MAPPER
                        .createObjectNode()
                        .put("endpoint", endpoint.address().toString())
                        .put("accessKeyId", key.id())
                        .put("secretAccessKey", key.secret())
                        .toString());
    }

    /** Forgets how: nobody answers any more. */
    public static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /**
     * Reads how.
     *
     * @param data the data folder of a template runner
     * @return empty if none runs on it
     * @throws IOException if the file is there and cannot be read
     */
    public static Optional<StackAccess> of(Path data) throws IOException {
        Optional<String> text = new OwnerOnlyFile(data.resolve("stack").resolve(FILE)).read();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(read(Json.MAPPER.readTree(text.get())));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new IOException("The file " + FILE + " in " + data + " is damaged. Start the stack again.", damaged);
        }
    }

    private static StackAccess read(JsonNode json) {
        return new StackAccess(
                URI.create(json.path("endpoint").asText("")),
                new AccessKey(
                        json.path("accessKeyId").asText(""),
                        json.path("secretAccessKey").asText("")));
    }

    /**
     * Invokes a function and waits for its result.
     *
     * @param client sends
     * @param function its name
     * @param payload as JSON
     * @return the result as JSON
     * @throws IOException if the stack does not answer, refuses, or the function fails; the message says why
     */
    public byte[] invoke(HttpClient client, String function, byte[] payload) throws IOException, InterruptedException {
        SdkHttpRequest signed = signed(endpoint.resolve("/2015-03-31/functions/" + function + "/invocations"), payload);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(signed.getUri()).POST(HttpRequest.BodyPublishers.ofByteArray(payload));
        signed.forEachHeader((name, values) -> {
            if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = Json.MAPPER.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IOException(answer.path("message").asText("The stack answered " + response.statusCode()));
        }
        if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new IOException(answer.path("errorMessage").asText("The function failed."));
        }
        return response.body();
    }

    private SdkHttpRequest signed(URI address, byte[] payload) {
        return AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                        .request(SdkHttpFullRequest.builder()
                                .method(SdkHttpMethod.POST)
                                .uri(address)
                                .putHeader("Content-Type", "application/json")
                                .build())
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(payload))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION))
                .request();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Without the key's secret. */
    @Override
    public String toString() {
        return "StackAccess[" + endpoint + "]";
    }
}
