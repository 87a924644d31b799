package io.contactsheet.localbackend.deployment;

import io.contactsheet.localbackend.template.Resource;
import io.contactsheet.localbackend.template.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The types of resources that run on one machine.
 *
 * @param byName without their custom types
 */
record ResourceTypes(Map<String, ResourceType> byName) {

    private static final String CUSTOM = "Custom::";

    /** Reads them from the file that lists them. */
    static ResourceTypes read() {
        try (InputStream in = Objects.requireNonNull(ResourceTypes.class.getResourceAsStream("resource-types.yaml"))) {
            Object file = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            Map<String, ResourceType> types = new HashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(file))
                    .forEach((name, declaration) -> types.put(
                            String.valueOf(name), ResourceType.of(String.valueOf(name), (Map<?, ?>) declaration)));
            return new ResourceTypes(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type of a resource. */
    ResourceType of(Resource resource) {
        String name = resource.type().asText();
        ResourceType type = byName.get(name.startsWith(CUSTOM) ? CUSTOM + "*" : name);
        if (type == null) {
            throw new TemplateException(
                    resource.type().at(),
                    "Template format error: Unrecognized resource types: [" + name
                            + "], or one that cannot be run on this computer");
        }
        return type;
    }
}
