package io.templaterunner.template;

import io.templaterunner.template.Value.Fields;
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
        if (!(YamlReader.read(file, text) instanceof Fields root)) {
            throw new TemplateException(new Source(file, 1, ""), "Template format error: unsupported structure.");
        }
        root.values().forEach((section, value) -> checkSection(section, value));
        Template template = new Template(
                root,
                members(root.fieldsOrEmpty("Parameters"), Parameter::declared),
                root.fieldsOrEmpty("Mappings"),
                root.fieldsOrEmpty("Conditions"),
                members(root.fieldsOrEmpty("Resources"), Resource::declared),
                root.fieldsOrEmpty("Outputs"));
        template.checkNames();
        template.checkMappings();
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

    private void checkNames() {
        checkAlphanumeric(root.fieldsOrEmpty("Parameters"), "Parameter");
        checkAlphanumeric(outputs, "Output");
        resources.values().stream()
                .filter(resource -> parameters.containsKey(resource.id()))
                .findFirst()
                .ifPresent(resource -> {
                    throw new TemplateException(
                            resource.at(),
                            "Template format error: the name " + resource.id() + " is that of a parameter and of a"
                                    + " resource; logical IDs must be unique within the template");
                });
    }

    private static void checkAlphanumeric(Fields section, String kind) {
        section.values().forEach((name, value) -> {
            if (!Resource.ALPHANUMERIC.matcher(name).matches()) {
                throw new TemplateException(
                        value.at(), "Template format error: " + kind + " name " + name + " is non alphanumeric.");
            }
        });
    }

    private void checkMappings() {
        mappings.values()
                .values()
                .forEach(mapping -> mapping.asFields().values().values().forEach(attributes -> {
                    if (!(attributes instanceof Fields)) {
                        throw new TemplateException(
                                attributes.at(),
                                "Template format error: Every Mappings attribute must be a map of names.");
                    }
                }));
    }

    private void checkOutputs() {
        checkExports();
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

    private void checkExports() {
        Map<Object, String> exported = new LinkedHashMap<>();
        outputs.values()
                .forEach((name, output) -> output.asFields().find("Export").ifPresent(export -> {
                    Value exportName = export.asFields()
                            .find("Name")
                            .filter(_ -> export.asFields().values().size() == 1)
                            .orElseThrow(() -> new TemplateException(
                                    export.at(),
                                    "Template format error: Every Export must contain a Name, and nothing else."));
                    if (exportName instanceof Value.Text text && exported.put(text.text(), name) != null) {
                        throw new TemplateException(
                                exportName.at(),
                                "Template format error: Export names must be unique: " + text.text()
                                        + " is exported twice.");
                    }
                }));
    }

    private static <T> Map<String, T> members(Fields section, BiFunction<String, Value, T> declared) {
        Map<String, T> members = new LinkedHashMap<>();
        section.values().forEach((name, value) -> members.put(name, declared.apply(name, value)));
        return members;
    }
}
