package io.contactsheet.acceptance;

import io.templaterunner.template.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A template's values as a test names them: texts, lists and maps, with functions as the texts that YAML has for them. */
final class Plain {

    private Plain() {}

    /** A text, a list or a map. */
    static Object of(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Items items -> items.values().stream().map(Plain::of).toList();
            case Value.Fields fields -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                fields.values().forEach((key, member) -> plain.put(key, of(member)));
                yield plain;
            }
            case Value.Call call -> function(call);
            case Value.Absent _ -> "";
        };
    }

    private static String function(Value.Call call) {
        String name = "!" + call.function().replace("Fn::", "") + " ";
        return call.function().equals("Fn::GetAtt")
                ? name + call.argument().asItems().stream().map(Value::asText).collect(Collectors.joining("."))
                : name + of(call.argument());
    }

    /** The texts of a value, in order: itself, or the members of a list. */
    static List<String> texts(Value value) {
        return value.asItemsOrOne().stream().map(Plain::of).map(String::valueOf).toList();
    }

    /** The same with the members of its lists sorted, where their order says nothing. */
    static Value inAnyOrder(Value value) {
        return switch (value) {
            case Value.Fields fields -> {
                Map<String, Value> members = new LinkedHashMap<>();
                fields.values().forEach((key, member) -> members.put(key, inAnyOrder(member)));
                yield new Value.Fields(fields.at(), members);
            }
            case Value.Items items ->
                new Value.Items(
                        items.at(),
                        items.values().stream()
                                .map(Plain::inAnyOrder)
                                .sorted(Comparator.comparing(
                                        member -> of(member).toString()))
                                .toList());
            default -> value;
        };
    }

    /** Calls with every value that has no members below a value, and the keys that lead to it. */
    static void eachLeaf(String path, Value value, BiConsumer<String, Value> consumer) {
        switch (value) {
            case Value.Fields fields
            when !fields.values().isEmpty() ->
                fields.values().forEach((key, member) -> eachLeaf(path + " > " + key, member, consumer));
            case Value.Items items
            when !items.values().isEmpty() -> {
                for (int i = 0; i < items.values().size(); i++) {
                    eachLeaf(path + " > [" + i + "]", items.values().get(i), consumer);
                }
            }
            default -> consumer.accept(path, value);
        }
    }

    /** Calls with every text below a value, and the keys that lead to it. */
    static void eachText(String path, Object plain, BiConsumer<String, String> consumer) {
        switch (plain) {
            case Map<?, ?> map
            when !map.isEmpty() -> map.forEach((key, member) -> eachText(path + " > " + key, member, consumer));
            case List<?> list
            when !list.isEmpty() -> {
                List<Object> members = new ArrayList<>(list);
                for (int i = 0; i < members.size(); i++) {
                    eachText(path + " > [" + i + "]", members.get(i), consumer);
                }
            }
            default -> consumer.accept(path, plain.toString());
        }
    }
}
