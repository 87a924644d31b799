package io.templaterunner.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that say what each function has been told of each bucket. */
record Ledgers(Path folder) {

    /**
     * The file of a bucket and a function. When another version or alias of the function is told from now on, it goes on
     * where the one before has ended: else it would be told of every object again.
     */
    Path of(String bucket, FunctionName target) throws IOException {
        String ofFunction = bucket + "-" + target.name() + "-";
        Path ledger = folder.resolve(ofFunction + target.qualifier());
        if (!Files.exists(ledger) && Files.isDirectory(folder)) {
            List<Path> others;
            try (Stream<Path> files = Files.list(folder)) {
                others = files.filter(file -> file.getFileName().toString().startsWith(ofFunction))
                        .toList();
            }
            if (others.size() == 1) {
                Files.move(others.getFirst(), ledger);
            }
        }
        return ledger;
    }
}
