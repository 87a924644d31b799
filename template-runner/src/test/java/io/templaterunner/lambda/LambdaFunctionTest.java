package io.templaterunner.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LambdaFunctionTest {

    @Test
    void eventOfAKnownType_shouldBeReadAsLambdaReadsIt() throws Exception {
        String event = """
                {"Records":[{"eventName":"ObjectCreated:Put","eventTime":"2026-01-02T03:04:05.678Z",
                 "s3":{"bucket":{"name":"photos"},"object":{"key":"a+b%2Bc%C3%BC%25.jpg","size":12345678901}}}]}""";

        assertThat(invoke(S3Keys.class.getName(), event)).isEqualTo("[\"a b+cü%.jpg\",\"12345678901\"]");
    }

    /** Written by hand, as from the test form of the Lambda console. */
    @Test
    void eventThatLacksFields_shouldBeReadByTheFunctionsOwnSerializer() throws Exception {
        String event =
                "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"a.jpg\",\"size\":7}}}]}";

        try (LambdaFunction function = load(S3Keys.class.getName(), Duration.ofSeconds(30), new CodeWithSerializer())) {
            assertThat(new String(function.invoke(event.getBytes(UTF_8)), UTF_8))
                    .isEqualTo("[\"read-by-its-own.jpg\",\"7\"]");
        }
    }

    @Test
    void eventOfACustomResource_shouldBeReadAsLambdaReadsIt() throws Exception {
        String event = """
                {"RequestType":"Create","ResponseURL":"http://127.0.0.1/answer","StackId":"stack","RequestId":"1",
                 "LogicalResourceId":"Site","ResourceType":"Custom::Site","ResourceProperties":{"Bucket":"site","Nested":{"a":"b"}}}""";

        assertThat(invoke(CustomResource.class.getName(), event))
                .isEqualTo("\"Create http://127.0.0.1/answer stack 1 Site site {a=b}\"");
    }

    @Test
    void otherHandlers_shouldBeCalledAsLambdaCallsThem() throws Exception {
        assertThat(invoke(Maps.class.getName(), "{\"a\":[1,2]}")).isEqualTo("{\"seen\":\"{a=[1, 2]}\"}");
        assertThat(invoke(Streams.class.getName(), "{\"a\": 1}")).isEqualTo("}1 :\"a\"{");
        assertThat(invoke(Methods.class.getName() + "::greet", "\"Ada\"")).isEqualTo("\"Hello Ada\"");
        assertThat(invoke(Methods.class.getName() + "::nothing", "7")).isEqualTo("null");
    }

    @Test
    void environmentAndContext_shouldReachTheHandler() throws Exception {
        assertThat(invoke(Surroundings.class.getName(), "{}"))
                .isEqualTo("\"blue test-function 512 arn:aws:lambda:eu-central-1:123456789012:function:test true\"");
    }

    @Test
    void handlerThatThrows_shouldBeAnErrorWithItsTypeAndMessage() {
        FunctionError error =
                catchThrowableOfType(FunctionError.class, () -> invoke(Thrower.class.getName(), "\"broken\""));

        assertThat(error.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error).hasMessage("broken");
        assertThat(catchThrowableOfType(FunctionError.class, () -> invoke(Thrower.class.getName(), "\"memory\""))
                        .type())
                .isEqualTo("java.lang.OutOfMemoryError");
        assertThat(catchThrowableOfType(FunctionError.class, () -> invoke(Thrower.class.getName(), "{ no json")))
                .isNotNull();
    }

    @Test
    void handlerThatTakesTooLong_shouldBeInterruptedAndFail() {
        FunctionError error = catchThrowableOfType(
                FunctionError.class, () -> invoke(Sleeper.class.getName(), "{}", Duration.ofMillis(50)));

        assertThat(error.type()).isEqualTo("Sandbox.Timedout");
        assertThat(error).hasMessageContaining("Task timed out after 0.05 seconds");
    }

    @Test
    void oneInstance_shouldServeOneInvocationAtATimeAndThenTheNext() throws Exception {
        try (LambdaFunction function = load(Counter.class.getName(), Duration.ofSeconds(30));
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            function.invoke("\"alone\"".getBytes(UTF_8));
            assertThat(function.invoke("\"alone\"".getBytes(UTF_8)))
                    .asString(UTF_8)
                    .isEqualTo("2");

            Future<byte[]> one = pool.submit(() -> function.invoke("\"together\"".getBytes(UTF_8)));
            Future<byte[]> other = pool.submit(() -> function.invoke("\"together\"".getBytes(UTF_8)));

            assertThat(List.of(new String(one.get(), UTF_8), new String(other.get(), UTF_8)))
                    .containsExactlyInAnyOrder("1", "3");
        }
        assertThat(Counter.CLOSED).hasValue(2);
    }

    @Test
    void handlerThatIsNone_shouldBeRefusedWithAReason() {
        assertRefused("io.contactsheet.Missing", "not in the function's code");
        assertRefused(Methods.class.getName(), "neither a RequestHandler nor a RequestStreamHandler");
        assertRefused(Methods.class.getName() + "::missing", "does not have");
        assertRefused(Unmakeable.class.getName() + "::handle", "no public constructor");
    }

    private static void assertRefused(String handler, String reason) {
        assertThatThrownBy(() -> load(handler, Duration.ofSeconds(1)))
                .isInstanceOf(FunctionException.class)
                .hasMessageContaining(reason);
    }

    private static String invoke(String handler, String event) throws FunctionError, InterruptedException {
        return invoke(handler, event, Duration.ofSeconds(30));
    }

    private static String invoke(String handler, String event, Duration timeout)
            throws FunctionError, InterruptedException {
        try (LambdaFunction function = load(handler, timeout)) {
            return new String(function.invoke(event.getBytes(UTF_8)), UTF_8);
        }
    }

    private static LambdaFunction load(String handler, Duration timeout) {
        return load(handler, timeout, LambdaFunctionTest.class.getClassLoader());
    }

    private static LambdaFunction load(String handler, Duration timeout, ClassLoader code) {
        return LambdaFunction.load(
                new FunctionConfiguration(
                        "test-function",
                        "arn:aws:lambda:eu-central-1:123456789012:function:test",
                        handler,
                        Map.of("COLOUR", "blue"),
                        timeout,
                        512),
                code,
                2);
    }

    /** The code of a function that brings its own serializer, as {@link CustomPojoSerializer} says how. */
    private static final class CodeWithSerializer extends ClassLoader {

        private static final Set<String> OWN = Set.of(S3Keys.class.getName(), OwnSerializer.class.getName());

        CodeWithSerializer() {
            super(LambdaFunctionTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : OWN.contains(name) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code =
                    Objects.requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"), name)) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            if (!name.equals("META-INF/services/" + CustomPojoSerializer.class.getName())) {
                return super.findResources(name);
            }
            Path list = Files.writeString(Files.createTempFile("serializers", ".txt"), OwnSerializer.class.getName());
            list.toFile().deleteOnExit();
            return Collections.enumeration(List.of(list.toUri().toURL()));
        }
    }

    public static final class OwnSerializer implements CustomPojoSerializer {

        @Override
        public <T> T fromJson(InputStream input, Type type) {
            var object = new S3EventNotification.S3ObjectEntity("read-by-its-own.jpg", 7L, null, null, null);
            var s3 = new S3EventNotification.S3Entity(null, null, object, null);
            var record = new S3EventNotification.S3EventNotificationRecord(
                    null, null, null, null, null, null, null, s3, null);
            @SuppressWarnings("unchecked") // The handler's event is an S3Event.
            T event = (T) new S3Event(List.of(record));
            return event;
        }

        @Override
        public <T> T fromJson(String input, Type type) {
            return fromJson(new ByteArrayInputStream(input.getBytes(UTF_8)), type);
        }

        @Override
        public <T> void toJson(T value, OutputStream output, Type type) {
            throw new UnsupportedOperationException();
        }
    }

    public static final class S3Keys implements RequestHandler<S3Event, List<String>> {
        @Override
        public List<String> handleRequest(S3Event event, Context context) {
            var object = event.getRecords().getFirst().getS3().getObject();
            return List.of(object.getUrlDecodedKey(), object.getSizeAsLong().toString());
        }
    }

    public static final class CustomResource implements RequestHandler<CloudFormationCustomResourceEvent, String> {
        @Override
        public String handleRequest(CloudFormationCustomResourceEvent event, Context context) {
            return String.join(
                    " ",
                    event.getRequestType(),
                    event.getResponseUrl(),
                    event.getStackId(),
                    event.getRequestId(),
                    event.getLogicalResourceId(),
                    event.getResourceProperties().get("Bucket").toString(),
                    event.getResourceProperties().get("Nested").toString());
        }
    }

    public static final class Maps implements RequestHandler<Map<String, Object>, Map<String, String>> {
        @Override
        public Map<String, String> handleRequest(Map<String, Object> event, Context context) {
            return Map.of("seen", event.toString());
        }
    }

    public static final class Streams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            output.write(new StringBuilder(new String(input.readAllBytes(), UTF_8))
                    .reverse()
                    .toString()
                    .getBytes(UTF_8));
        }
    }

    public static final class Methods {
        public String greet(String name, Context context) {
            return "Hello " + name;
        }

        public void nothing(int number) {}
    }

    public static final class Surroundings implements RequestHandler<Map<String, Object>, String> {
        private final Map<String, String> environment;

        public Surroundings(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            context.getLogger().log("a line\n");
            int left = context.getRemainingTimeInMillis();
            return String.join(
                    " ",
                    environment.get("COLOUR"),
                    context.getFunctionName(),
                    Integer.toString(context.getMemoryLimitInMB()),
                    context.getInvokedFunctionArn(),
                    Boolean.toString(left > 20_000 && left <= 30_000));
        }
    }

    public static final class Thrower implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            if (event.equals("memory")) {
                throw new OutOfMemoryError("no heap");
            }
            throw new IllegalStateException(event);
        }
    }

    public static final class Sleeper implements RequestHandler<Map<String, Object>, String> {
        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException asItMust) {
                Thread.currentThread().interrupt();
            }
            return "too late";
        }
    }

    public static final class Counter implements RequestHandler<String, Integer>, AutoCloseable {
        static final AtomicInteger CLOSED = new AtomicInteger();
        static final CountDownLatch TOGETHER = new CountDownLatch(2);
        private int invocations;

        @Override
        public Integer handleRequest(String event, Context context) {
            if (event.equals("together")) {
                TOGETHER.countDown();
                try {
                    TOGETHER.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return ++invocations;
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }

    public static final class Unmakeable {
        private Unmakeable() {}

        public void handle(String event) {}
    }
}
