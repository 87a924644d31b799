package io.contactsheet.lambda.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger gets is stood in for, and so is time. The last answer is given for ever. */
class ApiAnswersTest {

    /** For a question that is not answered. */
    private static final int NONE = 0;

    private final Deque<Integer> statuses = new ArrayDeque<>();
    private Instant now = Instant.EPOCH;
    private Duration eachTakes = Duration.ZERO;
    private int asked;

    private String await(boolean closed, Integer... answers) throws Exception {
        statuses.addAll(List.of(answers));
        return new ApiAnswers(this::ask, () -> now, time -> now = now.plus(time)).await(closed);
    }

    private int ask() throws IOException {
        asked++;
        now = now.plus(eachTakes);
        int status = statuses.size() > 1 ? statuses.removeFirst() : statuses.getFirst();
        if (status == NONE) {
            throw new IOException("nobody there");
        }
        return status;
    }

    private Duration waited() {
        return Duration.between(Instant.EPOCH, now);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void privateApi_shouldBeBelievedAfterFiveRefusals(int refusal) throws Exception {
        assertThat(await(true, refusal))
                .isEqualTo("The API answers strangers with " + refusal + ", as it should; it was asked 5 times.");
        assertThat(asked).isEqualTo(5);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(4));
    }

    /** One of many machines may be the last to know. */
    @Test
    void refusals_shouldCountOnlyInARow() throws Exception {
        await(true, 200, 401, 401, 401, 401, 200, 401);

        assertThat(asked).isEqualTo(6 + 5);
    }

    @Test
    void answersOfTheDeploymentBefore_shouldBeWaitedForFor20SecondsAndMore() throws Exception {
        statuses.addAll(Collections.nCopies(30, 200));

        assertThat(await(true, 401)).endsWith("as it should; it was asked 35 times.");
        assertThat(waited()).isEqualTo(Duration.ofSeconds(34));
    }

    @Test
    void privateApiThatStaysOpen_shouldBeToldAfterThreeQuartersOfAMinute() {
        assertThatIOException()
                .isThrownBy(() -> await(true, 200))
                .withMessage(
                        "The gallery is to be private, and 45 seconds after its deployment it still showed photos to a"
                                + " stranger. Update the stack again.");
        assertThat(waited()).isEqualTo(Duration.ofSeconds(45));
    }

    /** They are no refusals. */
    @ParameterizedTest
    @ValueSource(ints = {429, 500, NONE})
    void answersThatTellNothing_shouldNotHideThatItIsOpen(int status) {
        assertThatIOException().isThrownBy(() -> await(true, 200, status)).withMessageContaining("still showed photos");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, NONE})
    void privateApiThatWasNeverSeenOpen_shouldBeNoFailure(int status) throws Exception {
        assertThat(await(true, 401, status))
                .startsWith("The API is not seen yet to answer strangers as it should; last there was ")
                .endsWith((status == NONE ? "no answer (nobody there)" : "the answer " + status) + ".");
    }

    @Test
    void apiThatWasSeenOpenAndThenClosed_shouldBeNoFailure() throws Exception {
        assertThat(await(true, 200, 401, 429)).endsWith("the answer 429.");
    }

    /** Its roles may be too new for S3. */
    @Test
    void publicApi_shouldBeWaitedFor() throws Exception {
        assertThat(await(false, 403, 500, 401, 200)).startsWith("The API answers strangers with 200, as it should;");
        assertThat(asked).isEqualTo(3 + 5);
    }

    @Test
    void publicApiThatNobodyCanRead_shouldBeNoFailure() throws Exception {
        assertThat(await(false, 403)).endsWith("last there was the answer 403.");
        assertThat(waited()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void slowAnswers_shouldCountAsTimeThatPasses() throws Exception {
        eachTakes = Duration.ofSeconds(5);

        await(false, NONE);

        assertThat(waited()).isLessThanOrEqualTo(Duration.ofSeconds(45 + 1 + 5));
        assertThat(asked).isEqualTo(8);
    }

    @Test
    void whereNothingPauses_shouldBeGivenUpAfterFiftyQuestions() throws Exception {
        statuses.add(403);

        new ApiAnswers(this::ask, () -> now, _ -> {}).await(false);

        assertThat(asked).isEqualTo(50);
    }
}
