package io.contactsheet.desktop.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.templaterunner.endpoint.StackAccess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The repair of the gallery on this computer, in whichever process it runs: missing, outdated and left-over thumbnails,
 * and the events that failed. It goes step by step, so that one can see how far it is, and stop it at any time.
 */
public final class GalleryRepair implements AutoCloseable {

    private static final String FUNCTION = "contact-sheet-repair";
    private static final String FIRST = "{\"seconds\":2}";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final StackAccess access;
    private final HttpClient client = HttpClient.newHttpClient();

    private GalleryRepair(StackAccess access) {
        this.access = access;
    }

    /**
     * What a repair could not do.
     *
     * @param key of the photo
     * @param reason what the function said: a sentence in English
     */
    public record Failure(String key, String reason) {}

    /**
     * What a repair has done, in one step or several.
     *
     * @param seen photos looked at, and thumbnails without one
     * @param made thumbnails made
     * @param placeholders of pictures that cannot be read
     * @param removed thumbnails without a photo
     * @param redriven events that failed before and are handled now
     * @param failed what could not be done
     * @param failures the first of these
     * @param next what the next step is asked; empty if all is done
     */
    public record Progress(
            int seen,
            int made,
            int placeholders,
            int removed,
            int redriven,
            int failed,
            List<Failure> failures,
            Optional<String> next) {

        /** Nothing yet. */
        public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, List.of(), Optional.of(FIRST));

        public Progress {
            failures = List.copyOf(failures);
        }

        private Progress plus(JsonNode step) {
            List<Failure> told = new ArrayList<>(failures);
            step.path("failures")
                    .forEach(failure -> told.add(new Failure(
                            failure.path("key").asText(""),
                            failure.path("reason").asText(""))));
            JsonNode further = step.path("next");
            return new Progress(
                    seen + step.path("seen").asInt(0),
                    made + step.path("made").asInt(0),
                    placeholders + step.path("placeholders").asInt(0),
                    removed + step.path("removed").asInt(0),
                    redriven + step.path("redriven").asInt(0),
                    failed + step.path("failed").asInt(0),
                    told,
                    further.isMissingNode() ? Optional.empty() : Optional.of(further.toString()));
        }
    }

    private static GalleryRepair of(DataFolder data) throws LocalGalleryException {
        try {
            return new GalleryRepair(StackAccess.of(data.path())
                    .orElseThrow(() -> new LocalGalleryException(new LocalReason.NotRepairable(data.path()))));
        } catch (IOException e) {
            throw new LocalGalleryException(new LocalReason.NoAccess(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Repairs the gallery of a folder, which is open, until all is done or it is told to stop.
     *
     * @param stopped asked about every two seconds; what was done stays done
     * @param news gets how far it is, after each step, on this thread
     * @return what was done in all; with more to do if it was stopped
     * @throws LocalGalleryException if the gallery does not let itself be repaired, or answers no more
     */
    public static Progress run(DataFolder data, BooleanSupplier stopped, Consumer<Progress> news)
            throws LocalGalleryException, InterruptedException {
        try (GalleryRepair repair = of(data)) {
            Progress progress = Progress.NONE;
            while (progress.next().isPresent() && !stopped.getAsBoolean()) {
                progress = repair.step(progress);
                news.accept(progress);
            }
            return progress;
        }
    }

    /** Goes on for about two seconds. */
    private Progress step(Progress before) throws LocalGalleryException, InterruptedException {
        try {
            byte[] answer =
                    access.invoke(client, FUNCTION, before.next().orElse(FIRST).getBytes(UTF_8));
            return before.plus(MAPPER.readTree(answer));
        } catch (IOException e) {
            throw new LocalGalleryException(new LocalReason.RepairCutOff(Optional.ofNullable(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
