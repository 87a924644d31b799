package io.templaterunner.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.template.TemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What API Gateway refuses when a definition is imported: told with the line, in words like its own. */
class ImportTest {

    /** The body begins after as many lines of the template. */
    private static final int LINES_BEFORE = 5;

    private static TemplateException refusal(String definition) {
        return assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> SmallApi.read(definition))
                .actual();
    }

    private static int lineOf(String definition, String text) {
        return LINES_BEFORE
                + 1
                + (int) definition
                        .substring(0, definition.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "integration.request.header.If-None-Match: \"'*'\" | integration.request.header.If-None-Match: '*'"
                        + " | on 'PUT' for resource at path '/things/{key+}': Invalid mapping expression specified: Validation"
                        + " Result: warnings : [], errors : [Invalid mapping expression specified: *]",
                "integration.request.path.key: method.request.path.key | integration.request.path.key: method.request.path.name"
                        + " | [Invalid mapping expression parameter specified: method.request.path.name]",
                "header.Content-Type: method.request.header.Content-Type"
                        + " | header.Content-Type: method.request.header.content-type"
                        + " | [Invalid mapping expression parameter specified: method.request.header.content-type]",
                "integration.request.header.If-None-Match: \"'*'\" | request.header.If-None-Match: \"'*'\""
                        + " | [Invalid mapping expression parameter specified: request.header.If-None-Match]",
                "method.response.header.ETag: integration.response.header.ETag"
                        + " | method.response.header.Etag: integration.response.header.ETag"
                        + " | Unable to put integration response on 'PUT' for resource at path '/things/{key+}': Invalid mapping"
                        + " expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression"
                        + " parameter specified: method.response.header.Etag]",
                "method.response.header.ETag: integration.response.header.ETag | method.response.header.ETag: ETag"
                        + " | [Invalid mapping expression specified: ETag]",
                "statusCode: '404' | statusCode: '410' | Invalid Response status code specified",
                "statusCode: '500' | statusCode: '200' | Only one integration response may exist for the status code 200",
                "'2\\d{2}': | '2(': | Invalid selection pattern specified: 2(",
                "credentials: arn:aws:iam::000000000000:role/reader | timeoutInMillis: 100"
                        + " | Role ARN must be specified for AWS integrations",
                "role/reader | user/reader | Invalid ARN specified in the request",
                "us-east-1:s3:path/bucket/{key} | us-east-1:sqs:path/bucket/{key} | Invalid ARN specified in the request",
                "httpMethod: PUT | httpMethod: PUSH | Invalid HTTP method specified: PUSH",
                "httpMethod: PUT | type: aws_proxy | duplicate key 'type'",
                "type: mock | type: http | the integration type http cannot be run on this computer",
                "contentHandling: CONVERT_TO_TEXT # on the way in | contentHandling: TEXT"
                        + " | Value 'TEXT' at 'contentHandling' failed to satisfy constraint",
                "contentHandling: CONVERT_TO_TEXT # on the way in | passthroughBehavior: sometimes | Invalid passthrough behavior specified: sometimes",
                "requestTemplates | requestTemplate | unknown key 'requestTemplate' in the x-amazon-apigateway-integration",
                "{\"statusCode\": 204} | {\"statusCode\": $input}"
                        + " | mapping templates with variables or directives cannot be run on this computer",
                "openapi: 3.0.1 | openapi: 3.1.0 | only OpenAPI 3.0 can be run on this computer",
                "DEFAULT_4XX | DEFAULT_3XX | Unsupported gateway response type: DEFAULT_3XX",
                "gatewayresponse.header.Access-Control-Allow-Origin: \"'*'\""
                        + " | gatewayresponse.header.Access-Control-Allow-Origin: '*'"
                        + " | [Invalid mapping expression specified: *]",
                "in: query | in: body | a parameter cannot be in body",
                "/things/{key+}: | /things/{key+}/more: | Resource's path part only allow",
                "/things/{key+}: | /things/x{key}: | Resource's path part only allow",
            })
    void mistake_shouldBeRefusedAtItsLine(String old, String replacement, String words) {
        String definition = SmallApi.changed(old, replacement);

        TemplateException refusal = refusal(definition);

        assertThat(refusal).hasMessageContaining(words).hasMessageStartingWith("api.yaml:");
    }

    @Test
    void message_shouldNameFileLineAndPath() {
        String definition = SmallApi.changed(
                "integration.request.header.If-None-Match: \"'*'\"", "integration.request.header.If-None-Match: '*'");

        assertThat(refusal(definition))
                .hasMessage("api.yaml:" + lineOf(definition, "integration.request.header.If-None-Match")
                        + " (Resources/Api/Properties/Body/paths//things/{key+}/put/x-amazon-apigateway-integration"
                        + "/requestParameters/integration.request.header.If-None-Match): Errors found during import:"
                        + " Unable to put integration on 'PUT' for resource at path '/things/{key+}': Invalid mapping"
                        + " expression specified: Validation Result: warnings : [], errors : [Invalid mapping"
                        + " expression specified: *]");
    }

    @Test
    void methodWithoutIntegration_shouldBeRefused() {
        String definition = SmallApi.DEFINITION.replaceAll(
                "(?s)( {6}responses:\n {8}'204'.*?)      x-amazon-apigateway-integration.*", "$1");

        assertThat(refusal(definition)).hasMessageContaining("No integration defined for method OPTIONS");
    }

    @Test
    void securityThatCannotBeChecked_shouldBeRefused() {
        String definition = SmallApi.changed("paths:", "security: [{owner: []}]\npaths:");

        assertThat(refusal(definition)).hasMessageContaining("security scheme [owner]");
    }

    @Test
    void definitionAsItIs_shouldBeAccepted() {
        assertThat(SmallApi.read(SmallApi.DEFINITION).methods()).hasSize(4);
    }
}
