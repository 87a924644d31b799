package io.contactsheet.localbackend.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What updates do to resources, type by type.
 *
 * @param byType only of types whose resources are replaced at times
 */
record UpdateBehaviors(Map<String, UpdateBehavior> byType) {

    /** Reads them from the file that lists them. */
    static UpdateBehaviors read() {
        try (InputStream in =
                Objects.requireNonNull(UpdateBehaviors.class.getResourceAsStream("update-behaviors.yaml"))) {
            Object file = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            Map<String, UpdateBehavior> byType = new HashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(file))
                    .forEach((type, declaration) ->
                            byType.put(String.valueOf(type), UpdateBehavior.of((Map<?, ?>) declaration)));
            return new UpdateBehaviors(byType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UpdateBehavior of(String type) {
        return byType.getOrDefault(type, UpdateBehavior.IN_PLACE);
    }
}
