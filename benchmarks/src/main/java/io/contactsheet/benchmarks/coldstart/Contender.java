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
        return List.of(
                new Contender("Java, plain flags", command(setup, LAMBDA_FLAGS), List.of()),
                archived(
                        setup,
                        "Java, class data archive",
                        "-XX:ArchiveClassesAtExit=%s.jsa",
                        "-XX:SharedArchiveFile=%s.jsa"),
                archived(setup, "Java, AOT cache", "-XX:AOTCacheOutput=%s.aot", "-XX:AOTCache=%s.aot"));
    }

    private static Contender archived(JavaSetup setup, String name, String write, String read) {
        return new Contender(
                name,
                command(setup, with(LAMBDA_FLAGS, read.formatted(setup.archives()))),
                command(setup, with(LAMBDA_FLAGS, write.formatted(setup.archives()))));
    }

    private static List<String> with(List<String> flags, String flag) {
        List<String> all = new ArrayList<>(flags);
        all.add(flag);
        return all;
    }

    private static List<String> command(JavaSetup setup, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(setup.java()));
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
