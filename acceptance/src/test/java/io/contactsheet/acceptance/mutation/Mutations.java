package io.contactsheet.acceptance.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All the mutants of a template, from its first line to its last. */
final class Mutations {

    private final TemplateTree template;
    private final Place root;
    private final List<Operator> operators;

    private Mutations(String text) {
        this.template = new TemplateTree(text);
        this.root = template.root();
        this.operators = List.of(Scalars::at, Policies::at, new FunctionCalls(root));
    }

    /** Every one has an id of its own. */
    static List<Mutant> of(String text) {
        Mutations mutations = new Mutations(text);
        Map<String, Mutant> byId = new LinkedHashMap<>();
        mutations.below(mutations.root).forEach(mutant -> byId.putIfAbsent(mutant.id(), mutant));
        byId.values().removeIf(mutant -> mutant.text().equals(text));
        return List.copyOf(byId.values());
    }

    private Stream<Mutant> below(Place place) {
        return place.children().stream().flatMap(child -> Stream.concat(at(child), below(child)));
    }

    private Stream<Mutant> at(Place place) {
        List<Mutant> mutants = new ArrayList<>();
        mutants.add(mutant("remove", place, () -> template.without(place)));
        renamed(place)
                .forEach(key -> mutants.add(mutant("rename to " + key, place, () -> template.renamed(place, key))));
        if (place.key().filter(Place::isQuoted).isPresent() && place.name().matches("[0-9]+|Null|null")) {
            mutants.add(mutant("key without its quotes", place, () -> template.unquoted(place)));
        }
        Additions.at(place)
                .forEach(member -> mutants.add(mutant("add " + member, place, () -> template.adding(place, member))));
        operators.stream()
                .flatMap(operator -> operator.at(place))
                .filter(change -> !isItself(place, change))
                .map(change -> mutant(change.what(), place, () -> template.with(place, change.flow())))
                .forEach(mutants::add);
        return mutants.stream();
    }

    /** The same text, quoted otherwise. */
    private static boolean isItself(Place place, Operator.Change change) {
        return place.function().isEmpty()
                && place.text()
                        .filter(text -> change.flow().equals("'" + text + "'"))
                        .isPresent();
    }

    private static Mutant mutant(String what, Place place, Supplier<String> edit) {
        return new Mutant(what, place.path(), place.line(), edit);
    }

    /** Keys that decide what is matched, sent or set. */
    private static List<String> renamed(Place place) {
        if (place.key().isEmpty()) {
            return List.of();
        }
        String key = place.name();
        return switch (place.parent().map(Place::name).orElse("")) {
            case "paths" -> List.of(key + "x");
            case "responses" -> List.of("418");
            case "requestParameters", "responseParameters" -> List.of(key.replaceFirst("[^.]+$", "X-Other"));
            case "Variables", "Properties", "requestTemplates" -> List.of(key + "x");
            default -> methods(place, key);
        };
    }

    private static List<String> methods(Place place, String key) {
        boolean operation =
                place.path().size() > 2 && place.at(place.path().size() - 3).equals("paths");
        return operation ? List.of("post", "x-amazon-apigateway-any-method") : List.of();
    }
}
