package io.contactsheet.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Handles one event with what is on the class path, and says how: what {@link LambdaJarCheck} runs. */
final class JarDriver {

    private JarDriver() {}

    /** Argument: the file of a photo. */
    static void main(String[] arguments) throws IOException {
        RecordedContext context = new RecordedContext();
        try (OnePhotoBucket bucket = new OnePhotoBucket(Files.readAllBytes(Path.of(arguments[0])));
                ThumbnailHandler handler = new ThumbnailHandler(bucket.environment())) {
            handler.handleRequest(Events.created("originals", "photo.jpg"), context);
            System.out.println("stored " + bucket.thumbnails().size() + " "
                    + context.lines().getFirst());
        }
    }
}
