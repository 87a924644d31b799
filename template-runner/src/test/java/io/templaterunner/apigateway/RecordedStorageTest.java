package io.templaterunner.apigateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.http.Header;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import io.templaterunner.recorded.RecordedCases;
import io.templaterunner.s3.BucketConfiguration;
import io.templaterunner.s3.EmbeddedS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The embedded S3, asked as API Gateway asks it, against what S3 answered. */
class RecordedStorageTest {

    @TempDir
    private Path folder;

    private EmbeddedS3 s3;
    private SignedStorage storage;
    private int buckets;

    @BeforeEach
    void start() throws IOException {
        s3 = EmbeddedS3.start(folder, InstantSource.system());
        Policy everything = Policy.parse(
                Map.of("Statement", Map.of("Effect", "Allow", "Action", "s3:*", "Resource", "*")), PolicyKind.IDENTITY);
        var key = s3.keyFor("arn:aws:iam::123456789012:role/Everything", List.of(everything));
        storage = new SignedStorage(s3.endpoint(), "eu-central-1", _ -> key);
    }

    @AfterEach
    void stop() {
        storage.close();
        s3.close();
    }

    /**
     * Requests to one bucket, one after the other.
     *
     * @param holds the texts that are in it, by their keys
     */
    record Case(boolean versioned, Map<String, String> holds, List<Step> steps) {}

    /**
     * A request and its answer.
     *
     * @param ask a method, and a key with a query; {@code {name}} is what an earlier step kept, percent-encoded
     * @param with headers, in which {@code {name}} is what was kept
     * @param answer the status
     * @param has headers of the answer
     * @param body the whole answer
     * @param xml the texts of elements, in their order; of what is not named here the answer may have more
     * @param keep names for the text of an element, or for a header
     */
    record Step(
            String ask,
            Map<String, String> with,
            String send,
            int answer,
            Map<String, String> has,
            String body,
            Map<String, List<String>> xml,
            Map<String, String> keep) {}

    @TestFactory
    Stream<DynamicTest> s3_shouldAnswerAsItDoesOnAws() {
        return RecordedCases.of("storage.json", Case.class, this::play);
    }

    private void play(Case each) throws Exception {
        String bucket = "bucket-" + ++buckets;
        s3.createBucket(bucket);
        s3.configure(bucket, new BucketConfiguration(each.versioned(), OptionalInt.empty(), OptionalInt.empty()));
        for (var object : or(each.holds()).entrySet()) {
            call("PUT", "/" + bucket + "/" + object.getKey(), "", Map.of(), object.getValue());
        }
        Map<String, String> kept = new HashMap<>();
        for (Step step : each.steps()) {
            String[] ask = step.ask().split(" ", 2);
            String[] target = filled(ask[1], kept, true).split("\\?", 2);
            String path = target[0].startsWith("/") ? target[0] : "/" + bucket + "/" + target[0];
            Map<String, String> with = new HashMap<>(or(step.with()));
            with.replaceAll((_, value) -> filled(value, kept, false));
            StorageBackend.Reply reply = call(
                    ask[0],
                    path,
                    target.length > 1 ? target[1] : "",
                    with,
                    filled(requireNonNullElse(step.send(), ""), kept, false));
            check(step, reply);
            or(step.keep()).forEach((name, place) -> kept.put(name, found(reply, place)));
        }
    }

    private static <T> Map<String, T> or(Map<String, T> given) {
        return requireNonNullElse(given, Map.of());
    }

    private StorageBackend.Reply call(String method, String path, String query, Map<String, String> with, String body)
            throws Exception {
        List<Header> headers = with.entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        return storage.call(
                new StorageBackend.Call("role", method, path, query, headers, body.getBytes(UTF_8), SmallApi.MOST));
    }

    private static void check(Step step, StorageBackend.Reply reply) {
        String body = new String(reply.body(), UTF_8);
        assertThat(reply.status()).as("%s: %s", step.ask(), body).isEqualTo(step.answer());
        or(step.has())
                .forEach((name, value) -> assertThat(Header.find(reply.headers(), name))
                        .as(step.ask() + ": " + name)
                        .contains(value));
        if (step.body() != null) {
            assertThat(body).as(step.ask()).isEqualTo(step.body());
        }
        or(step.xml())
                .forEach((element, texts) -> assertThat(elements(body, element))
                        .as("%s: %s in %s", step.ask(), element, body)
                        .isEqualTo(texts));
    }

    private static String found(StorageBackend.Reply reply, String place) {
        return Header.find(reply.headers(), place)
                .orElseGet(
                        () -> elements(new String(reply.body(), UTF_8), place).getFirst());
    }

    private static String filled(String text, Map<String, String> kept, boolean encoded) {
        String filled = text;
        for (var value : kept.entrySet()) {
            filled = filled.replace(
                    "{" + value.getKey() + "}",
                    encoded ? URLEncoder.encode(value.getValue(), UTF_8) : value.getValue());
        }
        return filled;
    }

    private static List<String> elements(String xml, String name) {
        try {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                    .getElementsByTagName(name);
            return IntStream.range(0, found.getLength())
                    .mapToObj(found::item)
                    .map(Node::getTextContent)
                    .toList();
        } catch (Exception noXml) {
            throw new AssertionError("no XML: " + xml, noXml);
        }
    }
}
