package io.contactsheet.localbackend.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.localbackend.template.Resource;
import io.contactsheet.localbackend.template.Template;
import io.contactsheet.localbackend.template.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A timeout, a name, an encryption: most settings cannot be seen to be right on one machine. So each stands in a list that
 * a person has read, and a change of one is a change of that list. What can be executed or has a rule of its own is not in
 * it.
 */
@Tag("template")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewedSettingsTest {

    private static final String LIST = "reviewed-settings.txt";

    /** The API runs; roles and tags have their rules. */
    private static final Set<String> ELSEWHERE = Set.of(
            "AWS::ApiGateway::RestApi Body", "AWS::IAM::Role AssumeRolePolicyDocument", "AWS::IAM::Role Policies");

    private final Template template = TemplateUnderTest.current().parsed();

    @Test
    void setting_shouldBeOnTheListOfThoseThatSomebodyRead() throws IOException {
        List<String> lines = new ArrayList<>();
        Fields resources = template.root().fieldsOrEmpty("Resources");
        template.resources()
                .values()
                .forEach(resource -> add(resource, resources.get(resource.id()).asFields(), lines));
        if (!TemplateUnderTest.isReplaced()) {
            Files.write(Files.createDirectories(Path.of("target")).resolve(LIST), lines);
        }
        assertThat(lines)
                .as("Read what has changed, and copy target/" + LIST + " over the one in src/test/resources.")
                .isEqualTo(read());
    }

    private static void add(Resource resource, Fields declaration, List<String> lines) {
        // The hash of the API's body, or of a function, changes with every edit, and has a test of its own.
        String id = withoutHash(resource.id());
        declaration.values().forEach((name, value) -> {
            if (!name.equals("Properties")) {
                Plain.eachText(id + " > " + name, Plain.of(value), (path, text) -> lines.add(line(path, text)));
            }
        });
        if (resource.type().asText().equals("AWS::IAM::Role")) {
            resource.properties()
                    .itemsOrEmpty("Policies")
                    .forEach(policy -> lines.add(line(
                            id + " > Policies",
                            Plain.of(policy.asFields().get("PolicyName")).toString())));
        }
        resource.properties().values().forEach((name, value) -> {
            if (!name.equals("Tags") && !ELSEWHERE.contains(resource.type().asText() + " " + name)) {
                Plain.eachText(id + " > " + name, Plain.of(value), (path, text) -> lines.add(line(path, text)));
            }
        });
    }

    private static String line(String path, String text) {
        return path + " = " + withoutHash(text).replace("\n", "\\n");
    }

    private static String withoutHash(String text) {
        return text.replaceAll("(Deployment|function )[0-9a-f]{10}\\b", "$1…");
    }

    private static List<String> read() throws IOException {
        try (InputStream in = Objects.requireNonNull(ReviewedSettingsTest.class.getResourceAsStream(LIST))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
