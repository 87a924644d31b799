package io.contactsheet.desktop.command;

import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.text.Messages;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code contact-sheet page}. */
@Command(name = "page", mixinStandardHelpOptions = true)
final class PageCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    private final Terminal terminal;
    private final Messages messages;
    private final Supplier<DataFolder> defaultFolder;

    PageCommand(Terminal terminal, Messages messages, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.messages = messages;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = data.given().orElseGet(defaultFolder);
        Logging.toFileOf(folder);
        try (LocalGallery gallery = LocalGallery.ofAnotherProcess(folder)) {
            PageAddress.of(gallery).print(terminal, messages);
        }
        return ExitCode.OK;
    }
}
