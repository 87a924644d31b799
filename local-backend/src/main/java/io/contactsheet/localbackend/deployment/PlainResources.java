package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Evaluation.Identity;
import io.contactsheet.localbackend.template.Value;
import java.util.HashMap;
import java.util.Map;

/** Resources that have names here, and no effect. */
record PlainResources(Naming naming) {

    Identity attachedPolicy(Declaration declaration) {
        String id = naming.physical(declaration.id());
        return identity(declaration, id, Map.of("Id", id));
    }

    Identity userPoolDomain(Declaration declaration) {
        return identity(declaration, declaration.text("Domain"), Map.of("CloudFrontDistribution", "none"));
    }

    private static Identity identity(Declaration declaration, String ref, Map<String, String> attributes) {
        Map<String, Value> values = new HashMap<>();
        attributes.forEach((name, text) -> values.put(name, Naming.value(declaration, text)));
        return new Identity(ref, values);
    }
}
