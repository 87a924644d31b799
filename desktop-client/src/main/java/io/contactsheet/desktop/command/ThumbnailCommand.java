package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.imaging.PictureThumbnailer;
import io.contactsheet.shared.size.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contact-sheet thumbnail}. */
@Command(name = "thumbnail", mixinStandardHelpOptions = true)
final class ThumbnailCommand implements Callable<Integer> {

    private static final int STANDARD_SIZE = 150;
    private static final int LARGEST_SIZE = 4096;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out = Path.of(".");

    @Option(names = "--size", paramLabel = "N")
    private int size = STANDARD_SIZE;

    @Option(names = "--json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;
    private final Failures failures;
    private final Messages messages;
    private final Supplier<DataFolder> defaultFolder;

    ThumbnailCommand(Terminal terminal, Failures failures, Messages messages, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.failures = failures;
        this.messages = messages;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public Integer call() {
        if (size < 1 || size > LARGEST_SIZE) {
            throw usage(messages.get("command.wrongSize", Integer.toString(LARGEST_SIZE), Integer.toString(size)));
        }
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw usage(messages.get("command.folderNotMade", out, e.toString()));
        }
        Logging.toFileOf(defaultFolder.get());
        ThumbnailFiles thumbnails = new ThumbnailFiles(
                new PictureThumbnailer(), Size.square(size), new ThumbnailNames(out, files), failures, messages);
        boolean all = true;
        for (Path file : files) {
            ThumbnailResult result = thumbnails.make(file);
            terminal.print(json ? result.json() : result.line(messages));
            all &= result.isThumbnail();
        }
        return all ? 0 : 1;
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
