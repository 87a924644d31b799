package io.templaterunner.stack;

import io.templaterunner.template.Resource;
import io.templaterunner.template.TemplateException;
import io.templaterunner.template.Value.Fields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an update does to resources of one type.
 *
 * @param replaces properties whose change makes another resource; a star for all
 * @param fixed properties that cannot be changed
 * @param name the property with which a template names the resource, if there is one
 * @param within the property that tells in which other resource alone the name must be its own, if there is one
 */
public record UpdateBehavior(
        List<String> replaces, List<String> fixed, Optional<String> name, Optional<String> within) {

    /** That of types of which nothing is said: every change is an update. */
    static final UpdateBehavior IN_PLACE = new UpdateBehavior(List.of(), List.of(), Optional.empty(), Optional.empty());

    static UpdateBehavior of(Map<?, ?> declaration) {
        return new UpdateBehavior(
                texts(declaration.get("replaces")),
                texts(declaration.get("fixed")),
                Optional.ofNullable(declaration.get("name")).map(Object::toString),
                Optional.ofNullable(declaration.get("within")).map(Object::toString));
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * What becomes of a resource.
     *
     * @param properties that it shall have
     * @param before as it stands
     * @throws TemplateException if CloudFormation cannot make the change
     */
    Change change(Resource resource, Fields properties, DeployedResource before) {
        Set<String> changed = changed(properties, before);
        if (changed.isEmpty()) {
            return Change.KEEP;
        }
        fixed.stream().filter(changed::contains).findFirst().ifPresent(property -> {
            throw refused(resource, properties, property, "Updates are not allowed for property - " + property + ".");
        });
        if (!replaces.contains("*") && replaces.stream().noneMatch(changed::contains)) {
            return Change.UPDATE;
        }
        String ownName = name.flatMap(properties::findText).orElse("");
        if (!ownName.isEmpty() && !changed.contains(name.orElse(""))) {
            throw refused(
                    resource,
                    properties,
                    name.orElse(""),
                    "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename "
                            + ownName + " and update the stack again.");
        }
        return Change.REPLACE;
    }

    private static Set<String> changed(Fields properties, DeployedResource before) {
        Map<?, ?> now = (Map<?, ?>) properties.asPlain();
        Map<?, ?> then = before.properties() instanceof Map<?, ?> old ? old : Map.of();
        Set<String> names = new TreeSet<>();
        now.keySet().forEach(name -> names.add(String.valueOf(name)));
        then.keySet().forEach(name -> names.add(String.valueOf(name)));
        names.removeIf(name -> Objects.equals(now.get(name), then.get(name)));
        return names;
    }

    private static TemplateException refused(Resource resource, Fields properties, String property, String reason) {
        return new TemplateException(
                properties.find(property).map(value -> value.at()).orElse(properties.at()),
                reason + " (" + resource.type().asText() + " " + resource.id() + ")");
    }
}
