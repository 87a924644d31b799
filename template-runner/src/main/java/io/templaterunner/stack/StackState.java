package io.templaterunner.stack;

import io.templaterunner.files.OwnerOnlyFile;
import io.templaterunner.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a stack remembers from one deployment to the next, in a file: the resources as the last deployment that
 * succeeded left them, and, while another is under way, those that stand already.
 */
public final class StackState {

    static final String FILE = "stack.json";

    private static final Logger LOG = LoggerFactory.getLogger(StackState.class);

    private final Path file;
    private final Content before;
    private final Map<String, DeployedResource> standing = new LinkedHashMap<>();
    private final Map<String, Integer> versions;
    private final Map<String, Object> deployments;
    private Choices choices;
    private boolean underWay;

    /**
     * The form of the file.
     *
     * @param complete whether these are all the resources; not so while a deployment is under way, after one that was
     *     cut off, and in files of earlier versions of this program
     * @param resources by logical id, in the order in which they came to stand
     * @param versions the number of the last version of each function
     * @param deployments what each deployment that API Gateway was asked for took a snapshot of
     * @param choices what the user chose for the last deployment that succeeded
     */
    private record Content(
            boolean complete,
            Map<String, DeployedResource> resources,
            Map<String, Integer> versions,
            Map<String, Object> deployments,
            Choices choices) {

        static final Content NONE = new Content(false, Map.of(), Map.of(), Map.of(), Choices.NONE);

        Content {
            choices = Objects.requireNonNullElse((@Nullable Choices) choices, Choices.NONE);
            resources = Objects.requireNonNullElse((@Nullable Map<String, DeployedResource>) resources, Map.of());
            resources.values().forEach(Objects::requireNonNull);
            versions = Objects.requireNonNullElse((@Nullable Map<String, Integer>) versions, Map.of());
            deployments = Objects.requireNonNullElse((@Nullable Map<String, Object>) deployments, Map.of());
        }
    }

    /**
     * What the user chose.
     *
     * @param template the name of the template's file; empty in files of earlier versions of this program
     * @param parameters the values that are not the template's defaults
     */
    record Choices(String template, Map<String, String> parameters) {

        static final Choices NONE = new Choices("", Map.of());

        Choices {
            template = Objects.requireNonNullElse((@Nullable String) template, "");
            parameters = Objects.requireNonNullElse((@Nullable Map<String, String>) parameters, Map.of());
        }
    }

    private StackState(Path file, Content before) {
        this.file = file;
        this.before = before;
        this.versions = new LinkedHashMap<>(before.versions());
        this.deployments = new ConcurrentHashMap<>(before.deployments());
        this.choices = before.choices();
    }

    /**
     * Reads the file of a folder, if it is there. One that is damaged is put aside: no object of a bucket is kept in it, and what stands is found
     * again under its name.
     *
     * @throws IOException if the folder cannot be read or written
     */
    public static StackState open(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new StackState(file, Content.NONE);
        }
        byte[] text = Files.readAllBytes(file);
        try {
            return new StackState(file, Json.MAPPER.readValue(text, Content.class));
        } catch (IOException | NullPointerException | ClassCastException damaged) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "The file {} is damaged, and was put aside as {}. The stack is deployed as if for the first time."
                            + " No object of a bucket is kept in that file, and none is lost.",
                    file,
                    aside.getFileName(),
                    damaged);
            return new StackState(file, Content.NONE);
        }
    }

    /** The resources as the last deployment left them, by logical id, in the order in which they came to stand. */
    public Map<String, DeployedResource> before() {
        return before.resources();
    }

    /** What the user chose for the last deployment that succeeded. */
    Choices choicesBefore() {
        return before.choices();
    }

    /** What the user chose for this one; remembered when it is complete. */
    void choose(Choices now) {
        choices = now;
    }

    Optional<DeployedResource> before(String logicalId) {
        return Optional.ofNullable(before.resources().get(logicalId));
    }

    /** Whether {@link #before()} is all that there was. If not, what is found under a name is taken for the stack's. */
    public boolean complete() {
        return before.complete();
    }

    /** The resources that this deployment has brought to stand. */
    Map<String, DeployedResource> standing() {
        return standing;
    }

    public void stands(String logicalId, DeployedResource resource) {
        standing.put(logicalId, resource);
    }

    /** The number of a function's next version: none is given twice. */
    public int nextVersion(String function) {
        return versions.merge(function, 1, Integer::sum);
    }

    /**
     * What deployments that API Gateway was asked for took snapshots of, by names of theirs. They are kept from one
     * deployment of the stack to the next; what is done to them in one that is rolled back is not. Safe for several threads.
     */
    public Map<String, Object> deployments() {
        return deployments;
    }

    /** Called before anything is made that outlives the process, so that a start after a crash knows of it. */
    public void begin() throws IOException {
        if (!underWay && before.complete()) {
            write(new Content(false, before.resources(), before.versions(), before.deployments(), before.choices()));
        }
        underWay = true;
    }

    /** Returns when a resource is on the disk: a custom one's function is not asked to make it twice. */
    public void made(String logicalId, DeployedResource resource) throws IOException {
        underWay = true;
        stands(logicalId, resource);
        Map<String, DeployedResource> both = new LinkedHashMap<>(before.resources());
        both.putAll(standing);
        write(new Content(false, both, versions, Map.copyOf(deployments), before.choices()));
    }

    /** The deployment is rolled back: all is as it was before. */
    void rolledBack() throws IOException {
        if (underWay) {
            write(before);
        }
    }

    /** The deployment is complete. */
    void complete(Map<String, DeployedResource> resources) throws IOException {
        Content now = new Content(true, resources, versions, Map.copyOf(deployments), choices);
        if (underWay || !now.equals(before)) {
            write(now);
        }
    }

    private void write(Content content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        new OwnerOnlyFile(file).write(Json.MAPPER.writeValueAsString(content));
    }
}
