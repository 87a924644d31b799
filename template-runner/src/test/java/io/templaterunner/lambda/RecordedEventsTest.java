package io.templaterunner.lambda;

import static io.templaterunner.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.lambda.EventInvocations.Outcome;
import io.templaterunner.recorded.RecordedCases;
import io.templaterunner.s3.BucketConfiguration;
import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.s3.ObjectEvent;
import io.templaterunner.testkit.TestClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** What functions are told of changes of a bucket, and queues of events that were given up. */
class RecordedEventsTest {

    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:thumbnails";

    @TempDir
    private Path folder;

    /**
     * Changes of a bucket, and what is told of the last one.
     *
     * @param does methods and keys
     */
    record Change(boolean versioned, List<String> does, String event, Map<String, String> object) {}

    /**
     * An event that fails whenever it is tried.
     *
     * @param retries that the function allows; null for what it does by itself
     * @param secondsOfAge that the function allows; null for what it does by itself
     * @param secondsBetween the attempts
     */
    record GivenUp(Integer retries, Double secondsOfAge, Double secondsBetween, String condition, int invocations) {}

    @TestFactory
    Stream<DynamicTest> change_shouldBeToldAsS3ToldIt() {
        return RecordedCases.of("events.json", Change.class, this::play);
    }

    private void play(Change each) throws Exception {
        List<ObjectEvent> told = new CopyOnWriteArrayList<>();
        String bucket = "photos";
        Path own = folder.resolve(String.valueOf(each.hashCode()));
        Policy everything = Policy.parse(
                Map.of("Statement", Map.of("Effect", "Allow", "Action", "s3:*", "Resource", "*")), PolicyKind.IDENTITY);
        try (EmbeddedS3 s3 = EmbeddedS3.start(own, InstantSource.system());
                S3Client client = TestClients.s3(
                        s3.endpoint(), s3.keyFor("arn:aws:iam::123456789012:role/Everything", List.of(everything)))) {
            s3.createBucket(bucket);
            s3.configure(bucket, new BucketConfiguration(each.versioned(), OptionalInt.empty(), OptionalInt.empty()));
            s3.addListener(told::add);
            each.does().forEach(change -> change(client, bucket, change.split(" ")));
        }
        JsonNode records = new JsonMapper()
                .readTree(new S3EventJson("eu-central-1").of(told.getLast(), "id"))
                .get("Records");
        assertThat(records.size()).isEqualTo(1);
        JsonNode record = records.get(0);
        assertThat(record.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "awsRegion",
                        "eventName",
                        "eventSource",
                        "eventTime",
                        "eventVersion",
                        "requestParameters",
                        "responseElements",
                        "s3",
                        "userIdentity");
        assertThat(record.at("/eventVersion").asText()).isEqualTo("2.1");
        assertThat(record.at("/eventName").asText()).isEqualTo(each.event());
        JsonNode object = record.at("/s3/object");
        assertThat(object.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(each.object().keySet());
        each.object().forEach((name, value) -> {
            if (!value.equals("*")) {
                assertThat(object.get(name).asText()).as(name).isEqualTo(value);
            }
        });
    }

    private static void change(S3Client client, String bucket, String[] change) {
        String key = change[1];
        switch (change[0]) {
            case "PUT" -> client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("picture"));
            case "COPY" ->
                client.copyObject(r -> r.sourceBucket(bucket)
                        .sourceKey(key)
                        .destinationBucket(bucket)
                        .destinationKey(change[2]));
            case "DELETE" -> client.deleteObject(r -> r.bucket(bucket).key(key));
            case "REMOVE" ->
                client.deleteObjects(r -> r.bucket(bucket)
                        .delete(d -> d.objects(Stream.of(change)
                                .skip(1)
                                .map(each ->
                                        ObjectIdentifier.builder().key(each).build())
                                .toList())));
            case "PARTS" -> {
                String upload = client.createMultipartUpload(
                                r -> r.bucket(bucket).key(key))
                        .uploadId();
                String part = client.uploadPart(
                                r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(1),
                                RequestBody.fromString("picture"))
                        .eTag();
                client.completeMultipartUpload(r -> r.bucket(bucket)
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(m -> m.parts(p -> p.partNumber(1).eTag(part))));
            }
            default -> throw new IllegalArgumentException(change[0]);
        }
    }

    @TestFactory
    Stream<DynamicTest> eventThatIsGivenUp_shouldBeKeptAsLambdaKeptIt() {
        return RecordedCases.of("destinations.json", GivenUp.class, RecordedEventsTest::play);
    }

    private static void play(GivenUp each) throws Exception {
        List<FailedInvocation> failures = new CopyOnWriteArrayList<>();
        AtomicLong nanos = new AtomicLong();
        EventInvokeConfig config = new EventInvokeConfig(
                Optional.ofNullable(each.retries()).orElse(EventInvokeConfig.DEFAULT.maximumRetryAttempts()),
                Optional.ofNullable(each.secondsOfAge())
                        .map(RecordedEventsTest::seconds)
                        .orElse(EventInvokeConfig.DEFAULT.maximumEventAge()));
        Duration between = seconds(Optional.ofNullable(each.secondsBetween()).orElse(0.0));
        Failing.TOLD.clear();
        FunctionConfiguration configuration = new FunctionConfiguration(
                "thumbnails", ARN, Failing.class.getName() + "::handle", Map.of(), Duration.ofSeconds(10), 128);
        try (LambdaFunction function = LambdaFunction.load(configuration, Failing.class.getClassLoader(), 1);
                EventInvocations invocations = new EventInvocations(
                        function,
                        config,
                        failures::add,
                        _ -> {
                            nanos.addAndGet(between.toNanos());
                            return Duration.ZERO;
                        },
                        () -> Instant.EPOCH,
                        nanos::get,
                        1)) {
            invocations.submit(new EventInvocations.Delivery() {
                @Override
                public byte[] begin() {
                    return "{\"raise_error\":1}".getBytes(UTF_8);
                }

                @Override
                public void ended(Outcome outcome) {}
            });
            await().until(() -> !failures.isEmpty());
        }
        JsonNode kept = new JsonMapper().readTree(failures.getFirst().toDestinationRecord());
        assertThat(kept.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "version",
                        "timestamp",
                        "requestContext",
                        "requestPayload",
                        "responseContext",
                        "responsePayload");
        assertThat(kept.at("/version").asText()).isEqualTo("1.0");
        JsonNode context = kept.at("/requestContext");
        assertThat(context.at("/condition").asText()).isEqualTo(each.condition());
        assertThat(context.at("/approximateInvokeCount").asInt()).isEqualTo(each.invocations());
        assertThat(context.at("/functionArn").asText()).isEqualTo(ARN + ":$LATEST");
        assertThat(Failing.TOLD)
                .hasSize(each.invocations())
                .containsOnly(context.at("/requestId").asText());
        assertThat(kept.at("/requestPayload").toString()).isEqualTo("{\"raise_error\":1}");
        assertThat(kept.at("/responseContext").toString())
                .isEqualTo("{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"}");
        assertThat(kept.at("/responsePayload/errorMessage").asText()).isEqualTo("on purpose");
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** Never succeeds. */
    public static final class Failing {

        private static final List<String> TOLD = new CopyOnWriteArrayList<>();

        public void handle(Map<String, Object> event, Context context) {
            TOLD.add(context.getAwsRequestId());
            throw new IllegalStateException("on purpose");
        }
    }
}
