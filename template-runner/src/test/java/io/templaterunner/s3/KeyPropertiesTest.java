package io.templaterunner.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.apigateway.SignedStorage;
import io.templaterunner.apigateway.StorageBackend;
import io.templaterunner.http.Header;
import io.templaterunner.iam.AccessKey;
import io.templaterunner.iam.Policy;
import io.templaterunner.iam.PolicyKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever is asked, of whichever key: the file of that key is the only one that may change. */
class KeyPropertiesTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/Everything";

    private Path folder;
    private EmbeddedS3 s3;
    private SignedStorage storage;

    /** What a client does with a key. */
    enum Action {
        PUT,
        PUT_IF_NONE,
        GET,
        HEAD,
        DELETE,
        DELETE_AMONG_MANY,
        COPY_TO,
        COPY_FROM,
        UPLOAD_IN_PARTS,
        ACCESS_LIST
    }

    record Step(Action action, String key) {}

    @BeforeProperty
    void start() throws Exception {
        folder = Files.createTempDirectory("keys");
        s3 = EmbeddedS3.start(folder, InstantSource.system());
        s3.createBucket("photos");
        s3.createBucket("other");
        s3.configure("photos", new BucketConfiguration(true, OptionalInt.of(30), OptionalInt.empty()));
        Policy everything = Policy.parse(
                Map.of("Statement", Map.of("Effect", "Allow", "Action", "s3:*", "Resource", "*")), PolicyKind.IDENTITY);
        AccessKey key = s3.keyFor(ROLE, List.of(everything));
        storage = new SignedStorage(s3.endpoint(), "us-east-1", _ -> key);
        for (String there : List.of("/photos/victim.jpg", "/photos/album/a.jpg", "/photos/A.jpg", "/other/o.jpg")) {
            assertThat(send("PUT", there, "", List.of(), "first of " + there).status())
                    .isEqualTo(200);
        }
        Files.createSymbolicLink(folder.resolve("photos/link"), folder.resolve("other"));
        Files.createSymbolicLink(folder.resolve("photos/link.jpg"), folder.resolve("other/o.jpg"));
    }

    @AfterProperty
    void stop() throws IOException {
        storage.close();
        s3.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Arbitraries.of(
                                "victim.jpg",
                                "a.jpg",
                                "A.jpg",
                                "album",
                                "Album",
                                "other",
                                "o.jpg",
                                "link",
                                "link.jpg",
                                "photos")),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "..",
                                ".",
                                "",
                                " ",
                                "a.jpg ",
                                "a.jpg.",
                                "..\\victim.jpg",
                                "%2e%2e",
                                "..%2Fvictim.jpg",
                                "CON",
                                "con.jpg",
                                "victim.jpg:stream",
                                "\0",
                                "~",
                                "\u00e9.jpg",
                                "e\u0301.jpg",
                                "\uFFFD")),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                ".s3proxy-x",
                                ".s3proxy-slash",
                                ".s3proxy-versions",
                                ".S3PROXY-x.jpg",
                                ".s3proxy-mpu-stub-123e4567-e89b-42d3-a456-426614174000",
                                ".mpus-123e4567-e89b-42d3-a456-426614174000-a.jpg-1",
                                ".mpus-x",
                                ".versions",
                                "a.jpg-123e4567-e89b-42d3-a456-426614174000")),
                Tuple.of(1, Arbitraries.strings().ofMinLength(1).ofMaxLength(12)));
        Arbitrary<String> keys = names.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("/", list));
        return Combinators.combine(Arbitraries.of(Action.class), keys).as(Step::new);
    }

    @Property(tries = 120, shrinking = ShrinkingMode.BOUNDED)
    void anyRequest_shouldChangeNoFileButThatOfItsKey(@ForAll @Size(min = 1, max = 8) List<@From("steps") Step> steps)
            throws Exception {
        for (Step step : steps) {
            Map<String, String> before = files();
            int status = perform(step);
            Map<String, String> after = files();

            String file = "photos/" + step.key;
            Set<String> changed = changed(before, after);
            Set<String> versions = changed.stream()
                    .filter(name -> name.startsWith(".versions/photos/"))
                    .collect(Collectors.toSet());
            changed.removeAll(versions);
            changed.remove("photos/copy.jpg");
            assertThat(changed).as("%s answered %d", step, status).isSubsetOf(file);
            assertVersionOf(before.get(file), after.get(file), versions, after);
            assertListingIsWhatIsThere(after);
            if (stores(step.action) && status == 200) {
                assertThat(after).containsEntry(file, body(step));
            }
            if (status >= 400) {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    private static boolean stores(Action action) {
        return action == Action.PUT || action == Action.PUT_IF_NONE || action == Action.UPLOAD_IN_PARTS;
    }

    private static String body(Step step) {
        return "photo " + step;
    }

    /** What was there is one old version, and nothing else is. */
    private static void assertVersionOf(String before, String after, Set<String> versions, Map<String, String> files) {
        List<String> kept = versions.stream()
                .map(files::get)
                .filter(content -> content == null || content.equals(before))
                .toList();
        boolean wentAway = before != null && after == null;
        if (wentAway) {
            assertThat(kept).containsExactly(before);
        }
    }

    private void assertListingIsWhatIsThere(Map<String, String> files) {
        Set<String> listed = new HashSet<>();
        for (String bucket : List.of("photos", "other")) {
            s3.objects(bucket).forEach(object -> listed.add(bucket + "/" + object.key()));
        }
        assertThat(listed)
                .isEqualTo(files.keySet().stream()
                        .filter(name -> !name.startsWith(".versions/"))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> changed = new HashSet<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .forEach(changed::add);
        return changed;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private int perform(Step step) throws Exception {
        String path = "/photos/" + encoded(step.key);
        return switch (step.action) {
            case PUT -> send("PUT", path, "", List.of(), body(step)).status();
            case PUT_IF_NONE ->
                send("PUT", path, "", List.of(new Header("If-None-Match", "*")), body(step))
                        .status();
            case GET -> send("GET", path, "", List.of(), "").status();
            case HEAD -> send("HEAD", path, "", List.of(), "").status();
            case DELETE -> send("DELETE", path, "", List.of(), "").status();
            case DELETE_AMONG_MANY -> deleteAmongMany(step.key);
            case COPY_TO ->
                send("PUT", path, "", List.of(new Header("x-amz-copy-source", "/other/o.jpg")), "")
                        .status();
            case COPY_FROM ->
                send("PUT", "/photos/copy.jpg", "", List.of(new Header("x-amz-copy-source", path)), "")
                        .status();
            case UPLOAD_IN_PARTS -> uploadInParts(path, body(step));
            case ACCESS_LIST -> send("GET", path, "acl", List.of(), "").status();
        };
    }

    private int deleteAmongMany(String key) throws Exception {
        if (key.chars().anyMatch(c -> c < ' ' || Character.isSurrogate((char) c) || c > 0xFFFD)) {
            return 400;
        }
        String xml = key.replace("&", "&amp;").replace("<", "&lt;");
        StorageBackend.Reply reply = send(
                "POST", "/photos", "delete", List.of(), "<Delete><Object><Key>" + xml + "</Key></Object></Delete>");
        return new String(reply.body(), UTF_8).contains("<Error>") ? 400 : reply.status();
    }

    private int uploadInParts(String path, String body) throws Exception {
        StorageBackend.Reply begun = send("POST", path, "uploads", List.of(), "");
        if (begun.status() != 200) {
            return begun.status();
        }
        String id = new String(begun.body(), UTF_8).replaceFirst("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
        assertThat(send("PUT", path, "partNumber=1&uploadId=" + id, List.of(), body)
                        .status())
                .isEqualTo(200);
        StorageBackend.Reply parts = send("GET", path, "uploadId=" + id, List.of(), "");
        String eTag = new String(parts.body(), UTF_8).replaceFirst("(?s).*<ETag>(.*)</ETag>.*", "$1");
        int status = send(
                        "POST",
                        path,
                        "uploadId=" + id,
                        List.of(),
                        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + eTag
                                + "</ETag></Part></CompleteMultipartUpload>")
                .status();
        if (status != 200) {
            send("DELETE", path, "uploadId=" + id, List.of(), "");
        }
        return status;
    }

    private StorageBackend.Reply send(String method, String path, String query, List<Header> headers, String body)
            throws Exception {
        return storage.call(new StorageBackend.Call(
                ROLE, method, path, query, headers, body.getBytes(UTF_8), Duration.ofMinutes(1)));
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%2F", "/");
    }
}
