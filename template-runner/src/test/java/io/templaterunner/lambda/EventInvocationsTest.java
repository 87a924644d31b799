package io.templaterunner.lambda;

import static io.templaterunner.Eventually.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.lambda.EventInvocations.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class EventInvocationsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<FailedInvocation> failures = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<Integer> pauses = new CopyOnWriteArrayList<>();
    private volatile Instant now = NOON;
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void eventThatSucceedsAtOnce_shouldBeHandledOnce(TestInfo test) {
        String id = submit(test, 0, EventInvokeConfig.DEFAULT, failures::add);

        assertThat(outcomes).containsExactly(Outcome.SUCCEEDED);
        assertThat(Flaky.attempts(id)).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void eventThatFailsTwice_shouldSucceedInTheThirdAttempt(TestInfo test) {
        String id = submit(test, 2, EventInvokeConfig.DEFAULT, failures::add);

        assertThat(outcomes).containsExactly(Outcome.SUCCEEDED);
        assertThat(Flaky.attempts(id)).isEqualTo(3);
        assertThat(pauses).containsExactly(1, 2);
        assertThat(failures).isEmpty();
    }

    @Test
    void eventThatFailsAlways_shouldGoToTheFailuresAfterThreeAttempts(TestInfo test) throws Exception {
        String id = submit(test, 99, EventInvokeConfig.DEFAULT, failures::add);

        assertThat(outcomes).containsExactly(Outcome.FAILED);
        assertThat(Flaky.attempts(id)).isEqualTo(3);
        JsonNode failed = new JsonMapper().readTree(failures.getFirst().toDestinationRecord());
        assertThat(failed.at("/version").asText()).isEqualTo("1.0");
        assertThat(failed.at("/timestamp").asText()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(failed.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(failed.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
        assertThat(failed.at("/requestContext/functionArn").asText()).isEqualTo("arn");
        assertThat(failed.at("/requestPayload/id").asText()).isEqualTo(id);
        assertThat(failed.at("/responsePayload/errorMessage").asText()).isEqualTo("attempt 3");
        assertThat(failed.at("/responsePayload/errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.at("/responsePayload/stackTrace").size()).isPositive();
    }

    @Test
    void configuredAttempts_shouldBeHeeded(TestInfo test) {
        String id = submit(test, 99, new EventInvokeConfig(0, Duration.ofHours(6)), failures::add);

        assertThat(Flaky.attempts(id)).isEqualTo(1);
        assertThat(outcomes).containsExactly(Outcome.FAILED);
    }

    @Test
    void eventThatWouldGrowTooOld_shouldBeGivenUp(TestInfo test) {
        String id = submit(test, 99, new EventInvokeConfig(2, Duration.ofSeconds(60)), failures::add, retry -> {
            pauses.add(retry);
            return Duration.ofSeconds(61);
        });

        assertThat(Flaky.attempts(id)).isEqualTo(1);
        assertThat(failures).extracting(FailedInvocation::condition).containsExactly("EventAgeExceeded");
    }

    @Test
    void eventThatGrewTooOldMeanwhile_shouldBeGivenUp(TestInfo test) {
        String id = submit(test, 99, new EventInvokeConfig(2, Duration.ofHours(1)), failures::add, retry -> {
            nanos.addAndGet(Duration.ofMinutes(31).toNanos());
            return Duration.ZERO;
        });

        assertThat(Flaky.attempts(id)).isEqualTo(2);
        assertThat(failures).extracting(FailedInvocation::condition).containsExactly("EventAgeExceeded");
    }

    /** Somebody sets the clock of the computer: that ages nothing. */
    @Test
    void clockThatJumps_shouldNotAgeAnEvent(TestInfo test) {
        String id = submit(test, 2, new EventInvokeConfig(2, Duration.ofSeconds(60)), failures::add, retry -> {
            now = now.plus(Duration.ofDays(1));
            return Duration.ZERO;
        });

        assertThat(Flaky.attempts(id)).isEqualTo(3);
        assertThat(outcomes).containsExactly(Outcome.SUCCEEDED);
        assertThat(failures).isEmpty();
    }

    @Test
    void failureThatCannotBeKept_shouldBeKeptLater(TestInfo test) {
        AtomicInteger full = new AtomicInteger(3);
        submit(test, 99, EventInvokeConfig.DEFAULT, failed -> {
            if (full.getAndDecrement() > 0) {
                throw new IOException("No space left on device");
            }
            failures.add(failed);
        });

        assertThat(outcomes).containsExactly(Outcome.FAILED);
        assertThat(failures).hasSize(1);
    }

    @Test
    void configurationOutOfRange_shouldBeRefused() {
        assertThatThrownBy(() -> new EventInvokeConfig(3, Duration.ofHours(1)))
                .isInstanceOf(FunctionException.class)
                .hasMessageContaining("MaximumRetryAttempts");
        assertThatThrownBy(() -> new EventInvokeConfig(1, Duration.ofSeconds(59)))
                .hasMessageContaining("MaximumEventAgeInSeconds");
    }

    private String submit(TestInfo test, int failuresFirst, EventInvokeConfig config, FailureDestination destination) {
        return submit(test, failuresFirst, config, destination, retry -> {
            pauses.add(retry);
            return Duration.ZERO;
        });
    }

    private String submit(
            TestInfo test,
            int failuresFirst,
            EventInvokeConfig config,
            FailureDestination destination,
            java.util.function.IntFunction<Duration> pause) {
        String id = test.getDisplayName();
        FunctionConfiguration configuration =
                new FunctionConfiguration("flaky", "arn", Flaky.class.getName(), Map.of(), Duration.ofSeconds(10), 128);
        try (LambdaFunction function = LambdaFunction.load(configuration, Flaky.class.getClassLoader(), 1);
                EventInvocations invocations =
                        new EventInvocations(function, config, destination, pause, () -> now, nanos::get, 1)) {
            invocations.submit(new EventInvocations.Delivery() {
                @Override
                public byte[] begin() {
                    return "{\"id\":\"%s\",\"failures\":%d}"
                            .formatted(id, failuresFirst)
                            .getBytes(UTF_8);
                }

                @Override
                public void ended(Outcome outcome) {
                    outcomes.add(outcome);
                }
            });
            await().until(() -> !outcomes.isEmpty());
        }
        return id;
    }

    /** Fails as often as its event says. */
    public static final class Flaky implements RequestHandler<Map<String, Object>, String> {

        private static final Map<String, AtomicInteger> ATTEMPTS = new ConcurrentHashMap<>();

        static int attempts(String id) {
            return ATTEMPTS.get(id).get();
        }

        @Override
        public String handleRequest(Map<String, Object> event, Context context) {
            String id = event.get("id").toString();
            int attempt =
                    ATTEMPTS.computeIfAbsent(id, ignored -> new AtomicInteger()).incrementAndGet();
            if (attempt <= (int) event.get("failures")) {
                throw new IllegalStateException("attempt " + attempt);
            }
            return "done";
        }
    }
}
