package io.contactsheet.localbackend.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.localbackend.template.Template;
import io.contactsheet.localbackend.template.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * API Gateway serves what a deployment took a picture of, and CloudFormation makes a new deployment only under a new
 * logical id. So the ids carry a hash of the API's body, and an edit of the body that forgets them is found here.
 */
class ApiDeploymentTest {

    @Test
    void deployments_shouldBeNamedAfterTheBodyThatTheyServe() throws Exception {
        Template template = Template.parse("contact-sheet.yaml", LocalGallery.template());
        Value body = template.resources().get("Api").properties().get("Body");
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(canonical(body).getBytes(StandardCharsets.UTF_8)))
                .substring(0, 10);
        List<String> deployments = template.resources().values().stream()
                .filter(resource -> resource.type().asText().equals("AWS::ApiGateway::Deployment"))
                .map(resource -> resource.id())
                .toList();

        assertThat(deployments)
                .as("The API's body has changed: name its deployments in contact-sheet.yaml so that they end in "
                        + hash)
                .isNotEmpty()
                .allMatch(id -> id.endsWith(hash));
    }

    /** Comments and the order of members change nothing that a deployment serves. */
    private static String canonical(Value value) {
        return switch (value) {
            case Value.Text text -> "\"" + text.text() + "\"";
            case Value.Items items ->
                items.values().stream().map(ApiDeploymentTest::canonical).collect(Collectors.joining(",", "[", "]"));
            case Value.Fields fields ->
                fields.values().entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + canonical(entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
            case Value.Call call -> call.function() + "(" + canonical(call.argument()) + ")";
            case Value.Absent _ -> "";
        };
    }
}
