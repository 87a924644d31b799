package io.contactsheet.benchmarks.coldstart;

import java.util.ArrayList;
import java.util.List;

/**
 * A way to run a function.
 *
 * @param name for the table
 * @param command what starts its process
 * @param training what makes the archive that the command reads, to be run once before; empty if it reads none
 */
record Contender(String name, List<String> command, List<String> training) {

    /** The flags with which Lambda runs Java. */
    private static final List<String> LAMBDA_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m");

    /**
     * Reflection by native code. The JDK's way makes a method handle for each method that is called by reflection, which
     * pays only where one is called often. A function sets this in its variable {@code JAVA_TOOL_OPTIONS}.
     */
    private static final String NATIVE_REFLECTION = "-Djdk.reflect.useNativeAccessorOnly=true";

    /**
     * Less compiling, which on a single core delays the first event: not at once what the training run has compiled, and
     * the rest after twice as many calls. Also for {@code JAVA_TOOL_OPTIONS}.
     */
    private static final List<String> LESS_COMPILING =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining", "-XX:CompileThresholdScaling=2");

    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER = "io.contactsheet.lambda.ThumbnailHandler::handleRequest";

    /**
     * What every function in Java is started with.
     *
     * @param java the command
     * @param classPath of the runtime client and the function
     * @param nativeClient the library of the runtime client, which Lambda has unpacked too
     * @param archives the beginning of the names of class data archives and AOT caches
     */
    record JavaSetup(String java, String classPath, String nativeClient, String archives) {}

    static Contender python(String interpreter, String script) {
        return new Contender("Python: boto3, Pillow", List.of(interpreter, script), List.of());
    }

    static List<Contender> java(JavaSetup setup) {
        String archive = setup.archives() + ".jsa";
        String cache = setup.archives() + ".aot";
        List<String> cached = new ArrayList<>(LESS_COMPILING);
        cached.add("-XX:AOTCache=" + cache);
        return List.of(
                new Contender("Java, plain flags", command(setup, List.of()), List.of()),
                new Contender(
                        "Java, class data archive",
                        command(setup, List.of("-XX:SharedArchiveFile=" + archive)),
                        command(setup, List.of("-XX:ArchiveClassesAtExit=" + archive))),
                new Contender(
                        "Java, AOT cache",
                        command(setup, cached),
                        command(setup, List.of("-XX:AOTCacheOutput=" + cache))));
    }

    private static List<String> command(JavaSetup setup, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(setup.java()));
        command.addAll(LAMBDA_FLAGS);
        command.add(NATIVE_REFLECTION);
        command.addAll(flags);
        command.add("-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                + setup.nativeClient());
        command.addAll(List.of("-cp", setup.classPath(), RUNTIME_CLIENT, HANDLER));
        return command;
    }

    /** The same on one core alone. */
    Contender pinned(String core) {
        return new Contender(name, pinned(core, command), training);
    }

    private static List<String> pinned(String core, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", core));
        pinned.addAll(command);
        return pinned;
    }
}
