package io.contactsheet.acceptance.mutation;

import static io.contactsheet.acceptance.mutation.TemplateTree.quoted;
import static io.contactsheet.acceptance.mutation.TemplateTree.rendered;

import io.contactsheet.acceptance.mutation.Operator.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Functions that look elsewhere, or decide otherwise. */
final class FunctionCalls implements Operator {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}!]+)}");
    private static final List<String> PSEUDO = List.of("AWS::AccountId", "AWS::Region", "AWS::Partition");

    /** For each name that a function may give, others of the same kind. */
    private final Map<String, List<String>> others = new HashMap<>();

    private final List<String> conditions;

    FunctionCalls(Place template) {
        List<String> parameters = names(template, "Parameters");
        parameters.forEach(name -> others.put(name, others(parameters, name)));
        List<Place> resources = template.find("Resources").map(Place::children).orElse(List.of());
        for (Place resource : resources) {
            String type = resource.text("Type").orElse("");
            List<String> same = resources.stream()
                    .filter(other -> other.text("Type").orElse("").equals(type))
                    .map(Place::name)
                    .toList();
            others.put(resource.name(), others(same, resource.name()));
        }
        PSEUDO.forEach(name -> others.put(name, others(PSEUDO, name)));
        others.put("AWS::URLSuffix", List.of("AWS::Region"));
        conditions = names(template, "Conditions");
    }

    private static List<String> names(Place template, String section) {
        return template.find(section).map(Place::children).orElse(List.of()).stream()
                .map(Place::name)
                .toList();
    }

    /** The next one is enough: which wrong one it is makes no difference. */
    private static List<String> others(List<String> names, String name) {
        int next = (names.indexOf(name) + 1) % names.size();
        return names.size() < 2 ? List.of() : List.of(names.get(next));
    }

    @Override
    public Stream<Change> at(Place place) {
        return switch (place.function()) {
            case "Ref" -> swapped(place.text().orElseThrow()).map(name -> change("!Ref ", name));
            case "GetAtt" -> attribute(place.text().orElseThrow());
            case "Sub" -> place.text().map(this::substitution).orElseGet(Stream::empty);
            case "Condition" ->
                others(conditions, place.text().orElseThrow()).stream().map(name -> change("!Condition ", name));
            case "If" -> branches(place.children());
            case "Not" ->
                Stream.of(new Change("not negated", rendered(place.children().getFirst())));
            case "And" -> Stream.of(new Change("or", rendered(place).replaceFirst("!And", "!Or")));
            case "Or" -> Stream.of(new Change("and", rendered(place).replaceFirst("!Or", "!And")));
            default -> place.name().equals("Fn::If") ? branches(place.children()) : Stream.empty();
        };
    }

    private Stream<String> swapped(String name) {
        return others.getOrDefault(name, List.of()).stream();
    }

    private Stream<Change> attribute(String text) {
        int dot = text.indexOf('.');
        return Stream.concat(
                swapped(text.substring(0, dot)).map(name -> change("!GetAtt ", name + text.substring(dot))),
                Stream.of(change("!GetAtt ", text + "x")));
    }

    private Stream<Change> substitution(String text) {
        List<Change> changes = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String name = variable.group(1);
            int dot = name.indexOf('.');
            String resource = dot < 0 ? name : name.substring(0, dot);
            String attribute = dot < 0 ? "" : name.substring(dot);
            int start = variable.start();
            int end = variable.end();
            swapped(resource)
                    .map(other -> text.substring(0, start) + "${" + other + attribute + "}" + text.substring(end))
                    .forEach(changed -> changes.add(change("!Sub ", changed)));
        }
        if (text.matches("'.*'")) {
            changes.add(change("!Sub ", text.substring(1, text.length() - 1)));
            changes.add(change("", "'x'"));
        } else {
            changes.add(change("!Sub ", text + "x"));
        }
        Optional.of(text).filter(arn -> arn.endsWith("/*")).ifPresent(arn -> {
            changes.add(change("!Sub ", arn.substring(0, arn.length() - 2)));
            changes.add(change("!Sub ", arn.substring(0, arn.length() - 1) + "a*"));
        });
        return changes.stream();
    }

    /** Another condition, and each branch for good. */
    private Stream<Change> branches(List<Place> arguments) {
        String first = rendered(arguments.get(1));
        String second = rendered(arguments.get(2));
        String condition = arguments.getFirst().text().orElseThrow();
        return Stream.of(
                new Change("branches swapped", "!If [" + condition + ", " + second + ", " + first + "]"),
                new Change("always the first branch", first),
                new Change("always the second branch", second),
                new Change(
                        "another condition",
                        "!If [" + others(conditions, condition).getFirst() + ", " + first + ", " + second + "]"));
    }

    private static Change change(String tag, String value) {
        return new Change("to " + tag + value, tag + quoted(value));
    }
}
