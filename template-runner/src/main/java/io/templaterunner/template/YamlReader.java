package io.templaterunner.template;

import io.templaterunner.template.Value.Call;
import io.templaterunner.template.Value.Fields;
import io.templaterunner.template.Value.Items;
import io.templaterunner.template.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Reads YAML or JSON the way CloudFormation does: without aliases and merges, with the short forms of the intrinsic
 * functions as tags. A mapping with the long form of a function as its only key is that function too.
 */
final class YamlReader {

    /** Both forms; what of them can be evaluated here is the {@link Resolver}'s to say. */
    private static final Set<String> FUNCTIONS = Set.of(
            "And",
            "Base64",
            "Cidr",
            "Contains",
            "EachMemberEquals",
            "EachMemberIn",
            "Equals",
            "FindInMap",
            "GetAZs",
            "GetAtt",
            "GetStackOutput",
            "If",
            "ImportValue",
            "Join",
            "Length",
            "Not",
            "Or",
            "RefAll",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform",
            "ValueOf",
            "ValueOfAll");

    private final String file;
    private final Iterator<Event> events;

    private YamlReader(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /**
     * Reads the one document of a text.
     *
     * @param file its name in messages
     */
    static Value read(String file, String text) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setParseComments(false).build();
        try {
            return new YamlReader(file, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new TemplateException(
                    new Source(file, line, ""),
                    "Template format error: YAML not well-formed. (" + e.getProblem() + ")");
        }
    }

    private Value document() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof ScalarEvent || event instanceof CollectionStartEvent || event instanceof AliasEvent) {
                return value(event, new Source(file, line(event), ""));
            }
        }
        throw new TemplateException(
                new Source(file, 1, ""), "Template format error: unsupported structure. The template is empty.");
    }

    private Value value(Event event, Source at) {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, at);
            case SequenceStartEvent sequence -> tagged(sequence.getTag(), at, place -> items(place));
            case MappingStartEvent mapping -> tagged(mapping.getTag(), at, place -> longForm(fields(place)));
            case AliasEvent _ ->
                throw new TemplateException(
                        at, "Template error: YAML aliases are not allowed in CloudFormation templates");
            default -> throw new TemplateException(at, "Template format error: YAML not well-formed.");
        };
    }

    private Value scalar(ScalarEvent scalar, Source at) {
        if (!scalar.isPlain() || scalar.getTag().isPresent()) {
            return tagged(scalar.getTag(), at, place -> new Text(place, scalar.getValue()));
        }
        PlainScalar plain = new PlainScalar(scalar.getValue());
        if (plain.isNull()) {
            throw new TemplateException(at, "Template format error: 'null' values are not allowed in templates");
        }
        return new Text(at, plain.value());
    }

    private Items items(Source at) {
        List<Value> values = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            values.add(value(event, at.child(String.valueOf(values.size()), line(event))));
        }
        return new Items(at, Collections.unmodifiableList(values));
    }

    private Fields fields(Source at) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw new TemplateException(
                        at.child("?", line(event)), "Template format error: a key must be a string");
            }
            Source place = at.child(key.getValue(), line(key));
            refuseOtherThanString(key, place);
            if (key.getValue().equals("<<") && key.isPlain()) {
                throw new TemplateException(place, "Template error: YAML merges are not allowed in templates");
            }
            if (values.put(key.getValue(), value(events.next(), place)) != null) {
                throw new TemplateException(place, "Template format error: duplicate key '" + key.getValue() + "'");
            }
        }
        return new Fields(at, Collections.unmodifiableMap(values));
    }

    private static void refuseOtherThanString(ScalarEvent key, Source at) {
        if (key.isPlain()) {
            new PlainScalar(key.getValue()).otherThanString().ifPresent(received -> {
                throw new TemplateException(
                        at,
                        "Template format error: map keys must be strings; received " + received
                                + " instead. Put it in quotes.");
            });
        }
    }

    private interface Reading {
        Value from(Source at);
    }

    private static Value tagged(Optional<String> tag, Source at, Reading untagged) {
        if (tag.isEmpty()
                || tag.get().startsWith("tag:yaml.org,2002:")
                || tag.get().equals("!")) {
            return untagged.from(at);
        }
        String name = tag.get().substring(1);
        Source place = at.child("!" + name, at.line());
        if (name.equals("Ref") || name.equals("Condition")) {
            return new Call(at, name, untagged.from(place));
        }
        if (!FUNCTIONS.contains(name)) {
            throw new TemplateException(at, "Template error: encountered unsupported function: !" + name);
        }
        return new Call(at, "Fn::" + name, name.equals("GetAtt") ? dotted(untagged.from(place)) : untagged.from(place));
    }

    /** {@code !GetAtt Orders.Arn} is short for a list of two. */
    private static Value dotted(Value argument) {
        if (argument instanceof Text(Source at, String text) && text.indexOf('.') > 0) {
            int dot = text.indexOf('.');
            return Value.texts(at, text.substring(0, dot), text.substring(dot + 1));
        }
        return argument;
    }

    private static Value longForm(Fields fields) {
        if (fields.values().size() != 1) {
            return refuseMixed(fields);
        }
        String key = fields.values().keySet().iterator().next();
        Value argument = fields.get(key);
        if (key.equals("Ref")) {
            return new Call(fields.at(), key, argument);
        }
        if (!key.startsWith("Fn::")) {
            return fields;
        }
        if (!FUNCTIONS.contains(key.substring("Fn::".length()))) {
            throw new TemplateException(argument.at(), "Template error: encountered unsupported function: " + key);
        }
        return new Call(fields.at(), key, key.equals("Fn::GetAtt") ? dotted(argument) : argument);
    }

    private static Fields refuseMixed(Fields fields) {
        for (Map.Entry<String, Value> entry : fields.values().entrySet()) {
            if (entry.getKey().startsWith("Fn::")) {
                throw new TemplateException(
                        entry.getValue().at(),
                        "Template error: " + entry.getKey() + " must be the only key of its object");
            }
        }
        return fields;
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
