package io.contactsheet.benchmarks.endurance;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long requests of one kind took, from the first try to the answer. Safe for several threads at once. */
final class Latencies {

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    void add(long begun) {
        nanos.add(System.nanoTime() - begun);
    }

    int count() {
        return nanos.size();
    }

    /** The milliseconds that so many of a hundred did not exceed; 0 if there were none. */
    double percentile(int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
