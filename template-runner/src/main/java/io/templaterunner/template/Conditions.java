package io.templaterunner.template;

import io.templaterunner.template.Value.Call;
import io.templaterunner.template.Value.Fields;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** The Conditions section, evaluated for the values of the parameters. */
final class Conditions {

    private final Fields declared;
    private final UnaryOperator<Value> resolve;
    private final Deque<String> underWay = new ArrayDeque<>();

    /**
     * @param resolve evaluates the functions that are not conditions
     */
    Conditions(Fields declared, UnaryOperator<Value> resolve) {
        this.declared = declared;
        this.resolve = resolve;
    }

    /** Evaluates every one of them: a wrong one is an error even where nothing uses it. */
    void checkAll() {
        declared.values().forEach((name, value) -> holds(new Value.Text(value.at(), name)));
    }

    /** Whether the condition of a name holds. */
    boolean holds(Value name) {
        Value condition = declared.find(name.asText())
                .orElseThrow(() -> new TemplateException(
                        name.at(), "Template format error: Unresolved condition dependency " + name.asText()));
        if (underWay.contains(name.asText())) {
            throw new TemplateException(
                    condition.at(),
                    "Template validation error: Circular dependency in conditions: " + underWay.reversed());
        }
        underWay.push(name.asText());
        try {
            return evaluate(condition);
        } finally {
            underWay.pop();
        }
    }

    private boolean evaluate(Value condition) {
        if (condition instanceof Call(Source at, String function, Value argument)) {
            switch (function) {
                case "Condition" -> {
                    return holds(argument);
                }
                case "Fn::Equals" -> {
                    List<Value> sides = operands(at, function, argument, 2, 2);
                    return resolve.apply(sides.get(0))
                            .asPlain()
                            .equals(resolve.apply(sides.get(1)).asPlain());
                }
                case "Fn::Not" -> {
                    return !evaluate(operands(at, function, argument, 1, 1).getFirst());
                }
                case "Fn::And" -> {
                    return operands(at, function, argument, 2, 10).stream().allMatch(this::evaluate);
                }
                case "Fn::Or" -> {
                    return operands(at, function, argument, 2, 10).stream().anyMatch(this::evaluate);
                }
                default -> {}
            }
        }
        // The long form of a condition in a condition: {Condition: Name}.
        if (condition instanceof Fields fields && fields.values().size() == 1) {
            return fields.find("Condition").map(this::holds).orElseThrow(() -> notACondition(condition));
        }
        throw notACondition(condition);
    }

    private static TemplateException notACondition(Value value) {
        return new TemplateException(
                value.at(),
                "Template format error: Every Conditions member must be one of the functions And, Equals, Not, Or or"
                        + " Condition");
    }

    private static List<Value> operands(Source at, String function, Value argument, int least, int most) {
        List<Value> operands = argument.asItems();
        if (operands.size() < least || operands.size() > most) {
            throw new TemplateException(
                    at,
                    "Template error: every " + function + " object requires a list of "
                            + (least == most ? least : least + " to " + most) + " operands");
        }
        return operands;
    }
}
