package io.templaterunner.template;

import io.templaterunner.template.Value.Call;
import io.templaterunner.template.Value.Fields;
import io.templaterunner.template.Value.Items;
import io.templaterunner.template.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The names that a template's functions refer to. */
final class References {

    /**
     * A name, and where it is used.
     *
     * @param at the function's place
     * @param name a logical id, a parameter or a pseudo parameter
     */
    record Reference(Source at, String name) {}

    private References() {}

    /** Calls a consumer for every {@code Ref}, {@code Fn::GetAtt} and variable of {@code Fn::Sub} in a value. */
    static void each(Value value, Consumer<Reference> consumer) {
        if (value instanceof Call call) {
            of(call).forEach(consumer);
        }
        value.children().forEach(child -> each(child, consumer));
    }

    static Stream<Reference> of(Call call) {
        return switch (call.function()) {
            case "Ref" -> Stream.of(new Reference(call.at(), call.argument().asText()));
            case "Fn::GetAtt" ->
                Stream.of(new Reference(call.at(), attribute(call).getFirst().asText()));
            case "Fn::Sub" -> substituted(call);
            default -> Stream.of();
        };
    }

    /** The two arguments of a {@code Fn::GetAtt}. */
    static List<Value> attribute(Call call) {
        if (call.argument() instanceof Items arguments
                && arguments.values().size() == 2
                && arguments.values().getFirst() instanceof Text) {
            return arguments.values();
        }
        throw new TemplateException(
                call.at(),
                "Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the"
                        + " resource attribute");
    }

    private static Stream<Reference> substituted(Call call) {
        Set<String> own = variables(call).values().keySet();
        return Substitution.of(call.at(), text(call)).names().stream()
                .filter(Predicate.not(own::contains))
                .map(name -> new Reference(call.at(), resource(name)));
    }

    /** The text of a {@code Fn::Sub}. */
    static String text(Call call) {
        Value text =
                call.argument() instanceof Items arguments && arguments.values().size() == 2
                        ? arguments.values().getFirst()
                        : call.argument();
        if (text instanceof Text literal) {
            return literal.text();
        }
        throw new TemplateException(
                call.at(),
                "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a"
                        + " string as first argument, and an optional second argument to specify a mapping of values"
                        + " to replace in the string");
    }

    /** The second argument of a {@code Fn::Sub}. */
    static Fields variables(Call call) {
        return call.argument() instanceof Items arguments && arguments.values().size() == 2
                ? arguments.values().get(1).asFields()
                : new Fields(call.at(), Map.of());
    }

    /** The resource, parameter or pseudo parameter of {@code Name.Attribute}. */
    static String resource(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Refuses every reference to a name that is not there. */
    static void check(Template template) {
        Predicate<String> known = name -> template.parameters().containsKey(name)
                || PseudoParameters.NAMES.contains(name)
                || template.resources().containsKey(name);
        template.resources().forEach((id, resource) -> {
            each(resource.properties(), reference -> check(reference, known, "Resources"));
            resource.dependsOn().forEach(on -> {
                if (!template.resources().containsKey(on.asText())) {
                    throw unresolved(on.at(), on.asText(), "Resources");
                }
            });
            resource.condition().ifPresent(condition -> checkCondition(template, condition, "Resources"));
            eachCondition(resource.properties(), condition -> checkCondition(template, condition, "Resources"));
        });
        template.outputs().values().values().forEach(output -> {
            each(output, reference -> check(reference, known, "Outputs"));
            output.asFields().find("Condition").ifPresent(name -> checkCondition(template, name, "Outputs"));
            eachCondition(output, condition -> checkCondition(template, condition, "Outputs"));
        });
        Predicate<String> input =
                name -> template.parameters().containsKey(name) || PseudoParameters.NAMES.contains(name);
        template.conditions().values().values().forEach(condition -> {
            each(condition, reference -> check(reference, input, "Conditions"));
            eachCondition(condition, name -> checkCondition(template, name, "Conditions"));
        });
    }

    private static void eachCondition(Value value, Consumer<Value> consumer) {
        if (value instanceof Call call) {
            if (call.function().equals("Condition")) {
                consumer.accept(call.argument());
            } else if (call.function().equals("Fn::If")
                    && !call.argument().asItems().isEmpty()) {
                consumer.accept(call.argument().asItems().getFirst());
            }
        }
        value.children().forEach(child -> eachCondition(child, consumer));
    }

    private static void checkCondition(Template template, Value name, String block) {
        if (!template.conditions().values().containsKey(name.asText())) {
            throw new TemplateException(
                    name.at(),
                    "Template format error: Unresolved condition dependency " + name.asText() + " in the " + block
                            + " block of the template");
        }
    }

    private static void check(Reference reference, Predicate<String> known, String block) {
        if (!known.test(reference.name())) {
            throw unresolved(reference.at(), reference.name(), block);
        }
    }

    /** A resource that is not there, because its condition does not hold. */
    static TemplateException unresolved(Source at, String name) {
        return unresolved(at, name, at.path().startsWith("Outputs") ? "Outputs" : "Resources");
    }

    static TemplateException unresolved(Source at, String name, String block) {
        return new TemplateException(
                at,
                "Template format error: Unresolved resource dependencies [" + name + "] in the " + block
                        + " block of the template");
    }
}
