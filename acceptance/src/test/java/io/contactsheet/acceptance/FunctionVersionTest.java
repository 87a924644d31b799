package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.template.Resource;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An alias serves a picture of a function, and CloudFormation takes a new one only when a property of the version
 * changes. So a version's description carries all that changes its function, and an edit that forgets it is found here.
 */
class FunctionVersionTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private static final Template TEMPLATE = Template.parse("contact-sheet.yaml", LocalGallery.template());

    static List<Resource> versions() {
        return TEMPLATE.resources().values().stream()
                .filter(resource -> resource.type().asText().equals("AWS::Lambda::Version"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void version_shouldFollowTheDeclarationOfItsFunction(Resource version) {
        String hash = Fingerprint.of(configuration(function(version)));

        assertThat(description(version))
                .as("The function's declaration has changed: let the description of " + version.id() + " end in "
                        + hash)
                .endsWith(hash);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void version_shouldFollowTheParametersOfItsFunction(Resource version) {
        Set<String> parameters = new HashSet<>();
        configuration(function(version)).values().forEach((name, value) -> {
            // Another name is another function.
            if (!name.equals("FunctionName")) {
                addParameters(value, parameters);
            }
        });

        assertThat(parameters).contains("CodeBucket", "CodeKey");
        assertThat(parameters)
                .allSatisfy(name -> assertThat(description(version))
                        .as("The function uses the parameter " + name)
                        .contains("${" + name + "}"));
    }

    /** Else a version of an unchanged function is asked for, and the update fails: the same jar may have a new key. */
    @ParameterizedTest
    @MethodSource("versions")
    void everyParameterOfAVersion_shouldChangeTheConfigurationOfItsFunction(Resource version) {
        Set<String> configuration = new HashSet<>();
        addParameters(function(version).properties().get("Environment"), configuration);
        Set<String> parameters = new HashSet<>();
        addParameters(version.properties().get("Description"), parameters);

        assertThat(configuration).containsAll(parameters);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void description_shouldHaveRoomForTheLongestParameters(Resource version) {
        int longest = description(version)
                .replace("${CodeBucket}", "b".repeat(63))
                .replace("${CodeKey}", "k".repeat(150))
                .replace("${ThumbnailSize}", "1024")
                .replace("${HeicPhotos}", "yes")
                .length();

        assertThat(longest).isLessThanOrEqualTo(256);
    }

    private static Resource function(Resource version) {
        Value.Call reference = (Value.Call) version.properties().get("FunctionName");
        return TEMPLATE.resources().get(reference.argument().asText());
    }

    /** What a version is a picture of: of a function with other tags alone, Lambda publishes none. */
    private static Value.Fields configuration(Resource function) {
        Map<String, Value> pictured = new LinkedHashMap<>(function.properties().values());
        pictured.remove("Tags");
        pictured.remove("ReservedConcurrentExecutions");
        return new Value.Fields(function.properties().at(), pictured);
    }

    private static String description(Resource version) {
        return ((Value.Call) version.properties().get("Description")).argument().asText();
    }

    private static void addParameters(Value value, Set<String> found) {
        if (value instanceof Value.Call call && call.argument() instanceof Value.Text text) {
            Matcher variables =
                    VARIABLE.matcher(call.function().equals("Ref") ? "${" + text.text() + "}" : text.text());
            while (variables.find()) {
                if (TEMPLATE.root()
                        .fieldsOrEmpty("Parameters")
                        .find(variables.group(1))
                        .isPresent()) {
                    found.add(variables.group(1));
                }
            }
        }
        value.children().forEach(child -> addParameters(child, found));
    }
}
