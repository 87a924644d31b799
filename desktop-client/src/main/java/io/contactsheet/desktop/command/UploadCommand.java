package io.contactsheet.desktop.command;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.Backoff;
import io.contactsheet.desktop.gallery.GalleryAddress;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.ListingRequest;
import io.contactsheet.desktop.gallery.Patience;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.desktop.local.DataFolder;
import io.contactsheet.desktop.local.LocalGallery;
import io.contactsheet.desktop.signin.OwnerSession;
import io.contactsheet.desktop.signin.SignInSettings;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.shared.key.PhotoKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contact-sheet upload}. */
@Command(name = "upload", mixinStandardHelpOptions = true)
final class UploadCommand implements Callable<Integer> {

    private static final int ATTEMPTS_TO_CONNECT = 3;
    private static final Backoff BETWEEN_ATTEMPTS = Backoff.about(Duration.ofSeconds(1), Duration.ofSeconds(2), 2);

    @Parameters(paramLabel = "FILE|FOLDER", arity = "1..*", descriptionKey = "files")
    private List<Path> paths = List.of();

    @Option(names = "--gallery", paramLabel = "URL")
    private @Nullable String address;

    @Option(names = "--user", paramLabel = "EMAIL")
    private @Nullable String user;

    @Option(names = "--album", paramLabel = "NAME")
    private String album = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;
    private final Failures failures;
    private final Messages messages;
    private final Supplier<DataFolder> defaultFolder;

    UploadCommand(Terminal terminal, Failures failures, Messages messages, Supplier<DataFolder> defaultFolder) {
        this.terminal = terminal;
        this.failures = failures;
        this.messages = messages;
        this.defaultFolder = defaultFolder;
    }

    @Override
    public Integer call() throws Exception {
        DataFolder folder = data.given().orElseGet(defaultFolder);
        Logging.toFileOf(folder);
        if (address != null) {
            return uploadTo(parsed(address));
        }
        if (user != null) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), messages.get("command.userAlone"));
        }
        try (LocalGallery gallery = LocalGallery.open(folder)) {
            return upload(gallery.address(), gallery.tokens());
        }
    }

    private URI parsed(String text) {
        try {
            return GalleryAddress.parse(text);
        } catch (IllegalArgumentException _) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), messages.get("gallery.noAddress", text));
        }
    }

    private int uploadTo(URI gallery) throws GalleryException, CommandException, InterruptedException {
        Patience patience = new Waiting(terminal, messages).patience();
        if (user == null) {
            checkTakesFromAll(gallery, patience);
            return upload(gallery, TokenSource.NONE);
        }
        try (OwnerSession owner =
                new OwnerSignIn(terminal, PasswordPrompt.ofProcess(messages), patience, messages).at(gallery, user)) {
            return upload(gallery, owner);
        }
    }

    /** Said once and at once, not for each photo. */
    private void checkTakesFromAll(URI gallery, Patience patience)
            throws GalleryException, CommandException, InterruptedException {
        try {
            if (patience.until(() -> SignInSettings.of(gallery)).isPresent()) {
                throw new CommandException(messages.get("command.ownerOnly", gallery));
            }
        } catch (GalleryException.Unreachable _) {
            // The upload has more patience, and tells.
        }
    }

    private int upload(URI gallery, TokenSource tokens) throws GalleryException, InterruptedException {
        UploadReport report = new UploadReport(terminal, messages);
        tellOfAlbum();
        try (Stopping _ = Stopping.on(report::stopped);
                GalleryClient client = new GalleryClient(gallery, tokens)) {
            checkThere(client);
            try (UploadEngine engine = new UploadEngine(client, failures)) {
                engine.submitAll(paths, album, report);
                report.awaitAllSettled();
            }
            report.summarize();
        }
        return report.exitCode();
    }

    /** Where its name cannot stand in an address as it is. */
    private void tellOfAlbum() {
        String key = PhotoKey.of(album, "").album();
        if (!key.equals(album)) {
            terminal.say(
                    key.isEmpty()
                            ? messages.get("command.noAlbum", album)
                            : messages.get("command.albumKey", album, key));
        }
    }

    /** A wrong address is said at once, not after half an hour of patience. */
    private static void checkThere(GalleryClient client) throws GalleryException, InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                client.photos(ListingRequest.everything().withPageSize(1));
                return;
            } catch (GalleryException.Busy _) {
                return;
            } catch (GalleryException.Unreachable e) {
                if (failures + 1 == ATTEMPTS_TO_CONNECT) {
                    throw e;
                }
                Thread.sleep(BETWEEN_ATTEMPTS.pause(
                        failures, ThreadLocalRandom.current().nextDouble()));
            }
        }
    }
}
