package io.contactsheet.desktop.ui.upload;

import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.Notice.Action.Kind;
import io.contactsheet.desktop.ui.notice.NoticesViewModel;
import io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic;
import io.contactsheet.desktop.ui.notice.Subject;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.desktop.upload.BatchListener;
import io.contactsheet.desktop.upload.SkipReason;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The uploads of this window. For the FX thread alone. */
public final class UploadsViewModel {

    private final UploadEngine engine;
    private final SheetViewModel sheet;
    private final NoticesViewModel notices;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final Map<Upload, PhotoViewModel> photos = new LinkedHashMap<>();
    private final UploadTally tally = new UploadTally();
    private final Map<Path, SkipReason> leftOut = new LinkedHashMap<>();
    private final Inbox<Upload, UploadState> changes;
    private final Inbox<Path, SkipReason> skipped;
    private final ReadOnlyObjectWrapper<UploadProgress> progress = new ReadOnlyObjectWrapper<>(UploadProgress.NONE);
    private Instant added = Instant.MIN;
    private long count;
    private Optional<Subject> told = Optional.empty();

    public UploadsViewModel(
            UploadEngine engine,
            SheetViewModel sheet,
            NoticesViewModel notices,
            TaskExecutor tasks,
            InstantSource clock) {
        this.engine = engine;
        this.sheet = sheet;
        this.notices = notices;
        this.tasks = tasks;
        this.clock = clock;
        this.changes = new Inbox<>(tasks::onFxThread, this::take);
        this.skipped = new Inbox<>(tasks::onFxThread, this::tell);
    }

    /** How far they are, all in all. */
    public ReadOnlyObjectProperty<UploadProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Uploads files, and the pictures in folders, into the album that the sheet shows. */
    public void add(Collection<Path> paths) {
        if (!progress.get().isUnderWay()) {
            tally.settled().forEach(this::drop);
            leftOut.clear();
        }
        added = clock.instant();
        engine.submitAll(List.copyOf(paths), sheet.albumProperty().get(), new BatchListener() {
            @Override
            public void found(Upload upload) {
                upload.onChange(changes::put);
                changes.put(upload, upload.state());
            }

            @Override
            public void skipped(Path path, SkipReason reason) {
                skipped.put(path, reason);
            }
        });
    }

    /** Tries all again that may go better now. */
    public void retryFailed() {
        inBackground(tally.retryable(), Upload::retry);
    }

    /** Gives up all that are not in the gallery yet. */
    public void cancelAll() {
        inBackground(List.copyOf(photos.keySet()), Upload::cancel);
    }

    /** A hundred thousand take their time. */
    private void inBackground(List<Upload> uploads, Consumer<Upload> action) {
        tasks.run(() -> uploads.forEach(action));
    }

    /** Takes a photo from the sheet that could not be uploaded. */
    public void dismiss(PhotoViewModel photo) {
        photos.entrySet().stream()
                .filter(entry -> entry.getValue() == photo)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::drop);
        sheet.forget(photo);
        count();
    }

    private void take(Map<Upload, UploadState> news) {
        List<PhotoViewModel> found = new ArrayList<>();
        Map<PhotoViewModel, UploadState> changed = new LinkedHashMap<>();
        news.forEach((upload, state) -> {
            PhotoViewModel photo = photos.get(upload);
            if (photo == null) {
                photo = photoOf(upload);
                photos.put(upload, photo);
                found.add(photo);
            }
            tally.put(upload, state);
            changed.put(photo, state);
        });
        sheet.add(found);
        sheet.update(changed);
        news.forEach((upload, state) -> {
            if (state instanceof Cancelled) {
                drop(upload);
            }
        });
        count();
    }

    private PhotoViewModel photoOf(Upload upload) {
        count++;
        return PhotoViewModel.ofUpload(upload, sheet.albumKey(upload.album()), added, count);
    }

    private void drop(Upload upload) {
        photos.remove(upload);
        tally.remove(upload);
    }

    private void count() {
        UploadProgress now = tally.progress();
        progress.set(now);
        tellFailures(now.failed());
    }

    private void tellFailures(int failed) {
        if (failed == 0) {
            notices.dismiss(Topic.UPLOADS);
            told = Optional.empty();
            return;
        }
        Subject now = new Subject.NotUploaded(failed, tally.reason(), tally.details());
        if (told.equals(Optional.of(now))) {
            return;
        }
        told = Optional.of(now);
        notices.show(
                Topic.UPLOADS,
                tally.hasRetryable() ? Notice.of(now, Kind.TRY_AGAIN, this::retryFailed) : Notice.of(now));
    }

    private void tell(Map<Path, SkipReason> news) {
        leftOut.putAll(news);
        Map.Entry<Path, SkipReason> one = leftOut.entrySet().iterator().next();
        notices.show(Topic.SKIPPED, Notice.of(new Subject.LeftOut(leftOut.size(), one.getKey(), one.getValue())));
    }
}
