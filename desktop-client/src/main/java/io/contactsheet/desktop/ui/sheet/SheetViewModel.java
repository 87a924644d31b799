package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.gallery.Backoff;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.task.Cancellable;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/**
 * Everything that the sheet shows: the photos of the gallery, asked for again and again, and those on their way into
 * it. For the FX thread alone.
 */
public final class SheetViewModel {

    private static final Duration SOON = Duration.ofMillis(1500);
    /** A moment while something happens there, longer and longer while nothing does. */
    private static final Backoff IDLE = Backoff.about(Duration.ofSeconds(2), Duration.ofSeconds(20), 1.5);

    private static final Backoff RETRIES = Backoff.about(Duration.ofMillis(500), Duration.ofSeconds(10), 2);

    /** After an answer, it is asked no sooner than so many times as long as that took, up to half a minute. */
    private static final int BREATHING_SPACE = 10;

    private static final Duration LONGEST_BREATH = Duration.ofSeconds(30);

    private final OpenGallery gallery;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final DoubleSupplier random;
    private final SheetPhotos photos = new SheetPhotos();
    private final AlbumTitles titles = new AlbumTitles();
    private final StringProperty album = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Connection> connection = new ReadOnlyObjectWrapper<>(new Connection.Opening());
    private Cancellable polling = Cancellable.NOTHING;
    private Listing last = Listing.NONE;
    private int failures;
    private int quietAnswers;
    private Duration lastTook = Duration.ZERO;
    private boolean isHurrying;
    private boolean isTaking;
    private boolean isStopped;

    private record Answer(Listing listing, List<ListingChange> news) {}

    /** A sheet that is empty until it is {@link #refresh refreshed}. */
    public SheetViewModel(OpenGallery gallery, TaskExecutor tasks, InstantSource clock) {
        this(gallery, tasks, clock, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random 0 inclusive to 1 exclusive: windows do not ask all at once */
    SheetViewModel(OpenGallery gallery, TaskExecutor tasks, InstantSource clock, DoubleSupplier random) {
        this.gallery = gallery;
        this.tasks = tasks;
        this.clock = clock;
        this.random = random;
        album.subscribe(photos::showAlbum);
    }

    /** The photos of the album, newest first. Unmodifiable; finds its photos quickly. */
    public ObservableList<PhotoViewModel> photos() {
        return photos.shown();
    }

    /** The whole gallery first, then its albums by name, as of now. */
    public List<Album> albums() {
        return photos.albums();
    }

    /** The key of an album that a person calls so; from now on it has this title here. */
    public String albumKey(String typed) {
        return titles.key(typed);
    }

    /** What people call an album; its key where that is not known. */
    public String albumTitle(String key) {
        return titles.title(key);
    }

    /** How many photos there are in all, those on their way included. */
    public int count() {
        return photos.count();
    }

    /** The photos that had no thumbnail when the gallery last answered. */
    public Set<PhotoKey> withoutThumbnail() {
        return last.withoutThumbnail();
    }

    /** The name of the album that is shown; empty for all photos. */
    public StringProperty albumProperty() {
        return album;
    }

    public ReadOnlyObjectProperty<Connection> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /** Asks the gallery now, and from now on at a polite pace. */
    public void refresh() {
        quietAnswers = 0;
        if (!isTaking) {
            polling.cancel();
            ask();
        }
    }

    /** Asks no more. */
    public void stop() {
        isStopped = true;
        polling.cancel();
    }

    /** Shows photos that are on their way into the gallery. */
    public void add(List<PhotoViewModel> uploads) {
        tasks.mustBeOnFxThread();
        photos.add(uploads);
    }

    /** Takes in what the engine says of photos on their way. Those that were given up leave the sheet. */
    public void update(Map<PhotoViewModel, UploadState> news) {
        tasks.mustBeOnFxThread();
        List<PhotoViewModel> leaving = new ArrayList<>();
        news.forEach((photo, state) -> {
            photo.update(state);
            switch (state) {
                case InGallery stored -> leaving.addAll(settle(photo, stored));
                case Cancelled _ -> leaving.add(photo);
                default -> {}
            }
        });
        photos.remove(leaving);
        // Before that, its upload looks for the thumbnail; a listing would only look for it once more.
        if (news.values().stream().anyMatch(state -> state instanceof InGallery && state.isFinal())) {
            hurry();
        }
    }

    /**
     * One photo, one tile. A listing may have brought the photo before its upload knew that it is stored: then the
     * upload's tile stays. A photo that was in the gallery before keeps its own tile, where that is.
     *
     * @return the tile that goes, if there are two
     */
    private List<PhotoViewModel> settle(PhotoViewModel photo, InGallery state) {
        PhotoViewModel other = photos.find(state.key()).orElse(photo);
        if (other == photo) {
            photos.putKey(photo);
            return List.of();
        }
        if (photo.isDuplicate()) {
            other.copySent();
            return List.of(photo);
        }
        other.listed().ifPresent(photo::update);
        photos.putKey(photo);
        return List.of(other);
    }

    /** Takes a photo from the sheet that is not in the gallery. */
    public void forget(PhotoViewModel photo) {
        photos.remove(List.of(photo));
    }

    /**
     * Deletes a photo for everyone. It leaves the sheet once the gallery has said that it is gone.
     *
     * @param problem gets why, if it could not be deleted
     */
    public void delete(PhotoViewModel photo, Consumer<Trouble> problem) {
        PhotoKey key = photo.key().orElse(null);
        if (key == null) {
            return;
        }
        photo.deleting(true);
        tasks.run(
                () -> {
                    gallery.delete(key);
                    return key;
                },
                _ -> {
                    forget(photo);
                    refresh();
                },
                failure -> {
                    photo.deleting(false);
                    problem.accept(Trouble.of(failure));
                });
    }

    /** Compared in the background: a large gallery in which nothing happens costs the window nothing. */
    private void ask() {
        isHurrying = false;
        Instant asked = clock.instant();
        List<ListedPhoto> known = last.photos();
        Callable<Answer> work = () -> {
            Listing listing = Listing.of(gallery.list());
            return new Answer(
                    listing, ListingChange.between(known, listing.photos()).pieces());
        };
        polling = tasks.run(work, answer -> answered(answer, asked), this::unanswered);
    }

    private void answered(Answer answer, Instant asked) {
        Duration took = Duration.between(asked, clock.instant());
        boolean isNew = !answer.news().isEmpty();
        last = answer.listing();
        failures = 0;
        isTaking = true;
        take(answer.news().iterator(), () -> {
            isTaking = false;
            quietAnswers = isNew ? 0 : quietAnswers + 1;
            lastTook = took;
            again(longer(IDLE.pause(quietAnswers, random.getAsDouble()), breath()));
        });
        connection.set(new Connection.Open());
    }

    /** Long against what an answer takes, up to half a minute. */
    private Duration breath() {
        Duration breath = lastTook.multipliedBy(BREATHING_SPACE);
        return breath.compareTo(LONGEST_BREATH) < 0 ? breath : LONGEST_BREATH;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Takes the first piece in now and the others soon, so that the window answers in between. */
    private void take(Iterator<ListingChange> pieces, Runnable done) {
        if (isStopped) {
            return;
        }
        if (pieces.hasNext()) {
            take(pieces.next());
        }
        if (pieces.hasNext()) {
            tasks.onFxThread(() -> take(pieces, done));
        } else {
            done.run();
        }
    }

    private void take(ListingChange piece) {
        tasks.mustBeOnFxThread();
        List<PhotoViewModel> coming = new ArrayList<>();
        List<PhotoViewModel> leaving = new ArrayList<>();
        piece.gone().forEach(key -> photos.find(key).ifPresent(leaving::add));
        for (ListedPhoto entry : piece.news()) {
            PhotoViewModel known = photos.find(entry.key()).orElse(null);
            if (known != null && !known.isDuplicate()) {
                known.update(entry);
                continue;
            }
            PhotoViewModel photo = PhotoViewModel.ofListed(entry);
            coming.add(photo);
            if (known != null) {
                photo.copySent();
                leaving.add(known);
            }
        }
        photos.remove(leaving);
        photos.add(coming);
    }

    /** One request that is lost is no news; nothing to show is. */
    private void unanswered(Exception failure) {
        Duration pause = RETRIES.pause(failures++, random.getAsDouble());
        if (failures > 1 || connection.get() instanceof Connection.Opening) {
            connection.set(new Connection.Lost(Trouble.of(failure)));
        }
        again(pause);
    }

    private void again(Duration pause) {
        polling = tasks.later(pause, this::ask);
    }

    /** A photo has just come into the gallery: the listing says how large it is and since when it is there. */
    private void hurry() {
        quietAnswers = 0;
        if (!isHurrying && !isTaking && connection.get() instanceof Connection.Open) {
            isHurrying = true;
            polling.cancel();
            again(longer(SOON, breath()));
        }
    }
}
