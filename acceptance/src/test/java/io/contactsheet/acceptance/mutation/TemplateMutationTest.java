package io.contactsheet.acceptance.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.acceptance.TemplateUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Removes or alters one thing at a time in the real template, everywhere, and shows that the backend refuses it or that a
 * test of the project fails. Tries a sample, the same at each run; {@code -Dcontactsheet.mutants=all} tries all, a number
 * as many, and a regular expression those with such ids. What became of each stands in {@code target/mutants.txt}.
 *
 * <p>The tests that only read the template come first, for they take no time. With
 * {@code -Dcontactsheet.mutants.contract=true} the contract does, and what it alone would have missed is told.
 */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "Mutants are deployed on this machine only.")
class TemplateMutationTest {

    private static final int SAMPLE = 300;
    private static final long SEED = 26;
    /** Long enough for what works; what does not work is waited for in vain. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of one that is said to be as good as the original and fails, it may only have been too slow. */
    private static final Duration MORE_PATIENCE = Duration.ofMinutes(5);

    private static final boolean CONTRACT_FIRST = Boolean.getBoolean("contactsheet.mutants.contract");

    private static final List<Verdict.Killer> ORDER = CONTRACT_FIRST
            ? List.of(Verdict.Killer.CONTRACT, Verdict.Killer.RULE, Verdict.Killer.LIST)
            : List.of(Verdict.Killer.RULE, Verdict.Killer.LIST, Verdict.Killer.CONTRACT);

    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Equivalents equivalents = Equivalents.read();
    private final List<Mutant> mutants = Mutations.of(TemplateUnderTest.product());

    private final Logger logs = Logger.getLogger("");
    private final Level level = logs.getLevel();

    /** Hundreds of backends start and stop, and most of them are broken on purpose. */
    @BeforeEach
    void silence() {
        logs.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        logs.setLevel(level);
    }

    @Test
    void everyMutant_shouldBeRefusedOrTurnATestRed() throws Exception {
        Report report = new Report(equivalents);
        long start = System.nanoTime();
        Relevance relevance = new Relevance(TestSuite.recorded(MORE_PATIENCE));
        List<Mutant> chosen = chosen();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("mutants-", 0).factory())) {
            List<Future<?>> trials = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                trials.add(threads.submit(() -> {
                    Trial trial = new Trial(relevance, PATIENCE, ORDER);
                    Trial again = new Trial(relevance, MORE_PATIENCE, ORDER);
                    for (int at = next.getAndIncrement(); at < chosen.size(); at = next.getAndIncrement()) {
                        Mutant mutant = chosen.get(at);
                        Verdict verdict = trial.of(mutant);
                        boolean doubtful = verdict instanceof Verdict.Killed
                                && equivalents.reason(mutant).isPresent();
                        report.add(at, mutant, doubtful ? again.of(mutant) : verdict);
                    }
                    return null;
                }));
            }
            for (Future<?> trial : trials) {
                trial.get();
            }
        }
        print(report, mutants.size(), Duration.ofNanos(System.nanoTime() - start));
        assertThat(report.survivors()).as("survived, and nobody said why").isEmpty();
        assertThat(report.wronglyListed())
                .as("listed as equivalent, and killed all the same")
                .isEmpty();
        assertThat(report.crashes()).as("made the backend fall over").isEmpty();
    }

    @Test
    void listOfEquivalents_shouldNameMutantsThatThereAre() {
        assertThat(equivalents.unused(mutants)).isEmpty();
    }

    private List<Mutant> chosen() {
        String wanted = System.getProperty("contactsheet.mutants", "");
        if (wanted.equals("all")) {
            return mutants;
        }
        if (!wanted.isEmpty() && !wanted.matches("\\d+")) {
            return mutants.stream()
                    .filter(mutant -> mutant.id().matches(wanted))
                    .toList();
        }
        List<Integer> positions =
                new ArrayList<>(IntStream.range(0, mutants.size()).boxed().toList());
        Collections.shuffle(positions, new Random(SEED));
        int sample = wanted.isEmpty() ? SAMPLE : Integer.parseInt(wanted);
        return positions.stream().limit(sample).sorted().map(mutants::get).toList();
    }

    private static void print(Report report, int all, Duration time) throws IOException {
        System.out.println(report.summary() + " (of " + all + ", in " + time.toSeconds() + " s)");
        if (CONTRACT_FIRST) {
            report.onlyRead().forEach(missed -> System.out.println("The contract alone would have missed " + missed));
        }
        Files.write(Files.createDirectories(Path.of("target")).resolve("mutants.txt"), report.lines());
    }
}
