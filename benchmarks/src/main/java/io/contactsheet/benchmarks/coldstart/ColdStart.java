package io.contactsheet.benchmarks.coldstart;

import io.contactsheet.benchmarks.coldstart.Contender.JavaSetup;
import io.contactsheet.benchmarks.coldstart.FunctionRun.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures, for the function in Java and for one in Python, from the start of a process to its first event handled. */
public final class ColdStart {

    private ColdStart() {}

    /**
     * Prints a table. Arguments: the photo, the number of runs, the core to run on, the Java command, the class path of
     * the function, the Python command, its script, a folder for archives and logs, the native
     * library of Lambda's runtime client.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        FunctionRun run = new FunctionRun(Path.of(args[0]), Path.of(args[7], "function.log"));
        List<Contender> contenders = new ArrayList<>(List.of(Contender.python(args[5], args[6])));
        contenders.addAll(Contender.java(new JavaSetup(args[3], args[4], args[8], args[7] + "/function")));
        try {
            System.out.println(ColdStartTable.of(measure(run, contenders, Integer.parseInt(args[1]), args[2])));
        } catch (IllegalStateException failed) {
            System.err.println("coldstart: " + failed.getMessage());
            System.exit(1);
        }
    }

    /** The contenders take turns, each time beginning with another; a first turn is not counted. */
    private static Map<String, List<Measured>> measure(
            FunctionRun run, List<Contender> contenders, int runs, String core)
            throws IOException, InterruptedException {
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            measured.put(contender.name(), new ArrayList<>());
            train(run, contender);
            run.measure(contender.pinned(core).command());
        }
        List<Contender> turn = new ArrayList<>(contenders);
        for (int i = 1; i <= runs; i++) {
            System.err.println("Run " + i + " of " + runs);
            Collections.rotate(turn, 1);
            for (Contender contender : turn) {
                measured.computeIfAbsent(contender.name(), _ -> new ArrayList<>())
                        .add(run.measure(contender.pinned(core).command()));
            }
        }
        return measured;
    }

    private static void train(FunctionRun run, Contender contender) throws IOException, InterruptedException {
        if (!contender.training().isEmpty()) {
            System.err.println("Training run: " + contender.name());
            run.train(contender.training());
        }
    }
}
