import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the modules' tests by node's own test runner where node is; on CI it must be. */
class NodeTests {

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            start("--version");
        } catch (IOException missing) {
            System.err.println("SKIPPED: node is not installed, so the web gallery's modules are not tested.");
            System.exit(Boolean.parseBoolean(System.getenv("CI")) ? 1 : 0);
        }
        // The time is one that only a hang takes.
        Process tests = start("--test", "--test-timeout=1800000", "test/");
        String report = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int failed = tests.waitFor();
        if (failed != 0) {
            System.err.println(report);
        }
        System.exit(failed);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, "node");
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
