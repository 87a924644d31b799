package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The API's body is a valid OpenAPI document, which tools can read, and says the same twice: what it declares is what it
 * maps.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.0.3">OpenAPI 3.0</a>
 */
@Tag("template")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDefinitionTest {

    private static final Map<String, String> TEXT = Map.of("type", "string");
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}+]+)\\+?}");
    /** @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a> */
    private static final String S3_HEADERS =
            "Accept-Ranges|Cache-Control|Content-(Encoding|Length|Range|Type)|ETag" + "|Last-Modified|x-amz-[a-z0-9-]+";

    private static final String INTEGRATION = "x-amazon-apigateway-integration";

    private final Fields body = TemplateUnderTest.current()
            .parsed()
            .resources()
            .get("Api")
            .properties()
            .get("Body")
            .asFields();

    private record Operation(String method, String path, Fields fields) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        Fields integration() {
            return fields.get(INTEGRATION).asFields();
        }

        boolean isPreflight() {
            return method.equals("options");
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        body.get("paths")
                .asFields()
                .values()
                .forEach((path, item) -> item.asFields()
                        .values()
                        .forEach((method, operation) ->
                                operations.add(new Operation(method, path, operation.asFields()))));
        return operations;
    }

    /** With the line of the operation before what is wrong with it. */
    private void each(Predicate<Operation> which, Consumer<Operation> requirement) {
        List<String> findings = new ArrayList<>();
        operations().stream().filter(which).forEach(operation -> {
            try {
                requirement.accept(operation);
            } catch (AssertionError wrong) {
                findings.add(operation.fields().at() + ": " + wrong.getMessage());
            }
        });
        assertThat(findings).isEmpty();
    }

    @Test
    void document_shouldSayWhatItIs() {
        assertThat(Plain.of(body.get("openapi"))).isEqualTo("3.0.1");
        assertThat(Plain.of(body.get("info"))).isEqualTo(Map.of("title", "!Ref GalleryName", "version", "1"));
    }

    /** Nothing says whether API Gateway takes the outer pair of quotes off, or all that stand at the ends. */
    @Test
    void staticValues_shouldNotEndInAQuoteOfTheirOwn() {
        List<String> statics = new ArrayList<>();
        addStatics(body, statics);
        assertThat(statics).hasSizeGreaterThan(100).allMatch(value -> value.matches("'[^'].*[^']'|'[^']'"));
    }

    private static void addStatics(Value value, List<String> found) {
        if (value instanceof Value.Text text && text.text().startsWith("'")) {
            found.add(text.text());
        }
        value.children().forEach(child -> addStatics(child, found));
    }

    /** The page's second policy has its scripts' folder in it, below the stage. */
    @Test
    void policyOfThePage_shouldNameTheStage() {
        String stage = TemplateUnderTest.current()
                .parsed()
                .resources()
                .get("ApiStage")
                .properties()
                .get("StageName")
                .asText();
        List<String> policies = new ArrayList<>();
        Plain.eachText("Body", Plain.of(body), (path, text) -> {
            if (path.contains("Content-Security-Policy") && text.contains("script-src")) {
                policies.add(text);
            }
        });
        assertThat(policies)
                .hasSize(4)
                .allMatch(policy ->
                        policy.contains(", script-src https://*:*/" + stage + "/site/ http://*:*/" + stage + "/site/"));
    }

    /** Generated clients have methods of these names. */
    @Test
    void operations_shouldHaveTheirNames() {
        Map<String, String> names = new TreeMap<>();
        operations().stream()
                .filter(operation -> !operation.isPreflight())
                .forEach(operation -> names.put(
                        operation.fields().findText("operationId").orElse("none of " + operation),
                        operation.toString()));
        assertThat(names)
                .isEqualTo(Map.of(
                        "getPage", "get /",
                        "getSiteFile", "get /site/{file+}",
                        "listPhotos", "get /photos",
                        "getPhoto", "get /photos/{key+}",
                        "headPhoto", "head /photos/{key+}",
                        "putPhoto", "put /photos/{key+}",
                        "deletePhoto", "delete /photos/{key+}",
                        "listThumbnails", "get /thumbnails",
                        "getThumbnail", "get /thumbnails/{key+}",
                        "headThumbnail", "head /thumbnails/{key+}"));
    }

    @Test
    void operationsAndAnswers_shouldBeDescribed() {
        each(_ -> true, operation -> {
            assertThat(operation.fields().findText("summary")).hasValueSatisfying(ApiDefinitionTest::isSentence);
            assertThat(operation.fields().get("responses").asFields().values())
                    .isNotEmpty()
                    .allSatisfy((_, response) -> assertThat(response.asFields().findText("description"))
                            .hasValueSatisfying(ApiDefinitionTest::isSentence));
        });
    }

    private static void isSentence(String text) {
        assertThat(text).matches("[A-Z].*[.]");
    }

    @Test
    void parameters_shouldBeTextsAndThoseOfThePathRequired() {
        each(_ -> true, operation -> {
            List<String> inPath = new ArrayList<>();
            for (Value parameter : operation.fields().itemsOrEmpty("parameters")) {
                Fields fields = parameter.asFields();
                assertThat(Plain.of(fields.get("schema"))).isEqualTo(TEXT);
                assertThat(fields.findText("required").orElse("false"))
                        .isEqualTo(String.valueOf(fields.get("in").asText().equals("path")));
                if (fields.get("in").asText().equals("path")) {
                    inPath.add(fields.get("name").asText());
                }
            }
            assertThat(inPath)
                    .isEqualTo(PATH_PARAMETER
                            .matcher(operation.path())
                            .results()
                            .map(match -> match.group(1))
                            .toList());
        });
    }

    @Test
    void declaredParameters_shouldBeMapped() {
        each(operation -> !operation.isPreflight(), operation -> {
            TreeSet<String> declared = new TreeSet<>();
            for (Value parameter : operation.fields().itemsOrEmpty("parameters")) {
                Fields fields = parameter.asFields();
                String in = fields.get("in").asText().replace("query", "querystring");
                declared.add("method.request." + in + "." + fields.get("name").asText());
            }
            TreeSet<String> mapped = new TreeSet<>();
            operation.integration().fieldsOrEmpty("requestParameters").values().values().stream()
                    .map(Plain::of)
                    .map(String::valueOf)
                    .filter(source -> source.startsWith("method."))
                    .forEach(mapped::add);
            assertThat(Differences.between(declared, mapped))
                    .as("what is mapped, and what is declared")
                    .isEmpty();
        });
    }

    @Test
    void declaredHeadersAndAnswers_shouldBeMapped() {
        each(_ -> true, operation -> {
            Map<String, Object> declared = new TreeMap<>();
            operation.fields().get("responses").asFields().values().forEach((status, response) -> {
                Fields headers = response.asFields().fieldsOrEmpty("headers");
                assertThat(headers.values().values())
                        .allSatisfy(header -> assertThat(Plain.of(header)).isEqualTo(Map.of("schema", TEXT)));
                declared.put(status, new TreeSet<>(headers.values().keySet()));
            });
            Map<String, Object> mapped = new TreeMap<>();
            operation
                    .integration()
                    .get("responses")
                    .asFields()
                    .values()
                    .values()
                    .forEach(response -> {
                        TreeSet<String> headers = new TreeSet<>();
                        response.asFields()
                                .fieldsOrEmpty("responseParameters")
                                .values()
                                .keySet()
                                .forEach(target -> headers.add(target.replace("method.response.header.", "")));
                        mapped.put(response.asFields().get("statusCode").asText(), headers);
                    });
            assertThat(Differences.between(declared, mapped))
                    .as("what is mapped, and what is declared")
                    .isEmpty();
        });
    }

    /** A payload that is converted is destroyed, and S3's answers are no text. */
    @Test
    void payloads_shouldPassAsTheyAre() {
        each(operation -> !operation.isPreflight(), operation -> {
            Fields integration = operation.integration();
            assertThat(integration.values().keySet())
                    .doesNotContain("contentHandling", "requestTemplates", "timeoutInMillis", "cacheKeyParameters");
            assertThat(integration.get("type").asText()).as("type").isEqualTo("aws");
            assertThat(integration.get("passthroughBehavior").asText())
                    .as("passthroughBehavior")
                    .isEqualTo("when_no_match");
            integration
                    .get("responses")
                    .asFields()
                    .values()
                    .forEach((pattern, response) -> assertThat(
                                    response.asFields().values().keySet())
                            .as("answer %s at %s", pattern, response.at())
                            .containsExactlyInAnyOrder("statusCode", "responseParameters"));
        });
    }

    /** API Gateway finds a header of S3's only under the name that S3 gives it, small letters and capitals included. */
    @Test
    void headersOfS3_shouldBeSpeltAsS3SpellsThem() {
        each(
                operation -> !operation.isPreflight(),
                operation -> operation
                        .integration()
                        .get("responses")
                        .asFields()
                        .values()
                        .values()
                        .forEach(response -> response.asFields()
                                .fieldsOrEmpty("responseParameters")
                                .values()
                                .forEach((_, source) -> assertThat(String.valueOf(Plain.of(source)))
                                        .as("source at %s", source.at())
                                        .matches("!?.* .*|'.*'|integration[.]response[.]header[.](" + S3_HEADERS
                                                + ")"))));
    }

    @Test
    void preflights_shouldBeAnsweredWithoutS3() {
        assertThat(operations()).filteredOn(Operation::isPreflight).hasSize(6);
        each(Operation::isPreflight, operation -> {
            Fields integration = operation.integration();
            assertThat(integration.values())
                    .containsOnlyKeys(
                            "type", "contentHandling", "passthroughBehavior", "requestTemplates", "responses");
            assertThat(integration.get("passthroughBehavior").asText()).isEqualTo("when_no_match");
            assertThat(Plain.of(integration.get("requestTemplates")))
                    .isEqualTo(Map.of("application/json", "{\"statusCode\": 204}"));
            assertThat(operation.fields().values()).doesNotContainKey("security");
            assertThat(integration.get("responses").asFields().values()).containsOnlyKeys("default");
            assertThat(integration
                            .get("responses")
                            .asFields()
                            .get("default")
                            .asFields()
                            .values())
                    .containsOnlyKeys("statusCode", "contentHandling", "responseParameters");
        });
    }

    /** Each integration names the partition and Region that the stack is in. */
    @Test
    void integrations_shouldBeTheStacksOwnS3() {
        each(
                operation -> !operation.isPreflight(),
                operation -> assertThat(
                                String.valueOf(Plain.of(operation.integration().get("uri"))))
                        .startsWith("!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:s3:path/${"));
    }

    /** A header that no page of another origin is to read is not there at all: an empty one would be a wrong one. */
    @Test
    void headersForOtherOrigins_shouldBeLeftOutWhereNoneIsAllowed() {
        Map<String, String> wrong = new TreeMap<>();
        Plain.eachText("", Plain.of(body), (path, text) -> {
            String[] parts = path.split("[.]header[.]", 2);
            if (parts.length == 2
                    && parts[1].startsWith("Access-Control-")
                    && !text.matches(
                            "!If \\[HasAllowedOrigin, (!Sub '[$]\\{AllowedOrigin}'|'.*'), !Ref AWS::NoValue]")) {
                wrong.put(path, text);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Who writes signs in; who reads, where the gallery is private. The page is for everyone. */
    @Test
    void security_shouldBeSaidByEachOperation() {
        assertThat(body.values()).doesNotContainKey("security");
        each(_ -> true, operation -> {
            String wanted = switch (operation.method()) {
                case "put", "delete" -> "[{Owner=[]}]";
                case "options" -> "";
                default ->
                    operation.path().equals("/") || operation.path().startsWith("/site")
                            ? ""
                            : "!If [PrivateGallery, [{Owner=[]}], !Ref AWS::NoValue]";
            };
            assertThat(operation
                            .fields()
                            .find("security")
                            .map(Plain::of)
                            .map(String::valueOf)
                            .orElse(""))
                    .as("security of " + operation)
                    .isEqualTo(wanted);
        });
    }

    @Test
    void ownersTokens_shouldBeThoseOfThePool() {
        assertThat(String.valueOf(Plain.of(body.get("components"))))
                .isEqualTo("{securitySchemes={Owner={type=apiKey, name=Authorization, in=header,"
                        + " x-amazon-apigateway-authtype=cognito_user_pools,"
                        + " x-amazon-apigateway-authorizer={type=cognito_user_pools,"
                        + " providerARNs=[!GetAtt Users.Arn]}}}}");
    }

    /** The page may call the pool that its own gallery has, and nothing else. */
    @Test
    void pagesOwnPolicy_shouldAllowTheUserPoolOfItsRegion() {
        List<String> policies = new ArrayList<>();
        Plain.eachText("", Plain.of(body.get("paths")), (path, text) -> {
            if (path.endsWith("Content-Security-Policy") && !text.equals("'sandbox'")) {
                policies.add(text);
            }
        });
        assertThat(policies)
                .hasSize(4)
                .allSatisfy(policy -> assertThat(policy)
                        .startsWith("!Sub ")
                        .contains("connect-src 'self' https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}; base-uri"));
    }
}
