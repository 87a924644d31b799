package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.text.Messages;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Gives the commands what they work with. */
final class CommandFactory implements IFactory {

    private final Terminal terminal;
    private final Failures failures;
    private final Messages messages;
    private final Supplier<DataFolder> defaultFolder;

    CommandFactory(Terminal terminal, Failures failures, Messages messages, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.failures = failures;
        this.messages = messages;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ServeCommand.class) {
            return type.cast(new ServeCommand(terminal, failures, messages, defaultFolder));
        } else if (type == UploadCommand.class) {
            return type.cast(new UploadCommand(terminal, failures, messages, defaultFolder));
        } else if (type == RepairCommand.class) {
            return type.cast(new RepairCommand(terminal, messages, defaultFolder));
        } else if (type == PageCommand.class) {
            return type.cast(new PageCommand(terminal, messages, defaultFolder));
        } else if (type == TokenCommand.class) {
            return type.cast(new TokenCommand(terminal, messages, defaultFolder));
        } else if (type == ThumbnailCommand.class) {
            return type.cast(new ThumbnailCommand(terminal, failures, messages, defaultFolder));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
