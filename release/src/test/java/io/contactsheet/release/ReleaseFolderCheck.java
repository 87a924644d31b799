package io.contactsheet.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.TemplateRunner;
import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder as a person gets it. Not a test by its name, so that it runs when the folder is made. */
class ReleaseFolderCheck {

    private final Path folder = Path.of(System.getProperty("contactsheet.release"));
    private final String version = System.getProperty("contactsheet.version");
    private final Path template = folder.resolve("contact-sheet.yaml");
    private final Path jar = folder.resolve("contact-sheet-lambda.jar");

    @TempDir
    private Path data;

    @Test
    void folder_shouldHoldTheTemplateTheCodeAndTheSteps() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "LICENSE",
                            "bring-back.yaml",
                            "contact-sheet-lambda.jar",
                            "contact-sheet.yaml",
                            "steps.html",
                            "try-it.sh");
        }
        Path product = Path.of(System.getProperty("contactsheet.template"));
        assertThat(template).hasSameBinaryContentAs(product);
        assertThat(folder.resolve("bring-back.yaml")).hasSameBinaryContentAs(product.resolveSibling("bring-back.yaml"));
    }

    @Test
    void code_shouldHoldTheHandlersOfTheTemplateAndTheSite() throws IOException {
        List<String> handlers = template().resources().values().stream()
                .flatMap(resource -> resource.properties().findText("Handler").stream())
                .map(handler -> handler.substring(0, handler.indexOf("::")).replace('.', '/') + ".class")
                .toList();

        assertThat(handlers).isNotEmpty();
        try (JarFile code = new JarFile(jar.toFile())) {
            assertThat(handlers)
                    .allSatisfy(handler ->
                            assertThat(code.getEntry(handler)).as(handler).isNotNull());
            assertThat(code.stream().filter(entry -> entry.getName().matches("site/.*\\.(html|css|js|svg)")))
                    .hasSizeGreaterThan(5);
            assertThat(code.getEntry("site/index.html")).isNotNull();
        }
    }

    /** What the template says of its functions' code fits what the page tells a person to upload. */
    @Test
    void steps_shouldNameTheFilesAndTheirKeyInThisVersion() throws IOException {
        assertThat(page())
                .contains("contact-sheet.yaml", version + "/contact-sheet-lambda.jar", "CAPABILITY_IAM")
                .doesNotContain("{{", "${");
    }

    @Test
    void steps_shouldShowTheWholeFormInItsOrder() throws IOException {
        Value.Fields form = template().root().fieldsOrEmpty("Metadata").fieldsOrEmpty("AWS::CloudFormation::Interface");
        List<String> wanted = form.itemsOrEmpty("ParameterGroups").stream()
                .map(Value::asFields)
                .flatMap(group -> Stream.concat(
                        Stream.of(group.fieldsOrEmpty("Label").get("default").asText()),
                        group.itemsOrEmpty("Parameters").stream()
                                .map(name -> form.fieldsOrEmpty("ParameterLabels")
                                        .fieldsOrEmpty(name.asText())
                                        .get("default")
                                        .asText())))
                .toList();

        List<String> shown = Pattern.compile("(?:<caption>|<th scope=\"row\">)([^<]+)")
                .matcher(page())
                .results()
                .map(found -> found.group(1).strip().replace('’', '\''))
                .toList();
        assertThat(shown).isEqualTo(wanted);
    }

    @Test
    void steps_shouldMarkWhatHasNoDefault() throws IOException {
        Value.Fields labels = template()
                .root()
                .fieldsOrEmpty("Metadata")
                .fieldsOrEmpty("AWS::CloudFormation::Interface")
                .fieldsOrEmpty("ParameterLabels");
        List<String> marked = Pattern.compile("<th scope=\"row\">([^<]+) <span class=\"must\">")
                .matcher(page())
                .results()
                .map(found -> found.group(1).replace('’', '\''))
                .toList();

        assertThat(parameters().values().entrySet())
                .filteredOn(parameter ->
                        parameter.getValue().asFields().find("Default").isEmpty())
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(marked)
                        .contains(labels.fieldsOrEmpty(parameter.getKey())
                                .get("default")
                                .asText()));
    }

    @Test
    void steps_shouldNameOnlyOutputsAndParametersThatThereAre() throws IOException {
        Stream<String> outputs = named("<code>([A-Z][a-z]+[A-Z][A-Za-z]*)</code>");
        Stream<String> parameters = named("(?m)^ +([A-Z][A-Za-z]+)=");

        assertThat(outputs.filter(name -> !name.startsWith("CREATE")))
                .isNotEmpty()
                .allMatch(template().outputs().values()::containsKey);
        assertThat(parameters).isNotEmpty().allMatch(parameters().values()::containsKey);
    }

    @Test
    void steps_shouldNeedNoNetwork() throws IOException {
        assertThat(page())
                .doesNotContainPattern("(?i)<link|<script|<img|<iframe|@import|url\\(|\\ssrc=")
                .doesNotContainPattern("\\son[a-z]+=\"");
    }

    @Test
    void everyLinkWithinTheSteps_shouldLeadSomewhere() throws IOException {
        String page = page();

        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(page).contains("id=\"" + target + "\""));
    }

    @Test
    void template_shouldRun() throws IOException {
        TemplateRunner.Settings settings = new TemplateRunner.Settings(
                data,
                0,
                Files.readString(template),
                "contact-sheet.yaml",
                Map.of("CodeBucket", "jane-contact-sheet-code", "CodeKey", version + "/contact-sheet-lambda.jar"));

        try (TemplateRunner backend = TemplateRunner.start(settings)) {
            assertThat(backend.outputs()).containsKeys("GalleryAddress", "ApiAddress");
        }
    }

    private Stream<String> named(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(page())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList()
                .stream();
    }

    private Value.Fields parameters() throws IOException {
        return template().root().fieldsOrEmpty("Parameters");
    }

    private Template template() throws IOException {
        return Template.parse("contact-sheet.yaml", Files.readString(template));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("steps.html"));
    }
}
