package io.templaterunner.lambda;

import io.templaterunner.stack.Declaration;
import io.templaterunner.template.Value;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The managed runtimes for Java. */
final class JavaRuntime {

    private static final Pattern NAME = Pattern.compile("java(11|17|21|25)");
    /** A class file of Java N has the major version N + 44. */
    private static final int CLASS_FILE_OFFSET = 44;

    private JavaRuntime() {}

    /** Refuses a runtime that cannot run the handler's class. */
    static void check(Declaration declaration, ClassLoader code) {
        Value runtime = declaration.properties().get("Runtime");
        Matcher matcher = NAME.matcher(runtime.asText());
        if (!matcher.matches()) {
            throw declaration.refused(
                    runtime,
                    "Value " + runtime.asText() + " at 'runtime' failed to satisfy constraint: on this computer it must"
                            + " be one of [java11, java17, java21, java25]");
        }
        String type = declaration.text("Handler").split("::", 2)[0];
        int needed = javaVersion(type, code);
        if (needed > Integer.parseInt(matcher.group(1))) {
            throw declaration.refused(
                    runtime,
                    type + " has been compiled by a more recent version of the Java Runtime (Java " + needed
                            + "), this version of the Java Runtime is " + runtime.asText());
        }
    }

    /** The version of Java that a class is compiled for; 0 if there is no such class. */
    private static int javaVersion(String type, ClassLoader code) {
        String file = type.replace('.', '/') + ".class";
        try (InputStream in = code.getResourceAsStream(file)) {
            if (in == null) {
                return 0;
            }
            DataInputStream data = new DataInputStream(in);
            data.skipNBytes(6);
            return data.readUnsignedShort() - CLASS_FILE_OFFSET;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
