package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.template.Template;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form that a person fills in to make a stack. */
class FormTest {

    private static final Fields ROOT =
            Template.parse("contact-sheet.yaml", LocalGallery.template()).root();
    private static final Map<String, Value> PARAMETERS =
            ROOT.fieldsOrEmpty("Parameters").values();
    private static final Fields FORM = ROOT.fieldsOrEmpty("Metadata").fieldsOrEmpty("AWS::CloudFormation::Interface");

    @Test
    void everyParameter_shouldStandInOneGroup() {
        List<String> shown = FORM.itemsOrEmpty("ParameterGroups").stream()
                .flatMap(group -> group.asFields().itemsOrEmpty("Parameters").stream())
                .map(Value::asText)
                .toList();

        assertThat(shown).containsExactlyInAnyOrderElementsOf(PARAMETERS.keySet());
    }

    /** What cannot be left out comes first. */
    @Test
    void firstGroup_shouldHoldAllThatHasNoDefault() {
        List<String> first =
                FORM.itemsOrEmpty("ParameterGroups").getFirst().asFields().itemsOrEmpty("Parameters").stream()
                        .map(Value::asText)
                        .toList();

        assertThat(PARAMETERS.entrySet())
                .filteredOn(parameter ->
                        parameter.getValue().asFields().find("Default").isEmpty())
                .allSatisfy(parameter -> assertThat(first).contains(parameter.getKey()));
    }

    @Test
    void everyParameter_shouldBeLabelledAndDescribedInFullSentences() {
        assertThat(PARAMETERS).allSatisfy((name, parameter) -> {
            assertThat(FORM.fieldsOrEmpty("ParameterLabels").fieldsOrEmpty(name).findText("default"))
                    .isPresent();
            assertThat(parameter.asFields().findText("Description"))
                    .hasValueSatisfying(text -> assertThat(text).matches("(?s)[A-Z].{20,}\\."));
        });
    }

    @Test
    void everyParameter_shouldRefuseNonsenseAndSayWhatItTakes() {
        assertThat(PARAMETERS).allSatisfy((name, parameter) -> {
            Fields rules = parameter.asFields();
            assertThat(List.of("AllowedPattern", "AllowedValues", "MinValue"))
                    .anyMatch(rule -> rules.find(rule).isPresent());
            assertThat(rules.find("MinValue").isPresent())
                    .isEqualTo(rules.find("MaxValue").isPresent());
            assertThat(rules.findText("ConstraintDescription"))
                    .hasValueSatisfying(text -> assertThat(text).endsWith("."));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GalleryName | Summer | 3 to 24 small letters",
                "GalleryName | my--gallery- | 3 to 24 small letters",
                "GalleryName | a-name-that-is-far-too-long-for-it | 3 to 24 small letters",
                "ThumbnailSize | 15 | from 16 to 1024",
                "ThumbnailSize | 1025 | from 16 to 1024",
                "ThumbnailSize | large | Parameter 'ThumbnailSize' must be a number.",
                "ThumbnailSize | 0x80 | Parameter 'ThumbnailSize' must be a number.",
                "ThumbnailSize | 99d | Parameter 'ThumbnailSize' must be a number.",
                "AllowedOrigin | photos.example.com | Nothing, a star, or an address",
                "AllowedOrigin | https://photos.example.com/ | Nothing, a star, or an address",
                "AllowedOrigin | https://a.example' ; x | Nothing, a star, or an address",
                "OwnerEmail | jane | One e-mail address",
                "OwnerEmail | jane@example.com, joe@example.com | One e-mail address",
                "AlarmEmail | jane@example | One e-mail address",
                "Visibility | everybody | Either private or public.",
                "CodeBucket | `` | The name of a bucket",
                "CodeBucket | s3://my-bucket | The name of a bucket",
                "CodeBucket | My-Bucket | The name of a bucket",
                "CodeKey | /contact-sheet-lambda.jar | The key of an object",
                "CodeKey | a jar | The key of an object",
                "OldVersionDays | 0 | from 1 to 3650",
                "UnfinishedUploadDays | 366 | from 1 to 365",
                "RequestsPerSecond | 0 | from 1 to 10000",
                "RequestBurst | 5001 | from 1 to 5000",
                "LogRetentionDays | 31 | One of the numbers of days",
                "AccessLogs | maybe | Either no or yes.",
                "HeicPhotos | maybe | Either yes or no.",
            })
    void nonsense_shouldBeRefusedWithTheReason(String parameter, String nonsense, String reason) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> LocalGallery.start(LocalGallery.template(), Map.of(parameter, nonsense))
                        .close())
                .withMessageContaining(parameter)
                .withMessageContaining(reason);
    }
}
