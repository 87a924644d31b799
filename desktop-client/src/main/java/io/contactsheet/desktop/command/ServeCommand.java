package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.GalleryTemplate;
import io.contactsheet.desktop.text.Messages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code contact-sheet serve}. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "N")
    private int port = Serving.ANY_PORT;

    @Option(names = "--template", paramLabel = "FILE")
    private @Nullable Path template;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;
    private final Failures failures;
    private final Messages messages;
    private final Supplier<DataFolder> defaultFolder;

    ServeCommand(Terminal terminal, Failures failures, Messages messages, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.failures = failures;
        this.messages = messages;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > LAST_PORT) {
            throw wrong(messages.get("command.wrongPort", Integer.toString(LAST_PORT), Integer.toString(port)));
        }
        GalleryTemplate wanted = template();
        DataFolder folder = data.given().orElseGet(defaultFolder);
        Logging.toFileOf(folder);
        // One request that breaks off does not end the others.
        Thread.setDefaultUncaughtExceptionHandler(failures);
        return new Serving(terminal, messages, folder, wanted).run(port);
    }

    private GalleryTemplate template() {
        try {
            GalleryTemplate read = template == null ? GalleryTemplate.ofProduct() : GalleryTemplate.read(template);
            return read.with(parameters);
        } catch (CharacterCodingException _) {
            throw wrong(messages.get("command.templateNoText", template));
        } catch (IOException e) {
            throw wrong(messages.get("command.templateUnreadable", template, e));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
