package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.fault.Failures;
import io.contactsheet.desktop.gallery.GalleryClient;
import io.contactsheet.desktop.gallery.TokenSource;
import io.contactsheet.desktop.ui.notice.NoticesViewModel;
import io.contactsheet.desktop.ui.repair.RepairViewModel;
import io.contactsheet.desktop.ui.repair.Repairs;
import io.contactsheet.desktop.ui.sheet.OpenGallery;
import io.contactsheet.desktop.ui.sheet.RemoteGallery;
import io.contactsheet.desktop.ui.sheet.SheetImages;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.task.FxTaskExecutor;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.desktop.ui.upload.UploadsViewModel;
import io.contactsheet.desktop.upload.Timing;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadSettings;
import io.contactsheet.imaging.PictureThumbnailer;
import io.contactsheet.imaging.Thumbnailer;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** A gallery in use by one window: everything behind what is seen. */
public final class GallerySession implements AutoCloseable {

    private static final int CONNECTIONS_FOR_PICTURES = 4;

    private final GalleryClient client;
    private final UploadEngine engine;
    private final OpenGallery gallery;
    private final Thumbnailer thumbnailer = new PictureThumbnailer();
    private final TaskExecutor requests;
    private final TaskExecutor fetchers;
    private final TaskExecutor painters;
    private final TaskExecutor repairing;
    private final NoticesViewModel notices = new NoticesViewModel();
    private final SheetViewModel sheet;
    private final SheetImages images;
    private final UploadsViewModel uploads;
    private final Optional<RepairViewModel> repair;

    /** Uses the gallery at an address, as eagerly as settings say. */
    public GallerySession(URI address, TokenSource tokens, UploadSettings settings, Failures failures) {
        this(address, tokens, settings, Optional.empty(), failures);
    }

    /**
     * The same, with more.
     *
     * @param repairs the gallery's, if it can be repaired from here
     * @param failures told of whatever nobody expected
     */
    public GallerySession(
            URI address, TokenSource tokens, UploadSettings settings, Optional<Repairs> repairs, Failures failures) {
        this(new GalleryClient(address, tokens), RemoteGallery::new, settings, repairs, failures);
    }

    GallerySession(
            GalleryClient client,
            Function<GalleryClient, OpenGallery> opening,
            UploadSettings settings,
            Optional<Repairs> repairs,
            Failures failures) {
        this.client = client;
        engine = new UploadEngine(client, settings, Timing.REAL, failures);
        requests = new FxTaskExecutor("gallery", 2, failures);
        fetchers = new FxTaskExecutor("pictures", CONNECTIONS_FOR_PICTURES, failures);
        painters = new FxTaskExecutor("previews", 1, failures);
        repairing = new FxTaskExecutor("repair", 1, failures);
        gallery = opening.apply(client);
        sheet = new SheetViewModel(gallery, requests, InstantSource.system());
        images = new SheetImages(gallery, thumbnailer, fetchers, painters);
        uploads = new UploadsViewModel(engine, sheet, notices, requests, InstantSource.system());
        repair = repairs.map(known -> new RepairViewModel(known, sheet, notices, repairing, InstantSource.system()));
    }

    public OpenGallery gallery() {
        return gallery;
    }

    public SheetViewModel sheet() {
        return sheet;
    }

    public SheetImages images() {
        return images;
    }

    public UploadsViewModel uploads() {
        return uploads;
    }

    /** Of the gallery's thumbnails; empty if it cannot be repaired from here. */
    public Optional<RepairViewModel> repair() {
        return repair;
    }

    public NoticesViewModel notices() {
        return notices;
    }

    /** For what the user asks for and waits to see. */
    public TaskExecutor requests() {
        return requests;
    }

    public Thumbnailer thumbnailer() {
        return thumbnailer;
    }

    /** Gives up what is under way. Waits for uploads to end, so it is not for the FX thread. */
    @Override
    public void close() {
        requests.close();
        fetchers.close();
        painters.close();
        repairing.close();
        engine.close();
        client.close();
    }
}
