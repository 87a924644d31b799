package io.contactsheet.localbackend.template;

import io.contactsheet.localbackend.template.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A CloudFormation template, checked as far as that goes without values for its parameters.
 *
 * @param root the whole of it
 * @param parameters by name
 * @param mappings the Mappings section
 * @param conditions the Conditions section
 * @param resources by logical id, in the order of the file
 * @param outputs the Outputs section
 */
public record Template(
        Fields root,
        Map<String, Parameter> parameters,
        Fields mappings,
        Fields conditions,
        Map<String, Resource> resources,
        Fields outputs) {

    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Resources",
            "Outputs");
    private static final Set<String> OUTPUT_PROPERTIES = Set.of("Value", "Description", "Export", "Condition");

    /**
     * Reads a template.
     *
     * @param file its name in messages
     * @param text YAML or JSON
     * @throws TemplateException if it is not one, or uses what is not known here
     */
    public static Template parse(String file, String text) {
        Fields root = YamlReader.read(file, text).asFields();
        root.values().forEach((section, value) -> checkSection(section, value));
        Template template = new Template(
                root,
                members(root.fieldsOrEmpty("Parameters"), Parameter::declared),
                root.fieldsOrEmpty("Mappings"),
                root.fieldsOrEmpty("Conditions"),
                members(root.fieldsOrEmpty("Resources"), Resource::declared),
                root.fieldsOrEmpty("Outputs"));
        template.checkOutputs();
        References.check(template);
        return template;
    }

    private static void checkSection(String section, Value value) {
        if (section.equals("Transform") || section.equals("Rules") || section.equals("Hooks")) {
            throw new TemplateException(value.at(), "the section " + section + " cannot be run on this computer");
        }
        if (!SECTIONS.contains(section)) {
            throw new TemplateException(
                    value.at(), "Template validation error: Invalid template property or properties [" + section + "]");
        }
        if (section.equals("AWSTemplateFormatVersion") && !value.asText().equals("2010-09-09")) {
            throw new TemplateException(
                    value.at(), "Template format error: unsupported value for AWSTemplateFormatVersion.");
        }
        if (section.equals("Description") && value.asText().length() > 1024) {
            throw new TemplateException(
                    value.at(), "Template format error: 'Description' length is greater than 1024.");
        }
        if (section.equals("Resources") && value.asFields().values().isEmpty()) {
            throw new TemplateException(
                    value.at(), "Template format error: At least one Resources member must be defined.");
        }
    }

    private void checkOutputs() {
        if (resources.isEmpty()) {
            throw new TemplateException(
                    root.at(), "Template format error: At least one Resources member must be defined.");
        }
        outputs.values().forEach((name, output) -> {
            output.asFields().values().forEach((key, value) -> {
                if (!OUTPUT_PROPERTIES.contains(key)) {
                    throw new TemplateException(
                            value.at(), "Template format error: Invalid template output property '" + key + "'");
                }
            });
            if (output.asFields().find("Value").isEmpty()) {
                throw new TemplateException(
                        output.at(),
                        "Template format error: Every Outputs member must contain a Value object (" + name + ")");
            }
        });
    }

    private static <T> Map<String, T> members(Fields section, BiFunction<String, Value, T> declared) {
        Map<String, T> members = new LinkedHashMap<>();
        section.values().forEach((name, value) -> members.put(name, declared.apply(name, value)));
        return members;
    }
}
