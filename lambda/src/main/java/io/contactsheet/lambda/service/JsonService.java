package io.contactsheet.lambda.service;

import io.contactsheet.lambda.json.Json;
import io.contactsheet.lambda.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * A service of AWS that takes and gives JSON. For an operation or two it does not need its whole client, which every start
 * would load; the signer is the one that S3's client brings.
 *
 * @param http sends
 * @param credentials sign
 * @param region of the service
 * @param name of the service in signatures, such as {@code sqs}
 * @param endpoint its address
 */
public record JsonService(
        SdkHttpClient http, AwsCredentialsProvider credentials, String region, String name, URI endpoint)
        implements AutoCloseable {

    /**
     * A call.
     *
     * @param operation its name, for messages
     * @param path within the service
     * @param headers that the operation needs, beside those of every request
     * @param body its members; empty for none
     */
    public record Call(
            String operation,
            SdkHttpMethod method,
            String path,
            Map<String, String> headers,
            Map<String, Object> body) {}

    /**
     * Makes a call.
     *
     * @return the members of the answer; empty if it has none
     * @throws ServiceFault if the service refuses it
     * @throws IOException if it does not answer, or not in JSON
     */
    public Map<?, ?> answer(Call call) throws IOException {
        SignedRequest signed = sign(call);
        HttpExecuteRequest.Builder request = HttpExecuteRequest.builder().request(signed.request());
        signed.payload().ifPresent(request::contentStreamProvider);
        HttpExecuteResponse response = http.prepareRequest(request.build()).call();
        try (InputStream content = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            String answer = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            if (!response.httpResponse().isSuccessful()) {
                int status = response.httpResponse().statusCode();
                throw new ServiceFault(
                        status, endpoint.getHost() + " answered " + status + " to " + call.operation() + ": " + answer);
            }
            return !answer.isEmpty() && JsonReader.read(answer) instanceof Map<?, ?> members ? members : Map.of();
        } catch (IllegalArgumentException malformed) {
            throw new IOException(
                    endpoint.getHost() + " answered what is no JSON to " + call.operation() + ".", malformed);
        }
    }

    private SignedRequest sign(Call call) {
        SdkHttpFullRequest.Builder request =
                SdkHttpFullRequest.builder().method(call.method()).uri(endpoint.resolve(call.path()));
        call.headers().forEach(request::putHeader);
        byte[] body = call.body().isEmpty() ? new byte[0] : Json.of(call.body()).getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            request.putHeader("Content-Length", String.valueOf(body.length));
        }
        return AwsV4HttpSigner.create().sign(sign -> {
            sign.identity(credentials.resolveCredentials())
                    .request(request.build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, name)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region);
            if (body.length > 0) {
                sign.payload(ContentStreamProvider.fromByteArrayUnsafe(body));
            }
        });
    }

    @Override
    public void close() {
        http.close();
    }
}
