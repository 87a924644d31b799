package io.contactsheet.desktop.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that stands in the program's code.
 *
 * @param type the class that it stands in, with slashes
 * @param value itself; of a concatenation, each part
 * @param use the method that is called next, as {@code java/lang/String.equals}, or the field that is set; empty for
 *     none
 */
public record ProgramText(String type, String value, String use) {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*");

    /** Of the same form: names of files and of the system's properties. */
    private static final Set<String> NO_KEYS =
            Set.of("build.properties", "galleries.txt", "glass.platform", "os.name", "photo.jpg", "window.properties");

    /** Those of all classes of this program. */
    public static List<ProgramText> ofProgram() throws IOException {
        try (Stream<Path> classes = Files.walk(Path.of(Messages.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()))) {
            return classes.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(file -> of(parsed(file)).stream())
                    .toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Whether it is, by its form and its place, the key of a message. */
    public boolean isKey() {
        return KEY.matcher(value).matches()
                && !NO_KEYS.contains(value)
                && Stream.of("text", "ui", "command").anyMatch(this::isIn);
    }

    /** Whether it stands in a package of the program, or below it. */
    public boolean isIn(String room) {
        return type.startsWith("io/contactsheet/desktop/" + room + "/");
    }

    private static ClassModel parsed(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ProgramText> of(ClassModel type) {
        List<ProgramText> texts = new ArrayList<>();
        for (MethodModel method : type.methods()) {
            method.code().ifPresent(code -> texts.addAll(of(type.thisClass().asInternalName(), code.elementList())));
        }
        return texts;
    }

    private static List<ProgramText> of(String type, List<CodeElement> code) {
        List<ProgramText> texts = new ArrayList<>();
        for (int at = 0; at < code.size(); at++) {
            for (String value : values(code.get(at))) {
                texts.add(new ProgramText(type, value, use(code, at + 1)));
            }
        }
        return texts;
    }

    private static List<String> values(CodeElement element) {
        return switch (element) {
            case LoadConstantInstruction load when load.constantValue() instanceof String text -> List.of(text);
            case InvokeDynamicInstruction call
            when isConcatenation(call) ->
                call.bootstrapArgs().stream()
                        .filter(String.class::isInstance)
                        .flatMap(recipe -> parts(recipe))
                        .toList();
            default -> List.of();
        };
    }

    private static Stream<String> parts(ConstantDesc recipe) {
        return Pattern.compile("[\u0001\u0002]").splitAsStream((String) recipe).filter(part -> !part.isEmpty());
    }

    private static boolean isConcatenation(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().methodName().equals("makeConcatWithConstants");
    }

    /** What is called or set next, but for what only prepares it. */
    private static String use(List<CodeElement> code, int from) {
        for (CodeElement element : code.subList(from, code.size())) {
            switch (element) {
                case InvokeInstruction call -> {
                    return call.owner().asInternalName() + "." + call.name().stringValue();
                }
                case FieldInstruction field
                when field.opcode().name().startsWith("PUT") -> {
                    return field.owner().asInternalName() + "." + field.name().stringValue();
                }
                default -> {}
            }
        }
        return "";
    }
}
