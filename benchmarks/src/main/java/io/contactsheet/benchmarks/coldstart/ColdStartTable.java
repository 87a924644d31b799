package io.contactsheet.benchmarks.coldstart;

import io.contactsheet.benchmarks.coldstart.FunctionRun.Measured;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The medians of all runs as a table in Markdown. The first contender is the one that the others are compared with. */
final class ColdStartTable {

    private ColdStartTable() {}

    static String of(Map<String, List<Measured>> measured) {
        double first = median(measured.values().iterator().next(), Measured::handledMillis);
        String titles = Arrays.stream(Moment.values()).map(Moment::title).collect(Collectors.joining(" | "));
        return "| function | " + titles + " | fastest | x Python | processor | peak memory |\n"
                + "|---|" + "---:|".repeat(Moment.values().length + 4) + "\n"
                + measured.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue(), first))
                        .collect(Collectors.joining("\n"));
    }

    private static String row(String name, List<Measured> runs, double first) {
        String moments = Arrays.stream(Moment.values())
                .map(moment -> "%.0f"
                        .formatted(median(runs, run -> millis(run.moments().getOrDefault(moment, Duration.ZERO)))))
                .collect(Collectors.joining(" | "));
        double fastest =
                runs.stream().mapToDouble(Measured::handledMillis).min().orElseThrow();
        return "| %s | %s | %.0f | %.2f | %.0f | %.0f MB |"
                .formatted(
                        name,
                        moments,
                        fastest,
                        median(runs, Measured::handledMillis) / first,
                        median(runs, run -> millis(run.processor())),
                        median(runs, run -> run.peakMemoryBytes() / 1e6));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
