package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.cloudwatch.Alarm;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the template's alarms hear, and whom they tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "A deployed stack shows its alarms in the console, and not to its clients.")
class AlarmsTest {

    private static final String OWNER = "me@example.com";

    private LocalGallery gallery;

    @BeforeAll
    void start() throws IOException {
        gallery = LocalGallery.start(LocalGallery.template(), Map.of("AlarmEmail", OWNER, "AccessLogs", "yes"));
    }

    @AfterAll
    void stop() throws IOException {
        gallery.close();
    }

    /** Each value is that of five minutes, the latest first; a dash stands for none. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            AWS/SQS,        ApproximateNumberOfMessagesVisible, Maximum, 1,        true
            AWS/SQS,        ApproximateNumberOfMessagesVisible, Maximum, 0,        false
            AWS/SQS,        ApproximateNumberOfMessagesVisible, Maximum, -,        false
            AWS/Lambda,     Errors,                             Sum,     1 1,      true
            AWS/Lambda,     Errors,                             Sum,     1 0 1,    true
            AWS/Lambda,     Errors,                             Sum,     9 0 0 9,  false
            AWS/Lambda,     Errors,                             Sum,     1 -,      false
            AWS/Lambda,     Throttles,                          Sum,     1 1,      true
            AWS/Lambda,     Throttles,                          Sum,     0 - 1 1,  false
            AWS/Lambda,     AsyncEventAge,                      Maximum, 600001,   true
            AWS/Lambda,     AsyncEventAge,                      Maximum, 600000,   false
            AWS/Lambda,     DestinationDeliveryFailures,        Sum,     1,        true
            AWS/Lambda,     DestinationDeliveryFailures,        Sum,     0 9,      false
            AWS/ApiGateway, 5XXError,                           Sum,     5,        true
            AWS/ApiGateway, 5XXError,                           Sum,     4 9,      false
            """)
    void failure_shouldSetOffItsAlarm(
            String namespace, String metric, String statistic, String latest, boolean expected) {
        List<OptionalDouble> values = Arrays.stream(latest.split(" "))
                .map(value -> value.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)))
                .toList();

        assertThat(gallery.backend().alarms())
                .filteredOn(alarm ->
                        alarm.namespace().equals(namespace) && alarm.metric().equals(metric))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.rule().statistic()).isEqualTo(statistic);
                    assertThat(alarm.rule().period()).isEqualTo(300);
                    assertThat(alarm.rule().goesOff(values)).isEqualTo(expected);
                });
    }

    /** The latest hour first. */
    @ParameterizedTest
    @CsvSource({"250001, 0, true", "250000, 250001, false"})
    void manyRequests_shouldSetOffTheirAlarm(double latest, double before, boolean expected) {
        assertThat(gallery.backend().alarms())
                .filteredOn(alarm -> alarm.metric().equals("Count"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.namespace()).isEqualTo("AWS/ApiGateway");
                    assertThat(alarm.rule().statistic()).isEqualTo("Sum");
                    assertThat(alarm.rule().period()).isEqualTo(3600);
                    assertThat(alarm.rule().goesOff(List.of(OptionalDouble.of(latest), OptionalDouble.of(before))))
                            .isEqualTo(expected);
                });
    }

    @Test
    void everyAlarm_shouldTellTheAddressOfTheFormBoth_WhenItBeginsAndWhenItIsOver() {
        assertThat(gallery.backend().alarms()).hasSize(7).allSatisfy(alarm -> {
            assertThat(alarm.recipients()).containsExactly(OWNER);
            assertThat(alarm.relieved()).containsExactly(OWNER);
        });
    }

    @Test
    void everyAlarm_shouldSayInSentencesWhatItMeansForThePhotos() {
        assertThat(gallery.backend().alarms())
                .extracting(Alarm::description)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text)
                        .matches("(?s)[A-Z].*\\.( .*)\\.")
                        .containsAnyOf(
                                "photos themselves are safe", "No photo is lost", "Nothing that was stored is lost"));
    }

    @Test
    void galleryWithoutAnAddressForAlarms_shouldHaveThemAllTheSame() throws IOException {
        try (LocalGallery silent = LocalGallery.start(LocalGallery.template())) {
            assertThat(silent.backend().alarms())
                    .hasSize(7)
                    .allSatisfy(alarm -> assertThat(alarm.recipients()).isEmpty());
        }
    }
}
