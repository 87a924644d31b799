package io.templaterunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.s3.EmbeddedS3;
import io.templaterunner.template.TemplateException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What limits spending: budgets, and the throttling of single methods. What limits nothing is refused at its line. */
class BudgetsTest {

    private static final String BUDGET = """
              Spending:
                Type: AWS::Budgets::Budget
                Properties:
                  Budget:
                    BudgetName: month
                    BudgetType: COST
                    TimeUnit: MONTHLY
                    BudgetLimit: {Amount: 10, Unit: USD}
                  NotificationsWithSubscribers:
                    - Notification: {NotificationType: ACTUAL, ComparisonOperator: GREATER_THAN, Threshold: 80}
                      Subscribers: [{SubscriptionType: EMAIL, Address: me@example.com}]
                    - Notification:
                        NotificationType: FORECASTED
                        ComparisonOperator: GREATER_THAN
                        Threshold: 12
                        ThresholdType: ABSOLUTE_VALUE
                      Subscribers: [{SubscriptionType: EMAIL, Address: you@example.com}]
              ApiStage:
            """;
    private static final String LIMITS = """
                  StageName: live
                  MethodSettings:
                    - {ResourcePath: /*, HttpMethod: '*', ThrottlingRateLimit: 9, ThrottlingBurstLimit: 9}
                    - ResourcePath: /~1things~1{key+}
                      HttpMethod: GET
                      ThrottlingRateLimit: 1
            """;
    private static final String TEMPLATE =
            SmallStack.TEMPLATE.replace("  ApiStage:\n", BUDGET).replace("      StageName: live\n", LIMITS);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {
                "8,   12,   nobody",
                "8.1, 8.1,  me@example.com",
                "0,   12.1, you@example.com",
            })
    void budget_shouldTellWhoAsked(double actual, double forecast, @Nullable String told) throws Exception {
        try (EmbeddedS3 s3 = EmbeddedS3.start(folder.resolve("buckets"), InstantSource.system());
                SmallStack stack = SmallStack.deploy(TEMPLATE, s3, folder.resolve("stack"), "small")) {
            assertThat(stack.budgets())
                    .singleElement()
                    .satisfies(budget -> assertThat(budget.told(actual, forecast))
                            .isEqualTo(Stream.ofNullable(told).toList()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Amount: 10 | Amount: 0 | This should be greater than 0: 0",
                "Unit: USD | Unit: EUR | The unit of a budget of cost is USD",
                "BudgetLimit: {Amount: 10, Unit: USD} | # | BudgetLimit is required for a budget of cost",
                "BudgetName: month | BudgetName: 'a:b' | Invalid parameter: BudgetName: a:b",
                "Threshold: 80 | Threshold: 0 | This should be greater than 0: 0",
                "Threshold: 80 | Threshold: -1 | This should be greater than 0: -1",
                "Address: me@example.com | Address: me | Invalid parameter: Address: me",
                "[{SubscriptionType: EMAIL, Address: me@example.com}] | [] | A notification has from 1 to 10 subscribers",
                "NotificationType: FORECASTED | NotificationType: FORECAST | is not a valid enum value",
                "HttpMethod: GET | HttpMethod: POST | Invalid method setting path: /things/{key+}/POST",
                "/~1things~1{key+} | /~1things | Invalid method setting path: /things/GET",
            })
    void mistake_shouldBeRefused(String old, String replacement, String words) {
        assertThat(TEMPLATE).contains(old);

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> {
                    try (EmbeddedS3 s3 = EmbeddedS3.start(folder.resolve("buckets"), InstantSource.system())) {
                        SmallStack.deploy(TEMPLATE.replace(old, replacement), s3, folder.resolve("stack"), "small")
                                .close();
                    }
                })
                .withMessageContaining(words);
    }
}
