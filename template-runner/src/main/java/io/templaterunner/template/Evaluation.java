package io.templaterunner.template;

import io.templaterunner.template.Value.Call;
import io.templaterunner.template.Value.Fields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A template with values for its parameters: its conditions are decided, its resources are in order. As resources come
 * to stand, what they are called is {@linkplain #stands entered} here, and the properties of the next can be resolved.
 */
public final class Evaluation {

    private final Template template;
    private final Map<String, Resource> active = new LinkedHashMap<>();
    private final Map<String, Identity> standing = new HashMap<>();
    private final Conditions conditions;
    private final Resolver resolver;
    private final Dependencies dependencies;

    /**
     * What a resource is called.
     *
     * @param ref what {@code Ref} gives
     * @param attributes what {@code Fn::GetAtt} gives, by attribute name
     */
    public record Identity(String ref, Map<String, Value> attributes) {}

    /**
     * @param given values for the parameters; those that have none take their defaults
     * @param finish has the last word on every text that a function gives, and so on addresses in it
     * @throws TemplateException if a parameter's value is missing or not allowed, or anything cannot be decided
     */
    public Evaluation(
            Template template, Map<String, String> given, PseudoParameters pseudo, UnaryOperator<String> finish) {
        this.template = template;
        Map<String, Value> names = bind(template, given);
        // The conditions are decided by a resolver that needs them itself, for Fn::If.
        Conditions[] decided = new Conditions[1];
        decided[0] = new Conditions(
                template.conditions(),
                value -> new Resolver(names, pseudo, template.mappings(), decided[0], new Standing(), finish)
                        .resolve(value));
        conditions = decided[0];
        resolver = new Resolver(names, pseudo, template.mappings(), conditions, new Standing(), finish);
        conditions.checkAll();
        template.resources().forEach((id, resource) -> {
            if (resource.condition().map(conditions::holds).orElse(true)) {
                active.put(id, resource);
            }
        });
        dependencies = new Dependencies(directDependencies());
    }

    /** The resources whose conditions hold, in an order in which they can be made. */
    public List<Resource> order() {
        return dependencies.order(active);
    }

    /** Which resource needs which. */
    public Dependencies dependencies() {
        return dependencies;
    }

    /** Enters a resource that stands now. */
    public void stands(Resource resource, Identity identity) {
        standing.put(resource.id(), identity);
    }

    /** The properties of a resource, without functions. Everything that it refers to must stand. */
    public Fields properties(Resource resource) {
        return resolver.resolve(resource.properties());
    }

    /** The outputs whose conditions hold, by name. */
    public Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        template.outputs().values().forEach((name, output) -> {
            Fields fields = output.asFields();
            if (fields.find("Condition").map(conditions::holds).orElse(true)) {
                Value value = resolver.resolve(fields.get("Value"));
                if (!(value instanceof Value.Text text)) {
                    throw new TemplateException(
                            value.at(),
                            "Template format error: The Value field of every Outputs member must evaluate to a String.");
                }
                outputs.put(name, text.text());
            }
        });
        return outputs;
    }

    /** Calls a consumer for every {@code Fn::GetAtt} and attribute in {@code Fn::Sub} of a resource or an output. */
    public void eachAttribute(AttributeUse consumer) {
        active.values().forEach(resource -> eachAttribute(resource.properties(), consumer));
        eachAttribute(template.outputs(), consumer);
    }

    /** Hears of the use of an attribute. */
    @FunctionalInterface
    public interface AttributeUse {
        /** Called with the place, the resource whose attribute is used, and the attribute's name. */
        void used(Source at, Resource of, String attribute);
    }

    private void eachAttribute(Value value, AttributeUse consumer) {
        if (value instanceof Call call && call.function().equals("Fn::GetAtt")) {
            List<Value> arguments = References.attribute(call);
            if (arguments.get(1) instanceof Value.Text name) {
                use(call.at(), arguments.getFirst().asText(), name.text(), consumer);
            }
        }
        if (value instanceof Call call && call.function().equals("Fn::Sub")) {
            Set<String> own = References.variables(call).values().keySet();
            for (String name : Substitution.of(call.at(), References.text(call)).names()) {
                if (name.contains(".") && !own.contains(name)) {
                    use(call.at(), References.resource(name), name.substring(name.indexOf('.') + 1), consumer);
                }
            }
        }
        value.children().forEach(child -> eachAttribute(child, consumer));
    }

    private void use(Source at, String id, String attribute, AttributeUse consumer) {
        Resource resource = template.resources().get(id);
        if (resource == null) {
            throw new TemplateException(
                    at, "Template error: instance of Fn::GetAtt references undefined resource " + id);
        }
        consumer.used(at, resource, attribute);
    }

    private static Map<String, Value> bind(Template template, Map<String, String> given) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(template.parameters().keySet());
        if (!unknown.isEmpty()) {
            throw new TemplateException(
                    template.root().at(), "Parameters: " + unknown + " do not exist in the template");
        }
        Map<String, Value> values = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        template.parameters().forEach((name, parameter) -> {
            String text = given.get(name);
            if (text != null) {
                values.put(name, parameter.bind(parameter.declaration().at(), text));
            } else {
                parameter.defaultValue().ifPresentOrElse(value -> values.put(name, value), () -> missing.add(name));
            }
        });
        if (!missing.isEmpty()) {
            throw new TemplateException(
                    template.root().fieldsOrEmpty("Parameters").at(), "Parameters: " + missing + " must have values");
        }
        return values;
    }

    private Map<String, Set<String>> directDependencies() {
        Map<String, Set<String>> direct = new HashMap<>();
        active.values().forEach(resource -> {
            Set<String> needed = new LinkedHashSet<>();
            resource.dependsOn().forEach(id -> needed.add(id.asText()));
            eachReference(resource.properties(), reference -> {
                if (active.containsKey(reference.name())) {
                    needed.add(reference.name());
                } else if (template.resources().containsKey(reference.name())) {
                    throw References.unresolved(reference.at(), reference.name(), "Resources");
                }
            });
            direct.put(resource.id(), needed);
        });
        return direct;
    }

    /** Of a {@code Fn::If} only the branch that is taken counts. */
    private void eachReference(Value value, Consumer<References.Reference> consumer) {
        if (value instanceof Call branch
                && branch.function().equals("Fn::If")
                && branch.argument().asItems().size() == 3) {
            List<Value> arguments = branch.argument().asItems();
            eachReference(arguments.get(conditions.holds(arguments.getFirst()) ? 1 : 2), consumer);
            return;
        }
        if (value instanceof Call call) {
            References.of(call).forEach(consumer);
        }
        value.children().forEach(child -> eachReference(child, consumer));
    }

    private final class Standing implements Resolver.Resources {

        @Override
        public Value ref(Source at, String id) {
            return new Value.Text(at, identity(at, id).ref());
        }

        @Override
        public Value attribute(Source at, String id, String name) {
            Value value = identity(at, id).attributes().get(name);
            if (value == null) {
                throw new TemplateException(
                        at,
                        "Template error: resource " + id + " does not support attribute type " + name
                                + " in Fn::GetAtt");
            }
            return value;
        }

        private Identity identity(Source at, String id) {
            Identity identity = standing.get(id);
            if (identity == null) {
                throw References.unresolved(at, id);
            }
            return identity;
        }
    }
}
