package io.contactsheet.benchmarks.microbenchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksRunTest {

    @ParameterizedTest
    @ValueSource(strings = {"generated:baseline:320x200", "generated:progressive:640x400"})
    void everyBenchmark_shouldRunOnce(String photo) throws RunnerException {
        Collection<RunResult> results = new Runner(once(photo)).run();
        assertThat(results).hasSizeGreaterThanOrEqualTo(2);
    }

    private static Options once(String photo) {
        return new OptionsBuilder()
                .param("photo", photo)
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
