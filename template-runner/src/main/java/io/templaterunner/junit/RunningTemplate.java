package io.templaterunner.junit;

import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.Secrets;
import io.templaterunner.lambda.FunctionCode;
import io.templaterunner.stack.StrictReading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A template that runs for the tests of a class, in a folder that goes with it:
 *
 * {@snippet :
 * @RegisterExtension
 * static final RunningTemplate ORDERS = RunningTemplate.of(Path.of("orders.yaml")).with("Name", "test");
 *
 * @Test
 * void order_shouldBeStored() throws Exception {
 *     HttpResponse<String> answer = put(ORDERS.address("Address") + "/orders/1");
 * }
 * }
 *
 * <p>In a field that is not static it runs for each test anew. A deployment takes a second or two. A failed event is tried
 * again at once, and not after Lambda's minutes.
 */
public final class RunningTemplate
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(10);
    private static final Secrets SECRETS = Secrets.ofTests();

    private final Path template;
    private final Map<String, String> parameters;
    private final FunctionCode code;
    private final Set<StrictReading> readings;
    private @Nullable Path data;
    private @Nullable TemplateRunner runner;
    private boolean forAll;

    private RunningTemplate(
            Path template, Map<String, String> parameters, FunctionCode code, Set<StrictReading> readings) {
        this.template = template;
        this.parameters = Map.copyOf(parameters);
        this.code = code;
        this.readings = Set.copyOf(readings);
    }

    /** A template in a file, in YAML or JSON, with functions that are classes of the test's own class path. */
    public static RunningTemplate of(Path template) {
        return new RunningTemplate(template, Map.of(), FunctionCode.ofThisProgram(), Set.of());
    }

    /** The same with a value for a parameter of the template. */
    public RunningTemplate with(String parameter, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(parameter, value);
        return new RunningTemplate(template, more, code, readings);
    }

    /** The same with functions whose code is somewhere else, such as in a jar. */
    public RunningTemplate with(FunctionCode other) {
        return new RunningTemplate(template, parameters, other, readings);
    }

    /** The same under the stricter reading of some questions that AWS's documentation leaves open. */
    public RunningTemplate under(StrictReading... others) {
        return new RunningTemplate(template, parameters, code, Set.of(others));
    }

    /**
     * The runner, while it runs.
     *
     * @throws IllegalStateException if it does not run
     */
    public TemplateRunner runner() {
        if (runner == null) {
            throw new IllegalStateException("The template " + template + " runs only while its tests do.");
        }
        return runner;
    }

    /**
     * An output of the template that is an address, on this machine.
     *
     * @throws IllegalArgumentException if there is no output of this name
     */
    public URI address(String output) {
        return Optional.ofNullable(runner().outputs().get(output))
                .map(URI::create)
                .orElseThrow(() -> new IllegalArgumentException("The template has no output " + output + ", but "
                        + runner().outputs().keySet()));
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        forAll = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        if (!forAll) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        if (!forAll) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        stop();
        forAll = false;
    }

    private void start() throws IOException {
        Path folder = Files.createTempDirectory("template-runner");
        data = folder;
        runner = TemplateRunner.start(
                new TemplateRunner.Settings(
                        folder,
                        0,
                        Files.readString(template),
                        template.toString(),
                        parameters,
                        _ -> List.of(),
                        code,
                        readings),
                new TemplateRunner.Timing(InstantSource.system(), _ -> PAUSE_BEFORE_RETRY, SECRETS));
    }

    private void stop() throws IOException {
        if (runner != null) {
            runner.close();
            runner = null;
        }
        if (data != null) {
            delete(data);
            data = null;
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
