package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.template.Resource;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The template with which a new stack imports the buckets that an old one left. {@link GalleryUpdateTest} runs it. */
@Tag("template")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BringBackTest {

    /** What tells one resource of a type from another: a person types it at the import. */
    private static final Set<String> NAMES = Set.of("BucketName", "Bucket");

    private final Template product = TemplateUnderTest.current().parsed();
    private final Template bringBack = Template.parse("bring-back.yaml", TemplateUnderTest.bringBack());

    @Test
    void template_shouldHoldWhatStaysOfAStack() {
        List<String> kept = product.resources().values().stream()
                .filter(resource -> resource.deletionPolicy().startsWith("Retain"))
                .filter(resource -> resource.type().asText().startsWith("AWS::S3::"))
                .map(Resource::id)
                .toList();

        assertThat(bringBack.resources().keySet())
                .containsExactlyElementsOf(kept)
                .isNotEmpty();
        assertThat(bringBack.resources().values()).allSatisfy(resource -> {
            assertThat(resource.type().asText())
                    .isEqualTo(product.resources().get(resource.id()).type().asText());
            assertThat(resource.deletionPolicy()).isEqualTo("Retain");
            assertThat(resource.updateReplacePolicy()).isEqualTo("Retain");
        });
    }

    /** The update to the other template sets what differs, and nothing else. */
    @Test
    void resources_shouldAgreeInTheirNamesAlone() {
        assertThat(bringBack.resources().values())
                .allSatisfy(resource -> resource.properties().values().forEach((name, value) -> {
                    Object ofTheProduct = Plain.of(
                            product.resources().get(resource.id()).properties().get(name));
                    if (NAMES.contains(name)) {
                        assertThat(Plain.of(value)).isEqualTo(ofTheProduct);
                    } else {
                        assertThat(Plain.of(value)).isNotEqualTo(ofTheProduct);
                    }
                }));
    }

    @Test
    void galleryName_shouldBeTheSameParameter() {
        Value.Fields here = parameter(bringBack);
        Value.Fields there = parameter(product);

        assertThat(bringBack.parameters()).containsOnlyKeys("GalleryName");
        for (String same : List.of("Type", "Default", "AllowedPattern", "ConstraintDescription")) {
            assertThat(here.get(same).asText()).isEqualTo(there.get(same).asText());
        }
    }

    private static Value.Fields parameter(Template template) {
        return template.root().fieldsOrEmpty("Parameters").fieldsOrEmpty("GalleryName");
    }
}
