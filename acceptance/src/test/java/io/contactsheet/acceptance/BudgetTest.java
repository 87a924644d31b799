package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.budgets.Budget;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bill can become: who is told, and what the limits let through. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "A deployed stack shows its budget in the console, and not to its clients.")
class BudgetTest {

    private static final String OWNER = "me@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MORE_THAN_IT_TAKES = 50;

    @ParameterizedTest
    @CsvSource({
        "10,   8,   10,   false",
        "10,   8.1, 10,   true",
        "10,   0,   10.1, true",
        "100,  79,  99,   false",
        "100,  81,  99,   true",
    })
    void billBeyondTheBudget_shouldBeTold(String budget, double actual, double forecast, boolean told)
            throws IOException {
        assertThat(budgets(Map.of("AlarmEmail", OWNER, "MonthlyBudget", budget)))
                .singleElement()
                .satisfies(
                        only -> assertThat(only.told(actual, forecast)).isEqualTo(told ? List.of(OWNER) : List.of()));
    }

    @Test
    void budget_shouldBeTenDollarsUnlessTheFormSaysMore() throws IOException {
        assertThat(budgets(Map.of("AlarmEmail", OWNER)))
                .extracting(Budget::amount)
                .containsExactly(10.0);
    }

    @Test
    void galleryWithNobodyToTell_shouldHaveNone() throws IOException {
        assertThat(budgets(Map.of())).isEmpty();
        assertThat(budgets(Map.of("AlarmEmail", OWNER, "MonthlyBudget", "0"))).isEmpty();
    }

    /** An original is a thousand times as large as a thumbnail. */
    @Test
    void originals_shouldBeLimitedByThemselves() throws IOException {
        try (LocalGallery local = LocalGallery.start(LocalGallery.template(), Map.of("OriginalsPerSecond", "1"));
                Gallery gallery = new Gallery(local.api(), PATIENCE, Optional.of(local.token()))) {
            String key = gallery.key("a.jpg");

            assertThat(answers(gallery, "/photos/" + key)).contains(429);
            assertThat(answers(gallery, "/thumbnails/" + key)).containsOnly(404);
        }
    }

    private static List<Integer> answers(Gallery gallery, String path) {
        return IntStream.range(0, MORE_THAN_IT_TAKES)
                .mapToObj(_ -> gallery.getOnce(path).statusCode())
                .toList();
    }

    private static List<Budget> budgets(Map<String, String> form) throws IOException {
        try (LocalGallery gallery = LocalGallery.start(LocalGallery.template(), form)) {
            return gallery.backend().budgets();
        }
    }
}
