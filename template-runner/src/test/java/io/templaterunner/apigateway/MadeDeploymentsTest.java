package io.templaterunner.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.templaterunner.apigateway.ApiDeployments.Refusal;
import io.templaterunner.stack.Account;
import io.templaterunner.stack.Naming;
import io.templaterunner.template.Source;
import io.templaterunner.template.Value;
import io.templaterunner.template.Value.Fields;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deployments that are asked for through API Gateway's own service. */
class MadeDeploymentsTest {

    private static final Source AT = new Source("template.yaml", 1, "Resources/Api/Properties");

    private final Map<String, Object> pictures = new HashMap<>();
    private final MadeDeployments deployments =
            new MadeDeployments(new Naming(Account.LOCAL.pseudoParameters()), pictures);

    private static Fields api(String title, Map<String, Object> paths) {
        return Value.ofPlain(AT, Map.of("Body", Map.of("info", Map.of("title", title), "paths", paths)))
                .asFields();
    }

    private static Fields api(String title) {
        return api(title, Map.of("/", Map.of("get", Map.of())));
    }

    @Test
    void deployment_shouldBeThePictureOfTheTimeWhenItWasMade() throws Refusal {
        deployments.stands("api1", api("old"));
        String old = deployments.create("api1");
        deployments.stands("api1", api("new"));
        String now = deployments.create("api1");

        assertThat(deployments.find("api1", old, AT).orElseThrow().asPlain())
                .isEqualTo(api("old").asPlain());
        assertThat(deployments.find("api1", now, AT).orElseThrow().asPlain())
                .isEqualTo(api("new").asPlain());
        assertThat(old).matches("[a-z0-9]{6}").isNotEqualTo(now);
        assertThat(deployments.find("api2", old, AT)).isEmpty();
    }

    @Test
    void deploymentOfNothing_shouldBeRefused() {
        deployments.stands("empty", api("empty", Map.of()));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deployments.create("api1"))
                .withMessage("Invalid API identifier specified 000000000000:api1");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deployments.create("empty"))
                .withMessage("The REST API doesn't contain any methods");
    }

    @Test
    void deploymentThatAStageServes_shouldBeDeletedOnlyWhenTheStageHasMoved() throws Refusal {
        deployments.stands("api1", api("small"));
        String first = deployments.create("api1");
        String second = deployments.create("api1");
        deployments.serves("api1", "gallery", first);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deployments.delete("api1", first))
                .withMessage("Active stages pointing to this deployment must be moved or deleted");

        deployments.serves("api1", "gallery", second);
        deployments.delete("api1", first);
        assertThat(pictures).containsOnlyKeys("api1/" + second);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> deployments.delete("api1", first))
                .withMessage("Invalid Deployment identifier specified");
    }

    @Test
    void apiThatIsGone_shouldTakeItsDeploymentsWithIt() throws Refusal {
        deployments.stands("api1", api("one"));
        deployments.stands("api10", api("ten"));
        deployments.create("api1");
        String other = deployments.create("api10");

        deployments.forget("api1");

        assertThat(pictures).containsOnlyKeys("api10/" + other);
    }
}
