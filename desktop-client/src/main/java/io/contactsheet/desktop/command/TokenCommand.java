package io.contactsheet.desktop.command;

import io.contactsheet.desktop.gallery.GalleryAddress;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.signin.OwnerSession;
import io.contactsheet.desktop.text.Messages;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code contact-sheet token}. */
@Command(name = "token", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Option(names = "--gallery", paramLabel = "URL")
    private @Nullable String address;

    @Option(names = "--user", paramLabel = "EMAIL")
    private @Nullable String user;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;
    private final Messages messages;
    private final Supplier<DataFolder> defaultFolder;

    TokenCommand(Terminal terminal, Messages messages, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.messages = messages;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public Integer call() throws Exception {
        if ((address == null) != (user == null)) {
            throw wrong(messages.get("command.galleryAndUser"));
        }
        return address != null && user != null ? ofGallery(address, user) : ofThisComputer();
    }

    private int ofGallery(String text, String owner) throws GalleryException, CommandException, InterruptedException {
        OwnerSignIn signIn = new OwnerSignIn(
                terminal, PasswordPrompt.ofProcess(messages), new Waiting(terminal, messages).patience(), messages);
        try (OwnerSession session = signIn.at(GalleryAddress.parse(text), owner)) {
            return print(session);
        } catch (IllegalArgumentException _) {
            throw wrong(messages.get("gallery.noAddress", text));
        }
    }

    private int ofThisComputer() throws Exception {
        DataFolder folder = data.given().orElseGet(defaultFolder);
        Logging.toFileOf(folder);
        try (LocalGallery gallery = LocalGallery.open(folder)) {
            return print(gallery.tokens());
        }
    }

    private int print(TokenSource tokens) throws GalleryException, CommandException, InterruptedException {
        terminal.print(tokens.token().orElseThrow(() -> new CommandException(messages.get("command.asksNobody"))));
        return ExitCode.OK;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
