package io.contactsheet.localbackend.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.localbackend.template.Value;
import io.contactsheet.localbackend.template.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

    @Test
    void document_shouldSayWhatItIs() {
        assertThat(Plain.of(body.get("openapi"))).isEqualTo("3.0.1");
        assertThat(Plain.of(body.get("info"))).isEqualTo(Map.of("title", "!Ref GalleryName", "version", "1"));
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
        assertThat(operations()).allSatisfy(operation -> {
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
        assertThat(operations()).allSatisfy(operation -> {
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
        assertThat(operations())
                .filteredOn(operation -> !operation.isPreflight())
                .allSatisfy(operation -> {
                    TreeSet<String> declared = new TreeSet<>();
                    for (Value parameter : operation.fields().itemsOrEmpty("parameters")) {
                        Fields fields = parameter.asFields();
                        String in = fields.get("in").asText().replace("query", "querystring");
                        declared.add("method.request." + in + "."
                                + fields.get("name").asText());
                    }
                    TreeSet<String> mapped = new TreeSet<>();
                    operation.integration().fieldsOrEmpty("requestParameters").values().values().stream()
                            .map(Plain::of)
                            .map(String::valueOf)
                            .filter(source -> source.startsWith("method."))
                            .forEach(mapped::add);
                    assertThat(mapped).as("mapped by " + operation).isEqualTo(declared);
                });
    }

    @Test
    void declaredHeadersAndAnswers_shouldBeMapped() {
        assertThat(operations()).allSatisfy(operation -> {
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
            assertThat(mapped).as("mapped by " + operation).isEqualTo(declared);
        });
    }

    /** A payload that is converted is destroyed, and S3's answers are no text. */
    @Test
    void payloads_shouldPassAsTheyAre() {
        assertThat(operations())
                .filteredOn(operation -> !operation.isPreflight())
                .allSatisfy(operation -> {
                    assertThat(operation.integration().values())
                            .containsEntry("type", operation.integration().get("type"))
                            .doesNotContainKeys(
                                    "contentHandling", "requestTemplates", "timeoutInMillis", "cacheKeyParameters");
                    assertThat(operation.integration().get("type").asText()).isEqualTo("aws");
                    assertThat(operation
                                    .integration()
                                    .get("passthroughBehavior")
                                    .asText())
                            .isEqualTo("when_no_match");
                    assertThat(operation
                                    .integration()
                                    .get("responses")
                                    .asFields()
                                    .values()
                                    .values())
                            .allSatisfy(
                                    response -> assertThat(response.asFields().values())
                                            .containsOnlyKeys("statusCode", "responseParameters"));
                });
    }

    @Test
    void preflights_shouldBeAnsweredWithoutS3() {
        assertThat(operations()).filteredOn(Operation::isPreflight).hasSize(6).allSatisfy(operation -> {
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
        assertThat(operations())
                .filteredOn(operation -> !operation.isPreflight())
                .allSatisfy(operation -> assertThat(
                                String.valueOf(Plain.of(operation.integration().get("uri"))))
                        .startsWith("!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:s3:path/${"));
    }

    /** Who writes signs in, wherever anybody does; who reads, where the gallery is private. The page is for everyone. */
    @Test
    void security_shouldBeSaidByEachOperation() {
        assertThat(body.values()).doesNotContainKey("security");
        assertThat(operations()).allSatisfy(operation -> {
            String wanted = switch (operation.method()) {
                case "put", "delete" -> "!If [NeedsSignIn, [{Owner=[]}], !Ref AWS::NoValue]";
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
                .isEqualTo("!If [NeedsSignIn, {securitySchemes={Owner={type=apiKey, name=Authorization, in=header,"
                        + " x-amazon-apigateway-authtype=cognito_user_pools,"
                        + " x-amazon-apigateway-authorizer={type=cognito_user_pools,"
                        + " providerARNs=[!GetAtt Users.Arn]}}}}, !Ref AWS::NoValue]");
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
                .allSatisfy(
                        policy -> assertThat(policy)
                                .contains("connect-src 'self'${SignIn}; base-uri")
                                .endsWith(
                                        "{SignIn=!If [NeedsSignIn, !Sub  https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}, ]}]"));
    }
}
