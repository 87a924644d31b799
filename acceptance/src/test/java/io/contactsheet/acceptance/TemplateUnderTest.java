package io.contactsheet.acceptance;

import io.templaterunner.stack.StrictReading;
import io.templaterunner.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The template that the tests of this package run, and the galleries that stand by it: the product's, or another one
 * {@linkplain #during in whose place} the tests run. Used by one thread.
 */
public final class TemplateUnderTest implements AutoCloseable {

    /** A cold function in the cloud with a queue of others before it, or a machine that is busy: only what hangs takes so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final ScopedValue<TemplateUnderTest> CURRENT = ScopedValue.newInstance();

    private final String text;
    private final Duration patience;
    private final Consumer<Exchange> listener;
    private final Map<Kind, LocalGallery> galleries = new HashMap<>();
    private @Nullable Template parsed;

    /** What tells one gallery from another. */
    private record Kind(Map<String, String> parameters, Set<StrictReading> readings) {}

    /**
     * A request and its answer.
     *
     * @param method such as {@code GET}
     * @param path below the API's address, percent-encoded, without a query
     * @param status of the answer
     */
    public record Exchange(String method, String path, int status) {}

    /**
     * Another template than the product's.
     *
     * @param patience how long the tests wait for what comes some time later
     * @param listener hears of every request
     */
    public TemplateUnderTest(String text, Duration patience, Consumer<Exchange> listener) {
        this.text = text;
        this.patience = patience;
        this.listener = listener;
    }

    /** The text of the product's template. */
    public static String product() {
        return read("/contact-sheet.yaml");
    }

    /** The text of the template that imports what an earlier stack left. */
    static String bringBack() {
        return read("/bring-back.yaml");
    }

    private static String read(String resource) {
        try (InputStream file = TemplateUnderTest.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs tests, which see this template. */
    public void during(Runnable tests) {
        ScopedValue.where(CURRENT, this).run(tests);
    }

    /** The one that the calling test is to see; a new one of the product's outside of {@link #during}. */
    static TemplateUnderTest current() {
        return CURRENT.isBound() ? CURRENT.get() : new TemplateUnderTest(product(), PATIENCE, _ -> {});
    }

    static boolean isReplaced() {
        return CURRENT.isBound();
    }

    public String text() {
        return text;
    }

    /** The template, read once. */
    Template parsed() {
        Template read = parsed;
        if (read == null) {
            read = Template.parse("contact-sheet.yaml", text);
            parsed = read;
        }
        return read;
    }

    Duration patience() {
        return patience;
    }

    Consumer<Exchange> listener() {
        return listener;
    }

    /**
     * The gallery of these parameters, started when it is first asked for.
     *
     * @throws io.templaterunner.template.TemplateException if its deployment is refused
     */
    public LocalGallery gallery(Map<String, String> parameters) {
        return gallery(parameters, Readings.ofThisRun());
    }

    /** The gallery of these parameters under some readings, and not those of the run. */
    LocalGallery gallery(Map<String, String> parameters, Set<StrictReading> readings) {
        return galleries.computeIfAbsent(new Kind(parameters, Set.copyOf(readings)), _ -> {
            try {
                return LocalGallery.start(text, parameters, readings);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        for (LocalGallery gallery : galleries.values()) {
            gallery.close();
        }
    }
}
