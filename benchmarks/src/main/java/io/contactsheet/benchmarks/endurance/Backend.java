package io.contactsheet.benchmarks.endurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A gallery that {@code contact-sheet serve} runs in a process of its own. */
final class Backend implements AutoCloseable {

    private static final String BUCKETS = "buckets";

    private final String command;
    private final Process process;
    private final Path data;
    private final URI address;
    private final Duration start;

    private Backend(String command, Process process, Path data, URI address, Duration start) {
        this.command = command;
        this.process = process;
        this.data = data;
        this.address = address;
        this.start = start;
    }

    /**
     * How backends are started.
     *
     * @param command the program
     * @param heap the most that the JVM's heap may take, such as {@code 192m}
     * @param environment added to that of this process
     */
    record Program(String command, String heap, Map<String, String> environment) {

        /** The same with more environment. */
        Program with(Map<String, String> more) {
            return new Program(command, heap, more);
        }

        private Process run(Path data) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(List.of(command, "serve", "--data", data.toString()));
            builder.environment().putAll(environment);
            builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx" + heap);
            return builder.redirectError(
                            data.resolveSibling(data.getFileName() + ".err").toFile())
                    .start();
        }
    }

    /**
     * Starts, and returns when it serves.
     *
     * @throws RefusedException with what it said, if it ends instead
     */
    static Backend start(Program program, Path data) throws IOException {
        long begin = System.nanoTime();
        Process process = program.run(data);
        // Not closed: the process would be told so.
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new RefusedException(Files.readString(data.resolveSibling(data.getFileName() + ".err"))
                    .lines()
                    .filter(said -> !said.startsWith("NOTE: "))
                    .reduce((earlier, later) -> later)
                    .orElse("nothing"));
        }
        return new Backend(
                program.command(), process, data, URI.create(line), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** The backend did not start. The message is the last line that it said. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1;

        RefusedException(String said) {
            super(said);
        }
    }

    /** A token with which scripts of this computer are let in. */
    String token() throws IOException {
        Process asked = new ProcessBuilder(List.of(command, "token", "--data", data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = asked.inputReader()) {
            String token = output.readLine();
            if (token == null) {
                throw new IOException("There is no token for " + data);
            }
            return token;
        }
    }

    URI address() {
        return address;
    }

    /** From the start of the process to its address. */
    Duration startTime() {
        return start;
    }

    /** The most memory that the process has held so far, in bytes. */
    long peakMemory() throws IOException {
        return status("VmHWM:") * 1024;
    }

    private long status(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    /** The files of the bucket of this name, such as {@code originals}, as keys. */
    List<String> files(String bucket) throws IOException {
        List<String> keys = new ArrayList<>();
        Path folder = bucket(data, bucket);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> keys.add(folder.relativize(file).toString()));
        }
        return keys;
    }

    /** The folder of the bucket of this name. */
    static Path bucket(Path data, String name) throws IOException {
        try (Stream<Path> folders = Files.list(data.resolve(BUCKETS))) {
            return folders.filter(folder -> folder.getFileName().toString().contains("-" + name + "-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no bucket " + name + " in " + data));
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
