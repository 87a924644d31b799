package io.contactsheet.benchmarks.endurance;

/** Sizes of memory. */
final class Memory {

    /** What a JVM needs beside its heap and its direct buffers, with room to spare: code, classes and stacks. */
    static final long BESIDE_THE_HEAP = 256L << 20;

    private Memory() {}

    /** @param heap as the JVM takes it, in megabytes: {@code 192m} */
    static long bytes(String heap) {
        return Long.parseLong(heap.substring(0, heap.length() - 1)) << 20;
    }
}
