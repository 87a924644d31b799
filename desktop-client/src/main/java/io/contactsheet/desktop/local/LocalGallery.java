package io.contactsheet.desktop.local;

import io.contactsheet.desktop.gallery.GalleryException;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.desktop.signin.OwnerSession;
import io.contactsheet.desktop.signin.SignInSettings;
import io.templaterunner.DataFolderException;
import io.templaterunner.TemplateRunner;
import io.templaterunner.cognito.Invitation;
import io.templaterunner.lambda.FunctionCode;
import io.templaterunner.stack.TakenOver;
import io.templaterunner.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gallery on this computer, open for use. Safe for use by several threads. */
public final class LocalGallery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalGallery.class);
    private static final int ANY_PORT = 0;
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofSeconds(20);

    private final URI address;
    private final Optional<OwnerSession> session;
    private final OwnPage page;
    private final @Nullable TemplateRunner backend;
    private final ServingAddress serving;

    private LocalGallery(
            URI address,
            Optional<OwnerSession> session,
            OwnPage page,
            @Nullable TemplateRunner backend,
            ServingAddress serving) {
        this.address = address;
        this.session = session;
        this.page = page;
        this.backend = backend;
        this.serving = serving;
    }

    /**
     * Opens the gallery of a data folder: starts it in this process, or uses the one that another process runs on the
     * same folder. Takes a second or two; not for the FX thread.
     *
     * @throws LocalGalleryException with what is in the way
     */
    public static LocalGallery open(DataFolder data) throws LocalGalleryException {
        Optional<LocalGallery> started =
                isServed(data) ? Optional.empty() : start(data, ANY_PORT, GalleryTemplate.ofProduct());
        return started.isPresent() ? started.get() : join(data);
    }

    /**
     * Uses the gallery of a data folder that another process runs.
     *
     * @throws LocalGalleryException if none does
     */
    public static LocalGallery ofAnotherProcess(DataFolder data) throws LocalGalleryException {
        if (isServed(data)) {
            return join(data);
        }
        throw new LocalGalleryException(new LocalReason.NotOpen(data.path()));
    }

    private static boolean isServed(DataFolder data) throws LocalGalleryException {
        try {
            return TemplateRunner.isRunningOn(data.path());
        } catch (IOException e) {
            throw new LocalGalleryException(new LocalReason.FolderUnusable(data.path(), e.toString()), e);
        }
    }

    private static LocalGallery join(DataFolder data) throws LocalGalleryException {
        URI others = new ServingAddress(data)
                .await(PATIENCE_WITH_OTHERS)
                .orElseThrow(() -> new LocalGalleryException(new LocalReason.NoAnswer(data.path())));
        Optional<OwnerSession> session = session(data, others);
        OwnPage page = new OwnPage(others, data, new RequestedCodes(others, tokens(session)));
        return new LocalGallery(others, session, page, null, new ServingAddress(data));
    }

    /**
     * Starts the gallery of a data folder in this process.
     *
     * @param port on which to listen; 0 for that of before if it is free, else for any
     * @throws LocalGalleryException also if another process serves the same folder
     */
    public static LocalGallery serve(DataFolder data, int port) throws LocalGalleryException {
        return serve(data, port, GalleryTemplate.ofProduct());
    }

    /**
     * Starts a gallery of another template, or with other parameters, over what is in the folder: an update of the stack
     * that stood there. Parameters that are not given keep their values; the template is always the one given here, so
     * that a new version of the product's own takes effect.
     *
     * @throws LocalGalleryException also if the template is refused; then the folder is as it was
     */
    public static LocalGallery serve(DataFolder data, int port, GalleryTemplate template) throws LocalGalleryException {
        Optional<LocalGallery> started = start(data, port, template);
        if (started.isPresent()) {
            return started.get();
        }
        throw new LocalGalleryException(
                new LocalReason.ServedAlready(data.path(), new ServingAddress(data).await(PATIENCE_WITH_OTHERS)));
    }

    /** Empty if another process has the folder. */
    private static Optional<LocalGallery> start(DataFolder data, int port, GalleryTemplate template)
            throws LocalGalleryException {
        TemplateRunner backend = null;
        ServingAddress serving = new ServingAddress(data);
        ServingPort kept = ServingPort.of(data);
        try {
            SignInCodes codes = new SignInCodes(InstantSource.system());
            backend = GalleryStack.start(new TemplateRunner.Settings(
                    data.path(),
                    kept.choose(port),
                    template.text(),
                    template.name(),
                    template.parameters(),
                    pools -> List.of(new SignInCodeHandler(codes, pools)),
                    FunctionCode.ofThisProgram()));
            URI address = template.address(backend.outputs());
            Optional<OwnerSession> session = session(data, address);
            kept.keep(address.getPort());
            serving.tell(address);
            OwnPage page = new OwnPage(address, data, () -> session.map(_ -> codes.issue()));
            LocalGallery gallery = new LocalGallery(address, session, page, backend, serving);
            gallery.remarks().forEach(remark -> LOG.info("{}", remark));
            return Optional.of(gallery);
        } catch (DataFolderException e) {
            if (e.reason() == DataFolderException.Reason.IN_USE) {
                return Optional.empty();
            }
            throw new LocalGalleryException(new LocalReason.FolderUnusable(data.path(), reasonOf(e)), e);
        } catch (IOException | TemplateException e) {
            stop(backend, serving);
            throw new LocalGalleryException(new LocalReason.NotStarted(String.valueOf(e.getMessage())), e);
        } catch (LocalGalleryException e) {
            stop(backend, serving);
            throw e;
        }
    }

    private static String reasonOf(DataFolderException e) {
        return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause());
    }

    /** This computer signs in by itself: empty if the gallery asks nobody. */
    private static Optional<OwnerSession> session(DataFolder data, URI address) throws LocalGalleryException {
        try {
            Optional<OwnAccount> account = OwnAccount.of(data.path());
            Optional<SignInSettings> settings = account.isPresent() ? SignInSettings.of(address) : Optional.empty();
            return settings.map(known -> new OwnerSession(
                    address,
                    known,
                    account.orElseThrow().name(),
                    account.orElseThrow().password(),
                    InstantSource.system()));
        } catch (GalleryException e) {
            throw new LocalGalleryException(new LocalReason.NoOwnSignIn(data.path(), e.reason()), e);
        } catch (IOException e) {
            throw new LocalGalleryException(
                    new LocalReason.NoOwnAccount(data.path(), String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalGalleryException(new LocalReason.Interrupted(), e);
        }
    }

    /** The base address of its API, without a slash at the end. */
    public URI address() {
        return address;
    }

    /** Whether some thumbnails could not be made, and the gallery knows which: a repair tries again. */
    public boolean needsRepair() {
        try {
            return backend != null && !backend.alarmsNow().isEmpty();
        } catch (IOException e) {
            LOG.warn("Whether the gallery needs a repair cannot be told.", e);
            return false;
        }
    }

    /** What its start took over from the one before, or did not. */
    public List<Remark> remarks() {
        return backend == null ? List.of() : remarks(backend.takenOver());
    }

    private static List<Remark> remarks(TakenOver before) {
        List<Remark> remarks = new ArrayList<>();
        if (!before.parameters().isEmpty()) {
            remarks.add(new Remark.KeptParameters(new TreeMap<>(before.parameters())));
        }
        before.unfit().forEach((name, why) -> remarks.add(new Remark.UnfitParameter(name, why)));
        before.formerTemplate().ifPresent(name -> remarks.add(new Remark.OtherTemplate(name)));
        return remarks;
    }

    /** With which this computer signs in to it. */
    public TokenSource tokens() {
        return tokens(session);
    }

    private static TokenSource tokens(Optional<OwnerSession> session) {
        return session.<TokenSource>map(known -> known).orElse(TokenSource.NONE);
    }

    /** Its page, for a browser. */
    public OwnPage page() {
        return page;
    }

    /** The first passwords of those who have yet to choose one; empty if the gallery runs in another process. */
    public List<Invitation> invitations() {
        return backend == null
                ? List.of()
                : backend.userPools().stream()
                        .flatMap(pool -> pool.invite().stream())
                        .toList();
    }

    /** Stops the gallery if it was started here. Photos on their way are finished or refused, none is half stored. */
    @Override
    public void close() {
        session.ifPresent(OwnerSession::close);
        stop(backend, serving);
    }

    /** The address goes first: as soon as the backend has stopped, the folder may be another's, and so its address. */
    private static void stop(@Nullable TemplateRunner backend, ServingAddress serving) {
        if (backend == null) {
            return;
        }
        try (backend) {
            LOG.debug("The gallery on this computer stops.");
            serving.withdraw();
        } catch (IOException | RuntimeException e) {
            // What was acknowledged is on disk; there is nothing left that the user could do.
            LOG.warn("The gallery on this computer did not stop as it should.", e);
        }
    }
}
