package io.templaterunner.template;

import io.templaterunner.template.Value.Absent;
import io.templaterunner.template.Value.Call;
import io.templaterunner.template.Value.Fields;
import io.templaterunner.template.Value.Items;
import io.templaterunner.template.Value.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Evaluates the intrinsic functions of a template.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">
 *     Intrinsic function reference</a>
 */
final class Resolver {

    /** What the resources that stand already are called. */
    interface Resources {
        /** What {@code Ref} gives for a logical id. */
        Value ref(Source at, String id);

        /** What {@code Fn::GetAtt} gives. */
        Value attribute(Source at, String id, String name);
    }

    private final Map<String, Value> names;
    private final PseudoParameters pseudo;
    private final Fields mappings;
    private final Conditions conditions;
    private final Resources resources;
    private final UnaryOperator<String> finish;

    /**
     * @param finish has the last word on the text that a function gives
     */
    Resolver(
            Map<String, Value> names,
            PseudoParameters pseudo,
            Fields mappings,
            Conditions conditions,
            Resources resources,
            UnaryOperator<String> finish) {
        this.names = names;
        this.pseudo = pseudo;
        this.mappings = mappings;
        this.conditions = conditions;
        this.resources = resources;
        this.finish = finish;
    }

    /** The value without functions. Members that are {@code AWS::NoValue} are left out. */
    Value resolve(Value value) {
        return switch (value) {
            case Text text -> text;
            case Absent absent -> absent;
            case Items(Source at, List<Value> values) ->
                new Items(
                        at,
                        values.stream()
                                .map(this::resolve)
                                .filter(member -> !(member instanceof Absent))
                                .toList());
            case Fields fields -> resolve(fields);
            case Call call -> moved(call.at(), call(call));
        };
    }

    /** The members without functions. */
    Fields resolve(Fields fields) {
        Map<String, Value> resolved = new LinkedHashMap<>();
        fields.values().forEach((key, value) -> {
            Value member = resolve(value);
            if (!(member instanceof Absent)) {
                resolved.put(key, member);
            }
        });
        return new Fields(fields.at(), resolved);
    }

    /** What a function gives stands where the function stands: there the author must look. */
    private static Value moved(Source at, Value result) {
        return switch (result) {
            case Text text -> new Text(at, text.text());
            case Items items -> new Items(at, items.values());
            case Fields fields -> new Fields(at, fields.values());
            case Call call -> call;
            case Absent _ -> new Absent(at);
        };
    }

    private Value call(Call call) {
        return switch (call.function()) {
            case "Ref" -> ref(call.at(), call.argument().asText());
            case "Fn::GetAtt" -> attribute(call);
            case "Fn::Sub" -> text(call, sub(call));
            case "Fn::If" -> branch(call);
            case "Fn::Join" -> text(call, join(call));
            case "Fn::Select" -> select(call);
            case "Fn::Split" -> split(call);
            case "Fn::FindInMap" -> findInMap(call);
            case "Fn::Base64" -> text(call, base64(call));
            case "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals", "Condition" ->
                throw new TemplateException(
                        call.at(),
                        "Template error: " + call.function() + " can be used only in the Conditions section");
            default ->
                throw new TemplateException(
                        call.at(), "the function " + call.function() + " cannot be evaluated on this computer");
        };
    }

    private Text text(Call call, String result) {
        return new Text(call.at(), finish.apply(result));
    }

    private Value ref(Source at, String name) {
        if (PseudoParameters.NAMES.contains(name)) {
            return pseudo.value(at, name);
        }
        Value parameter = names.get(name);
        return parameter != null ? parameter : resources.ref(at, name);
    }

    private Value attribute(Call call) {
        List<Value> arguments = References.attribute(call);
        return resources.attribute(
                call.at(), arguments.get(0).asText(), resolve(arguments.get(1)).asText());
    }

    private String sub(Call call) {
        Fields own = References.variables(call);
        StringBuilder text = new StringBuilder();
        for (Substitution.Part part :
                Substitution.of(call.at(), References.text(call)).parts()) {
            text.append(part.variable() ? variable(call.at(), part.text(), own) : part.text());
        }
        return text.toString();
    }

    private String variable(Source at, String name, Fields own) {
        Value value = own.find(name)
                .map(this::resolve)
                .orElseGet(() -> name.contains(".") && !PseudoParameters.NAMES.contains(name)
                        ? resources.attribute(at, References.resource(name), name.substring(name.indexOf('.') + 1))
                        : ref(at, name));
        if (value instanceof Text text) {
            return text.text();
        }
        throw new TemplateException(
                at, "Template error: variable " + name + " in Fn::Sub expression does not resolve to a string");
    }

    private Value branch(Call call) {
        List<Value> arguments = arguments(
                call, 3, "Template error: Fn::If requires a list argument with three elements: condition, two values");
        boolean holds = conditions.holds(arguments.get(0));
        return resolve(arguments.get(holds ? 1 : 2));
    }

    private String join(Call call) {
        String rule = "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a"
                + " list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to"
                + " be joined.";
        List<Value> arguments = arguments(call, 2, rule);
        if (!(resolve(arguments.get(1)) instanceof Items members)) {
            throw new TemplateException(call.at(), rule);
        }
        return members.values().stream()
                .map(Value::asText)
                .collect(Collectors.joining(resolve(arguments.get(0)).asText()));
    }

    private Value select(Call call) {
        List<Value> arguments = arguments(
                call,
                2,
                "Template error: Fn::Select requires a list argument with two elements: an integer index and a list");
        int index = resolve(arguments.get(0)).asInteger();
        List<Value> members = resolve(arguments.get(1)).asItems();
        if (index < 0 || index >= members.size()) {
            throw new TemplateException(
                    call.at(), "Template error: Fn::Select cannot select nonexistent value at index " + index);
        }
        return members.get(index);
    }

    private Value split(Call call) {
        List<Value> arguments = arguments(
                call,
                2,
                "Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a"
                        + " string to be split or a function that returns a string to be split.");
        String delimiter = resolve(arguments.get(0)).asText();
        String text = resolve(arguments.get(1)).asText();
        return new Items(
                call.at(),
                Arrays.stream(text.split(Pattern.quote(delimiter), -1))
                        .<Value>map(part -> new Text(call.at(), part))
                        .toList());
    }

    private Value findInMap(Call call) {
        List<Value> arguments = arguments(
                call,
                3,
                "Template error: every Fn::FindInMap object requires three parameters, the map name,"
                        + " map key and the attribute for return value");
        List<String> path = new ArrayList<>();
        Value found = mappings;
        for (Value argument : arguments) {
            path.add(resolve(argument).asText());
            found = found.asFields()
                    .find(path.getLast())
                    .orElseThrow(() -> new TemplateException(
                            call.at(), "Template error: Unable to get mapping for " + String.join("::", path)));
        }
        return found;
    }

    private String base64(Call call) {
        byte[] bytes = resolve(call.argument()).asText().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static List<Value> arguments(Call call, int count, String rule) {
        if (call.argument() instanceof Items arguments && arguments.values().size() == count) {
            return arguments.values();
        }
        throw new TemplateException(call.at(), rule);
    }
}
