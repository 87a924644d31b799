package io.contactsheet.acceptance.functions;

import io.contactsheet.lambda.ThumbnailHandler;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.lambda.BucketNotifications;
import io.templaterunner.lambda.EventInvocations;
import io.templaterunner.lambda.EventInvokeConfig;
import io.templaterunner.lambda.FunctionConfiguration;
import io.templaterunner.lambda.LambdaFunction;
import io.templaterunner.lambda.NotificationConfiguration;
import io.templaterunner.s3.BucketConfiguration;
import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.s3.StoredObject;
import io.templaterunner.sqs.MessageQueue;
import io.templaterunner.testkit.TestClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Originals, thumbnails and the product's own function between them, without the template. */
final class ThumbnailPipeline implements AutoCloseable {

    static final String ORIGINALS = "originals";
    static final String THUMBNAILS = "thumbnails";

    final EmbeddedS3 s3;
    final S3Client client;
    final MessageQueue failures;
    private final LambdaFunction function;
    private final EventInvocations invocations;
    private final BucketNotifications notifications;

    ThumbnailPipeline(Path folder) throws IOException {
        s3 = EmbeddedS3.start(folder.resolve("buckets"), InstantSource.system());
        s3.createBucket(ORIGINALS);
        s3.createBucket(THUMBNAILS);
        // As the template has it.
        s3.configure(ORIGINALS, new BucketConfiguration(true, OptionalInt.of(30), OptionalInt.of(7)));
        failures = MessageQueue.open(folder.resolve("failures"));
        AccessKey key = s3.keyFor("arn:aws:iam::123456789012:role/Thumbnails", List.of(functionPolicy()));
        function = LambdaFunction.load(
                new FunctionConfiguration(
                        "thumbnails",
                        "arn:aws:lambda:eu-central-1:123456789012:function:thumbnails",
                        ThumbnailHandler.class.getName() + "::handleRequest",
                        Map.of(
                                "AWS_REGION",
                                "eu-central-1",
                                "AWS_ACCESS_KEY_ID",
                                key.id(),
                                "AWS_SECRET_ACCESS_KEY",
                                key.secret(),
                                "AWS_ENDPOINT_URL_S3",
                                s3.endpoint().toString(),
                                "THUMBNAILS_BUCKET",
                                THUMBNAILS,
                                "THUMBNAIL_SIZE",
                                "150"),
                        Duration.ofSeconds(60),
                        1024),
                ThumbnailHandler.class.getClassLoader(),
                2);
        invocations = new EventInvocations(
                function,
                EventInvokeConfig.DEFAULT,
                failed -> failures.send(failed.toDestinationRecord()),
                retry -> Duration.ofMillis(10),
                InstantSource.system(),
                2);
        notifications = BucketNotifications.start(
                s3,
                ORIGINALS,
                "eu-central-1",
                List.of(
                        new NotificationConfiguration("created", "s3:ObjectCreated:*", "", ""),
                        new NotificationConfiguration("removed", "s3:ObjectRemoved:*", "", "")),
                invocations,
                folder.resolve("deliveries/originals"));
        client = TestClients.s3(
                s3.endpoint(),
                s3.keyFor("arn:aws:iam::123456789012:role/Owner", List.of(policy(List.of("s3:*"), "*"))));
    }

    private static Policy functionPolicy() {
        return Policy.parse(
                Map.of(
                        "Statement",
                        List.of(
                                allow(List.of("s3:GetObject"), "arn:aws:s3:::originals/*"),
                                allow(
                                        List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                                        "arn:aws:s3:::thumbnails/*"),
                                allow(List.of("s3:ListBucket"), "arn:aws:s3:::originals", "arn:aws:s3:::thumbnails"))),
                PolicyKind.IDENTITY);
    }

    private static Policy policy(List<String> actions, String resource) {
        return Policy.parse(Map.of("Statement", allow(actions, resource)), PolicyKind.IDENTITY);
    }

    private static Map<String, Object> allow(List<String> actions, String... resources) {
        return Map.of("Effect", "Allow", "Action", actions, "Resource", List.of(resources));
    }

    void put(String key, byte[] content) {
        client.putObject(r -> r.bucket(ORIGINALS).key(key), RequestBody.fromBytes(content));
    }

    void delete(String key) {
        client.deleteObject(r -> r.bucket(ORIGINALS).key(key));
    }

    Set<String> keys(String bucket) {
        Set<String> keys = new TreeSet<>();
        s3.objects(bucket).stream().map(StoredObject::key).forEach(keys::add);
        return keys;
    }

    @Override
    public void close() throws IOException {
        client.close();
        invocations.close();
        notifications.close();
        function.close();
        s3.close();
    }
}
