package io.contactsheet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.templaterunner.template.Template;
import io.templaterunner.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * API Gateway serves what a deployment took a picture of, and CloudFormation makes a new deployment only under a new
 * logical id or with other properties. So the id carries a hash of the API's body, and an edit of the body that forgets it
 * is found here.
 */
class ApiDeploymentTest {

    @Test
    void deployment_shouldBeNamedAfterTheBodyThatItServes() {
        Template template = Template.parse("contact-sheet.yaml", LocalGallery.template());
        Value body = template.resources().get("Api").properties().get("Body");
        String hash = Fingerprint.of(body);
        List<String> deployments = template.resources().values().stream()
                .filter(resource -> resource.type().asText().equals("Custom::ApiDeployment"))
                .map(resource -> resource.id())
                .toList();

        assertThat(deployments)
                .as("The API's body has changed: name its deployment in contact-sheet.yaml so that it ends in " + hash)
                .isNotEmpty()
                .allMatch(id -> id.endsWith(hash));
    }
}
