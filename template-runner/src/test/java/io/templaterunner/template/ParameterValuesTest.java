package io.templaterunner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {

    private static final String TEMPLATE = """
            Parameters:
              Size: {Type: Number, Default: 150, MaxValue: 400}
              Owner: {Type: String, Default: ''}
              Bucket: {Type: String}
              Password: {Type: String, Default: '', NoEcho: true}
            Resources:
              Things: {Type: AWS::S3::Bucket}
            """;

    private static ParameterValues values(Map<String, String> given, Map<String, String> before) {
        return ParameterValues.of(Template.parse("t.yaml", TEMPLATE), given, before);
    }

    @Test
    void valueThatIsNotGiven_shouldBeTheOneOfBefore_andKeptFurther() {
        ParameterValues values = values(Map.of("Bucket", "b"), Map.of("Size", "300", "Bucket", "a"));
        assertThat(values.all()).containsOnly(entry("Bucket", "b"), entry("Size", "300"));
        assertThat(values.kept()).containsOnly(entry("Size", "300"));
        assertThat(values.chosen()).containsOnly(entry("Bucket", "b"), entry("Size", "300"));
    }

    @Test
    void defaultThatIsGiven_shouldSetTheParameterBack() {
        ParameterValues values = values(Map.of("Size", "150", "Owner", ""), Map.of("Size", "300", "Owner", "me"));
        assertThat(values.all()).containsOnly(entry("Size", "150"), entry("Owner", ""));
        assertThat(values.kept()).isEmpty();
        assertThat(values.chosen()).isEmpty();
    }

    @Test
    void valueThatNoLongerFits_shouldGiveWayToTheDefault_andSayWhy() {
        ParameterValues values = values(Map.of(), Map.of("Size", "500"));
        assertThat(values.all()).isEmpty();
        assertThat(values.chosen()).isEmpty();
        assertThat(values.unfit())
                .hasEntrySatisfying("Size", why -> assertThat(why).contains("must be a number not greater than 400"));
    }

    @Test
    void valueOfAParameterThatIsGone_shouldBeForgotten_butOneThatIsGivenNowBeLeftToBeRefused() {
        assertThat(values(Map.of(), Map.of("Colour", "red")).all()).isEmpty();
        assertThat(values(Map.of("Colour", "red"), Map.of()).all()).containsKey("Colour");
    }

    @Test
    void secret_shouldBeKept_butNotTold() {
        ParameterValues values = values(Map.of(), Map.of("Password", "geheim"));
        assertThat(values.all()).containsEntry("Password", "geheim");
        assertThat(values.kept()).containsOnly(entry("Password", "****"));
    }
}
