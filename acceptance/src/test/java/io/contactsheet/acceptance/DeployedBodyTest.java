package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.template.Resource;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A deployment is made again only when one of its properties changes. So they name all that the API's body is made of:
 * parameters, conditions and other resources. What is the same for the life of a stack need not be named.
 */
@Tag("template")
class DeployedBodyTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

    private final Template template = TemplateUnderTest.current().parsed();

    @Test
    void deployment_shouldFollowAllThatTheBodyIsMadeOf() {
        Set<String> followed = namesIn(deployments().getFirst().properties().get("Body"));
        Set<String> used = namesIn(template.resources().get("Api").properties().get("Body"));

        assertThat(used).contains("the parameter AllowedOrigin", "the condition PrivateGallery", "the resource Users");
        used.removeAll(followed);
        assertThat(used)
                .as("The API's body uses them, so the properties of "
                        + deployments().getFirst().id() + " must")
                .isEmpty();
    }

    @Test
    void stage_shouldServeTheDeploymentOfItsApi() {
        assertThat(deployments()).singleElement().satisfies(deployment -> {
            assertThat(Plain.of(deployment.properties().get("RestApiId"))).isEqualTo("!Ref Api");
            assertThat(Plain.of(
                            template.resources().get("ApiStage").properties().get("DeploymentId")))
                    .isEqualTo("!Ref " + deployment.id());
        });
    }

    @Test
    void answers_shouldBeWaitedForAfterEachDeployment() {
        Value.Fields answers = template.resources().get("ApiAnswers").properties();

        assertThat(Plain.of(answers.get("Deployment")))
                .isEqualTo("!Ref " + deployments().getFirst().id());
        assertThat(Plain.of(answers.get("Private"))).isEqualTo("!If [PrivateGallery, true, false]");
        assertThat(answers.get("Address").toString()).contains("${ApiStage}");
    }

    /** Each is told by words that differ: else one that holds and one that does not would be the same to it. */
    @Test
    void everyConditionThatIsFollowed_shouldBeToldApart() {
        List<Object> choices = new ArrayList<>();
        deployments().getFirst().properties().get("Body").asFields().values().forEach((name, value) -> {
            if (template.conditions().values().containsKey(name)) {
                assertThat(Plain.of(value)).isEqualTo("!If [" + name + ", true, false]");
                choices.add(value);
            }
        });
        assertThat(choices).isNotEmpty();
    }

    private List<Resource> deployments() {
        return template.resources().values().stream()
                .filter(resource -> resource.type().asText().equals("Custom::ApiDeployment"))
                .toList();
    }

    private Set<String> namesIn(Value value) {
        Set<String> names = new TreeSet<>();
        addNames(value, names);
        return names;
    }

    private void addNames(Value value, Set<String> found) {
        if (value instanceof Value.Call call) {
            for (String name : namesOf(call)) {
                if (template.parameters().containsKey(name)) {
                    found.add("the parameter " + name);
                } else if (template.resources().containsKey(name)) {
                    found.add("the resource " + name);
                }
            }
            if (call.function().equals("Fn::If")) {
                found.add(
                        "the condition " + call.argument().asItems().getFirst().asText());
            }
        }
        value.children().forEach(child -> addNames(child, found));
    }

    private static List<String> namesOf(Value.Call call) {
        return switch (call.function()) {
            case "Ref" -> List.of(call.argument().asText());
            case "Fn::GetAtt" -> List.of(call.argument().asItems().getFirst().asText());
            case "Fn::Sub" -> {
                List<String> names = new ArrayList<>();
                Matcher variables = VARIABLE.matcher(
                        call.argument().asItemsOrOne().getFirst().asText());
                while (variables.find()) {
                    names.add(variables.group(1));
                }
                yield names;
            }
            default -> List.of();
        };
    }
}
