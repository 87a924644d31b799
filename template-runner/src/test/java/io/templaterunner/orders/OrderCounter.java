package io.templaterunner.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The function of the sample: it writes how many orders there are. An order that is called “broken” breaks it. */
public final class OrderCounter implements RequestHandler<S3Event, @Nullable Void>, AutoCloseable {

    private final S3Client s3;
    private final String counts;

    /** In the cloud. */
    public OrderCounter() {
        this(System.getenv());
    }

    /** In a process that it shares with others. */
    public OrderCounter(Map<String, String> environment) {
        s3 = S3Client.builder()
                .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_S3")))
                .forcePathStyle(true)
                .region(Region.of(environment.get("AWS_REGION")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY"))))
                .build();
        counts = environment.get("COUNTS");
    }

    @Override
    public @Nullable Void handleRequest(S3Event event, Context context) {
        event.getRecords().forEach(record -> {
            if (record.getS3().getObject().getKey().equals("broken")) {
                throw new IllegalStateException("This order cannot be counted.");
            }
            int orders = s3.listObjectsV2(
                            list -> list.bucket(record.getS3().getBucket().getName()))
                    .keyCount();
            s3.putObject(put -> put.bucket(counts).key("count"), RequestBody.fromString(String.valueOf(orders)));
        });
        return null;
    }

    @Override
    public void close() {
        s3.close();
    }
}
