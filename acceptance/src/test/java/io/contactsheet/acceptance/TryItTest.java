package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.contactsheet.desktop.local.OwnAccount;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script with which a person asks a new stack what AWS's documentation does not say. */
@DisabledIfSystemProperty(
        named = "contactsheet.api",
        matches = ".+",
        disabledReason = "The script itself asks a deployed stack.")
class TryItTest {

    private static final Path SCRIPT = Path.of("../release/src/main/scripts/try-it.sh");

    @TempDir
    private Path folder;

    private record Told(List<String> lines, int exitCode) {

        /** The word before a question: a reading is told by yes or no. */
        String of(String question) {
            return lines.stream()
                    .filter(line -> line.contains(question + ":"))
                    .map(line -> line.split(" ", 2)[0])
                    .findFirst()
                    .orElse("not told");
        }
    }

    @BeforeEach
    void needsBashAndCurl() {
        for (String tool : List.of("bash", "curl")) {
            assumeTrue(
                    Arrays.stream(System.getenv("PATH").split(":"))
                            .anyMatch(path -> Files.isExecutable(Path.of(path, tool))),
                    "There is no " + tool + " on this computer: the script was not tried.");
        }
    }

    private Told run(LocalGallery gallery, Map<String, String> variables, String... stack) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder script = new ProcessBuilder(
                Stream.concat(Stream.of("bash", SCRIPT.toString(), gallery.api().toString()), Arrays.stream(stack))
                        .toList());
        script.environment().putAll(variables);
        int exitCode = script.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return new Told(Files.readAllLines(output), exitCode);
    }

    private Told run(LocalGallery gallery, String... stack) throws Exception {
        return run(gallery, Map.of("CONTACT_SHEET_TOKEN", gallery.token()), stack);
    }

    private static void assertThatNothingIsLeft(LocalGallery gallery) {
        try (Gallery asked =
                new Gallery(gallery.api(), TemplateUnderTest.current().patience(), Optional.of(gallery.token()))) {
            assertThat(asked.get("/photos").body())
                    .asString(StandardCharsets.UTF_8)
                    .doesNotContain("<Key>");
        }
    }

    @Test
    void kindGallery_shouldBeToldToReadKindly() throws Exception {
        try (LocalGallery gallery = LocalGallery.start(LocalGallery.template(), Map.of(), Set.of())) {
            Told told = run(gallery);

            assertThat(told.lines()).contains("The template is right for what this gallery does.");
            assertThat(told.exitCode()).isZero();
            assertThat(List.of("HEADER_NAMES_ARE_CASE_SENSITIVE", "PLUS_IN_QUERY_IS_LOST", "PATHS_ARE_NORMALIZED"))
                    .allSatisfy(name -> assertThat(told.of(name)).as(name).isEqualTo("no"));
            assertThat(List.of("LAMBDA_NAMES_NO_SOURCE", "STAGES_MOVE_SLOWLY"))
                    .allSatisfy(name -> assertThat(told.of(name)).as(name).isEqualTo("skipped"));
            assertThatNothingIsLeft(gallery);
        }
    }

    @Test
    void strictGallery_shouldBeToldToReadStrictly() throws Exception {
        Map<String, String> open = Map.of("Visibility", "public");
        try (LocalGallery gallery =
                LocalGallery.start(LocalGallery.template(), open, EnumSet.allOf(StrictReading.class))) {
            Told told = run(gallery);

            assertThat(told.lines()).contains("The template is right for what this gallery does.");
            assertThat(told.exitCode()).isZero();
            assertThat(List.of("PLUS_IN_QUERY_IS_LOST", "PATHS_ARE_NORMALIZED"))
                    .allSatisfy(name -> assertThat(told.of(name)).as(name).isEqualTo("yes"));
            assertThat(told.of("HEADER_NAMES_ARE_CASE_SENSITIVE"))
                    .as("the runner takes what HTTP/1.1 brings for the small letters of HTTP/2")
                    .isEqualTo("no");
            assertThatNothingIsLeft(gallery);
        }
    }

    /** A question that is new gets an answer here. */
    @Test
    void everyReading_shouldBeTold() throws Exception {
        String script = Files.readString(SCRIPT);

        assertThat(StrictReading.values())
                .allSatisfy(reading -> assertThat(script).contains(reading.name()));
    }

    @Test
    void templateThatIsWrong_shouldBeToldWhatToChange() throws Exception {
        String wrong = LocalGallery.template()
                .replace("contentHandling: CONVERT_TO_TEXT\n", "contentHandling: CONVERT_TO_BINARY\n");
        try (LocalGallery gallery = LocalGallery.start(wrong, Map.of(), Set.of())) {
            Told told = run(gallery);

            assertThat(told.lines())
                    .contains(
                            "CHANGE   Browsers that ask first are answered: it should be 204, and is 500. OPTIONS needs"
                                    + " contentHandling: CONVERT_TO_TEXT in its integration and its response.")
                    .contains("To change: 1. Each line above that begins with CHANGE says what.");
            assertThat(told.exitCode()).isEqualTo(1);
            assertThatNothingIsLeft(gallery);
        }
    }

    @Test
    void personWhoSignsIn_shouldNeedNoToken() throws Exception {
        try (LocalGallery gallery = LocalGallery.start(LocalGallery.template(), Map.of(), Set.of())) {
            OwnAccount account = gallery.account();

            assertThat(run(
                                    gallery,
                                    Map.of(
                                            "CONTACT_SHEET_USER", account.name(),
                                            "CONTACT_SHEET_PASSWORD", account.password()))
                            .exitCode())
                    .isZero();
            Told refused = run(
                    gallery, Map.of("CONTACT_SHEET_USER", account.name(), "CONTACT_SHEET_PASSWORD", "another \"one\\"));
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.lines()).last().asString().startsWith("No sign-in. Give CONTACT_SHEET_USER");
        }
    }

    /** What the AWS CLI would say, and a list of what it was asked. */
    private Map<String, String> awsThatSays(LocalGallery gallery, String toCreateFunction) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path aws = Files.writeString(tools.resolve("aws"), """
                #!/usr/bin/env bash
                echo "$1 $2" >> '%s'
                case "$*" in
                  *OriginalsBucketName*) echo '%s' ;;
                  *GalleryName*) echo contact-sheet ;;
                  *create-function*) %s ;;
                  *filter-log-events*) echo '{"reason":"The API answers strangers with 401, as it should; it was asked 5 times."}'
                    echo '{"reason":"The API answers strangers with 401, as it should; it was asked 17 times."}' ;;
                  *) echo something ;;
                esac
                """.formatted(
                        calls(), gallery.backend().outputs().get("OriginalsBucketName"), toCreateFunction));
        assertThat(aws.toFile().setExecutable(true)).isTrue();
        return Map.of(
                "CONTACT_SHEET_TOKEN",
                gallery.token(),
                "PATH",
                tools + ":" + System.getenv("PATH"),
                "TRY_IT_PAUSE",
                "0");
    }

    private Path calls() {
        return folder.resolve("calls");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stackThatIsNamed_shouldBeAskedWithTheAwsCli(boolean lambdaNamesItsSource) throws Exception {
        String answer = lambdaNamesItsSource
                ? "echo made"
                : "echo 'The role defined for the function cannot be assumed by Lambda.'; exit 254";
        try (LocalGallery gallery =
                LocalGallery.start(LocalGallery.template(), Map.of(), EnumSet.allOf(StrictReading.class))) {
            Told told = run(gallery, awsThatSays(gallery, answer), "contact-sheet");

            assertThat(told.exitCode()).isZero();
            assertThat(told.of("LAMBDA_NAMES_NO_SOURCE")).isEqualTo(lambdaNamesItsSource ? "no" : "yes");
            assertThat(told.of("STAGES_MOVE_SLOWLY")).isEqualTo("yes");
            assertThat(told.lines())
                    .contains("ok       No way leads from the page to a photo.")
                    .anyMatch(line -> line.contains("was asked 17 times"));
            assertThat(Files.readAllLines(calls()))
                    .endsWith("lambda delete-function", "iam delete-role")
                    .filteredOn("iam create-role"::equals)
                    .hasSize(1);
            assertThatNothingIsLeft(gallery);
        }
    }

    @Test
    void nothingToAsk_shouldBeToldHow() throws Exception {
        Process script = new ProcessBuilder("bash", SCRIPT.toString()).start();

        assertThat(new String(script.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("Usage: bash try-it.sh ADDRESS [STACK]");
        assertThat(script.waitFor()).isEqualTo(2);
    }
}
