package io.contactsheet.lambda;

import java.net.URI;
import java.time.Duration;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes S3 clients that start fast: what the environment says is taken from it, and nothing is searched for. */
final class S3Clients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(20);

    private S3Clients() {}

    static S3Client of(Environment environment) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(environment.required("AWS_REGION")))
                .credentialsProvider(credentials(environment))
                .httpClientBuilder(http(environment))
                // Neither is needed: S3 computes and compares its own, and TLS protects the way.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.defaultProfileFile(
                                ProfileFile.aggregator().build())
                        .addExecutionInterceptor(new UnreadDates()));
        if (environment.has("AWS_ENDPOINT_URL_S3")) {
            builder.endpointOverride(URI.create(environment.required("AWS_ENDPOINT_URL_S3")))
                    .forcePathStyle(true);
        }
        return builder.build();
    }

    /** How requests are sent. */
    static ApacheHttpClient.Builder http(Environment environment) {
        ApacheHttpClient.Builder builder =
                ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ);
        // Where there is no TLS, to read every certificate of the JDK at the start would be for nothing.
        return environment.startsWith("AWS_ENDPOINT_URL_S3", "http:")
                ? builder.socketFactory(PlainConnectionSocketFactory.getSocketFactory())
                : builder;
    }

    /** With SnapStart the environment holds no key, but the address of a container that does. */
    static AwsCredentialsProvider credentials(Environment environment) {
        if (!environment.has("AWS_ACCESS_KEY_ID")) {
            return ContainerCredentialsProvider.create();
        }
        String id = environment.required("AWS_ACCESS_KEY_ID");
        String secret = environment.required("AWS_SECRET_ACCESS_KEY");
        AwsCredentials credentials = environment.has("AWS_SESSION_TOKEN")
                ? AwsSessionCredentials.create(id, secret, environment.required("AWS_SESSION_TOKEN"))
                : AwsBasicCredentials.create(id, secret);
        return StaticCredentialsProvider.create(credentials);
    }
}
