package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import java.util.HashMap;
import java.util.Map;

/** Resources that have names here, and no effect. */
record PlainResources(Naming naming) {

    Identity logGroup(Declaration declaration) {
        String name = named(declaration, "LogGroupName");
        return identity(declaration, name, Map.of("Arn", naming.arn("logs", "log-group:" + name + ":*")));
    }

    Identity alarm(Declaration declaration) {
        String name = named(declaration, "AlarmName");
        return identity(declaration, name, Map.of("Arn", naming.arn("cloudwatch", "alarm:" + name)));
    }

    Identity dashboard(Declaration declaration) {
        return identity(declaration, named(declaration, "DashboardName"), Map.of());
    }

    Identity topic(Declaration declaration) {
        String name = named(declaration, "TopicName");
        String arn = naming.arn("sns", name);
        return identity(declaration, arn, Map.of("TopicArn", arn, "TopicName", name));
    }

    Identity subscription(Declaration declaration) {
        String arn = declaration.text("TopicArn") + ":" + naming.id(declaration.id());
        return identity(declaration, arn, Map.of("Arn", arn));
    }

    Identity attachedPolicy(Declaration declaration) {
        String id = naming.physical(declaration.id());
        return identity(declaration, id, Map.of("Id", id));
    }

    Identity userPoolDomain(Declaration declaration) {
        return identity(declaration, declaration.text("Domain"), Map.of("CloudFrontDistribution", "none"));
    }

    private String named(Declaration declaration, String property) {
        return declaration.findText(property).orElseGet(() -> naming.physical(declaration.id()));
    }

    private static Identity identity(Declaration declaration, String ref, Map<String, String> attributes) {
        Map<String, Value> values = new HashMap<>();
        attributes.forEach((name, text) -> values.put(name, Naming.value(declaration, text)));
        return new Identity(ref, values);
    }
}
