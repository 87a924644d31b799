package io.templaterunner.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The resource types of one service, as the file {@code resource-types.yaml} beside it lists them.
 *
 * <ul>
 *   <li>{@code properties} have an effect on one machine. {@code inert} ones are right in a template, and have none here:
 *       their names are checked, and no more happens. A name that ends with {@code !} is required. A type is {@code text},
 *       {@code integer}, {@code number}, {@code boolean}, {@code json} (any object), {@code any}, a choice of words
 *       ({@code A | B}), a list ({@code [type]}) or an object; {@code *} stands for every name.
 *   <li>{@code attributes} are those of {@code Fn::GetAtt}; {@code *} stands for every one.
 *   <li>{@code updates} says what an update of a stack does when a property changes, from the documentation ("Update
 *       requires") and the resource schemas ({@code createOnlyProperties}). A change of a property in {@code replaces} makes
 *       another resource in the place of the old one; {@code *} stands for every property. A change of one in
 *       {@code fixed} is refused. All other changes need no interruption. {@code name} is the property with which a
 *       template names the resource itself, and {@code within} that of the resource in which alone the name must be its
 *       own.
 * </ul>
 *
 * @param byName by names such as {@code AWS::SQS::Queue}; {@code Custom::*} for all custom types
 */
record ResourceTypes(Map<String, ResourceType> byName) {

    private static final String FILE = "resource-types.yaml";

    /** Reads the file in the package of a service's class. */
    static ResourceTypes beside(Class<?> service) {
        try (InputStream in = Objects.requireNonNull(
                service.getResourceAsStream(FILE), () -> "There is no " + FILE + " beside " + service)) {
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
}
