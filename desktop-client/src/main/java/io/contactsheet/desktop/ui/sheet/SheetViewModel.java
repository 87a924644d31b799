package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.gallery.GalleryException;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Everything that the sheet shows: the photos of the gallery, asked for again and again, and those on their way into
 * it. For the FX thread alone.
 */
public final class SheetViewModel {

    private static final Duration SOON = Duration.ofMillis(1500);

    private final OpenGallery gallery;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final Pace pace = new Pace(() -> ThreadLocalRandom.current().nextDouble());
    private final Set<PhotoViewModel> all = new LinkedHashSet<>();
    private final Map<PhotoKey, PhotoViewModel> listed = new HashMap<>();
    private final ObservableList<PhotoViewModel> photos = FXCollections.observableArrayList();
    private final ObservableList<PhotoViewModel> photosView = FXCollections.unmodifiableObservableList(photos);
    private final ObservableList<Album> albums = FXCollections.observableArrayList();
    private final StringProperty album = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Connection> connection = new ReadOnlyObjectWrapper<>(new Connection.Opening());
    private Cancellable polling = Cancellable.NOTHING;
    private List<ListedPhoto> last = List.of();
    private int failures;
    private boolean isHurrying;

    /**
     * An album and how many photos are in it, sub-albums included.
     *
     * @param name as in the keys, without a slash at its end; empty for the whole gallery
     */
    public record Album(String name, int photos) {}

    /** A sheet that is empty until it is {@link #refresh refreshed}. */
    public SheetViewModel(OpenGallery gallery, TaskExecutor tasks, InstantSource clock) {
        this.gallery = gallery;
        this.tasks = tasks;
        this.clock = clock;
        album.addListener(_ -> arrange());
    }

    /** The photos of the album, newest first. Unmodifiable. */
    public ObservableList<PhotoViewModel> photos() {
        return photosView;
    }

    /** The whole gallery first, then its albums by name. */
    public ObservableList<Album> albums() {
        return albums;
    }

    /** How many photos there are in all, those on their way included. */
    public int count() {
        return all.size();
    }

    /** The photos that had no thumbnail when the gallery last answered. */
    public Set<PhotoKey> withoutThumbnail() {
        return last.stream()
                .filter(photo -> photo.thumbnail().isEmpty())
                .map(ListedPhoto::key)
                .collect(Collectors.toUnmodifiableSet());
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
        polling.cancel();
        pace.hurry();
        ask();
    }

    /** Asks no more. */
    public void stop() {
        polling.cancel();
    }

    /** Shows photos that are on their way into the gallery. */
    public void add(List<PhotoViewModel> uploads) {
        tasks.mustBeOnFxThread();
        all.addAll(uploads);
        arrange();
    }

    /** Takes in what the engine says of a photo on its way. One that was given up leaves the sheet. */
    public void update(PhotoViewModel photo, UploadState state) {
        tasks.mustBeOnFxThread();
        photo.update(state);
        switch (state) {
            case InGallery stored -> {
                adopt(stored.key(), photo);
                hurry();
            }
            case Cancelled _ -> forget(photo);
            default -> {}
        }
    }

    /** A listing may have brought the photo before its upload knew that it is stored: one photo, one tile. */
    private void adopt(PhotoKey key, PhotoViewModel photo) {
        PhotoViewModel other = listed.get(key);
        if (other == null || other == photo) {
            return;
        }
        other.listed().ifPresent(photo::update);
        listed.put(key, photo);
        all.remove(other);
        arrange();
    }

    /** Takes a photo from the sheet that is not in the gallery. */
    public void forget(PhotoViewModel photo) {
        if (all.remove(photo)) {
            photo.key().ifPresent(listed::remove);
            arrange();
        }
    }

    /**
     * Deletes a photo for everyone. It leaves the sheet once the gallery has said that it is gone.
     *
     * @param problem gets a sentence if it could not be deleted
     */
    public void delete(PhotoViewModel photo, Consumer<String> problem) {
        PhotoKey key = photo.key().orElse(null);
        if (key == null) {
            return;
        }
        PhotoStatus before = photo.status();
        photo.show(PhotoStatus.deleting());
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
                    photo.show(before);
                    problem.accept(photo.name() + " was not deleted. " + sentence(failure));
                });
    }

    private void ask() {
        isHurrying = false;
        Instant asked = clock.instant();
        List<ListedPhoto> known = last;
        Callable<Optional<List<ListedPhoto>>> work =
                () -> Optional.of(gallery.list()).filter(listing -> !listing.equals(known));
        polling = tasks.run(work, news -> answered(news, asked), this::unanswered);
    }

    /** Compared in the background: a large gallery in which nothing happens costs the window nothing. */
    private void answered(Optional<List<ListedPhoto>> news, Instant asked) {
        news.ifPresent(this::take);
        failures = 0;
        connection.set(new Connection.Open());
        again(pace.afterAnswer(news.isPresent(), Duration.between(asked, clock.instant())));
    }

    /** One request that is lost is no news; nothing to show is. */
    private void unanswered(Exception failure) {
        failures++;
        if (failures > 1 || connection.get() instanceof Connection.Opening) {
            connection.set(new Connection.Lost(sentence(failure)));
        }
        again(pace.afterFailure());
    }

    private void again(Duration pause) {
        polling = tasks.later(pause, this::ask);
    }

    /** A photo has just been stored: the listing has something new to say of it. */
    private void hurry() {
        pace.hurry();
        if (!isHurrying && connection.get() instanceof Connection.Open) {
            isHurrying = true;
            polling.cancel();
            again(SOON);
        }
    }

    private void take(List<ListedPhoto> listing) {
        tasks.mustBeOnFxThread();
        Map<PhotoKey, PhotoViewModel> own = new HashMap<>();
        all.forEach(photo -> photo.key().ifPresent(key -> own.putIfAbsent(key, photo)));
        Set<PhotoKey> gone = new HashSet<>(listed.keySet());
        for (ListedPhoto entry : listing) {
            PhotoViewModel photo = own.computeIfAbsent(entry.key(), _ -> PhotoViewModel.ofListed(entry));
            photo.update(entry);
            all.add(photo);
            listed.put(entry.key(), photo);
            gone.remove(entry.key());
        }
        for (PhotoKey key : gone) {
            all.remove(listed.remove(key));
        }
        last = listing;
        arrange();
    }

    private void arrange() {
        String shown = album.get();
        List<PhotoViewModel> next = new ArrayList<>(all.stream()
                .filter(photo -> shown.isEmpty() || isWithin(photo.album(), shown))
                .sorted(PhotoViewModel::newestFirst)
                .toList());
        if (!next.equals(photos)) {
            photos.setAll(next);
        }
        countAlbums();
    }

    private void countAlbums() {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("", all.size());
        for (PhotoViewModel photo : all) {
            String name = photo.album();
            while (!name.isEmpty()) {
                counts.merge(name, 1, Integer::sum);
                name = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
            }
        }
        List<Album> next = counts.entrySet().stream()
                .map(count -> new Album(count.getKey(), count.getValue()))
                .toList();
        if (!next.equals(albums)) {
            albums.setAll(next);
        }
    }

    private static boolean isWithin(String name, String album) {
        return name.equals(album) || name.startsWith(album + "/");
    }

    private static String sentence(Exception failure) {
        return failure instanceof GalleryException known
                ? known.sentence()
                : "Something unexpected happened: " + failure + ".";
    }
}
