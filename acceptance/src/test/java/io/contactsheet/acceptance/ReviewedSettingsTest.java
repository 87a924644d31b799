package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.template.Resource;
import io.templaterunner.template.Source;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import io.templaterunner.template.Value.Items;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A timeout, a name, an encryption, a sentence of the form: most settings cannot be seen to be right on one machine. So
 * each stands in a list that a person has read, and a change of one is a change of that list. What can be executed or has
 * a rule of its own is not in it.
 */
@Tag("template")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewedSettingsTest {

    private static final String LIST = "reviewed-settings.txt";
    private static final String IS = " = ";

    /** The API runs; roles and tags have their rules. */
    private static final Set<String> ELSEWHERE = Set.of(
            "AWS::ApiGateway::RestApi Body", "AWS::IAM::Role AssumeRolePolicyDocument", "AWS::IAM::Role Policies");

    private final Template template = TemplateUnderTest.current().parsed();
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private record Setting(String text, Source at) {}

    @Test
    void setting_shouldBeOnTheListOfThoseThatSomebodyRead() throws IOException {
        List.of("Description", "Metadata", "Parameters", "Outputs")
                .forEach(section -> template.root().find(section).ifPresent(value -> add(section, value)));
        Fields resources = template.root().fieldsOrEmpty("Resources");
        template.resources()
                .values()
                .forEach(resource -> add(resource, resources.get(resource.id()).asFields()));
        if (!TemplateUnderTest.isReplaced()) {
            Files.write(Files.createDirectories(Path.of("target")).resolve(LIST), lines());
        }
        assertThat(changes(read()))
                .as("Read what has changed. If it is right, copy target/" + LIST
                        + " over the one in src/test/resources")
                .isEmpty();
    }

    private void add(Resource resource, Fields declaration) {
        // The hash of the API's body, or of a function, changes with every edit, and has a test of its own.
        String id = withoutHash(resource.id());
        declaration.values().forEach((name, value) -> {
            if (!name.equals("Properties")) {
                add(id + " > " + name, name.equals("DependsOn") ? new Items(value.at(), value.asItemsOrOne()) : value);
            }
        });
        if (resource.type().asText().equals("AWS::IAM::Role")) {
            List<Value> policies = resource.properties().itemsOrEmpty("Policies");
            for (int i = 0; i < policies.size(); i++) {
                add(id + " > Policies > [" + i + "]", policies.get(i).asFields().get("PolicyName"));
            }
        }
        resource.properties().values().forEach((name, value) -> {
            if (!name.equals("Tags") && !ELSEWHERE.contains(resource.type().asText() + " " + name)) {
                add(id + " > " + name, Plain.inAnyOrder(value));
            }
        });
    }

    private void add(String path, Value value) {
        Plain.eachLeaf(
                path,
                value,
                (place, leaf) -> settings.put(
                        place,
                        new Setting(withoutHash(Plain.of(leaf).toString()).replace("\n", "\\n"), leaf.at())));
    }

    private static String withoutHash(String text) {
        return text.replaceAll("(Deployment|function )[0-9a-f]{10}\\b", "$1…");
    }

    private List<String> lines() {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + IS + entry.getValue().text())
                .toList();
    }

    private List<String> changes(Map<String, String> wasRead) {
        List<String> changes = new ArrayList<>();
        settings.forEach((path, setting) -> {
            String before = wasRead.get(path);
            if (before == null) {
                changes.add(setting.at() + ": new: " + path + IS + setting.text());
            } else if (!before.equals(setting.text())) {
                changes.add(setting.at() + ": now: " + path + IS + setting.text() + " (it was: " + before + ")");
            }
        });
        wasRead.forEach((path, before) -> {
            if (!settings.containsKey(path)) {
                changes.add("gone: " + path + IS + before);
            }
        });
        return changes;
    }

    private static Map<String, String> read() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(ReviewedSettingsTest.class.getResourceAsStream(LIST))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int is = line.indexOf(IS);
                lines.put(line.substring(0, is), line.substring(is + IS.length()));
            });
        }
        return lines;
    }
}
