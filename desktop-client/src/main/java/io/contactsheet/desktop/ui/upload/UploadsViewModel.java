package io.contactsheet.desktop.ui.upload;

import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.NoticesViewModel;
import io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.sheet.Words;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.desktop.upload.BatchListener;
import io.contactsheet.desktop.upload.Upload;
import io.contactsheet.desktop.upload.UploadEngine;
import io.contactsheet.desktop.upload.UploadState;
import io.contactsheet.desktop.upload.UploadState.Cancelled;
import io.contactsheet.desktop.upload.UploadState.Failed;
import io.contactsheet.desktop.upload.UploadState.InGallery;
import io.contactsheet.desktop.upload.UploadState.Sending;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The uploads of this window. For the FX thread alone. */
public final class UploadsViewModel {

    private final UploadEngine engine;
    private final SheetViewModel sheet;
    private final NoticesViewModel notices;
    private final InstantSource clock;
    private final Map<Upload, PhotoViewModel> photos = new LinkedHashMap<>();
    private final Map<Upload, UploadState> states = new LinkedHashMap<>();
    private final Inbox<Upload, UploadState> changes;
    private final Inbox<Path, String> skipped;
    private final ReadOnlyObjectWrapper<UploadProgress> progress = new ReadOnlyObjectWrapper<>(UploadProgress.NONE);
    private Instant added = Instant.MIN;
    private List<Failed> told = List.of();

    public UploadsViewModel(
            UploadEngine engine,
            SheetViewModel sheet,
            NoticesViewModel notices,
            TaskExecutor tasks,
            InstantSource clock) {
        this.engine = engine;
        this.sheet = sheet;
        this.notices = notices;
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
            forgetSettled();
        }
        added = clock.instant();
        engine.submitAll(List.copyOf(paths), sheet.albumProperty().get(), new BatchListener() {
            @Override
            public void found(Upload upload) {
                upload.onChange(changes::put);
                changes.put(upload, upload.state());
            }

            @Override
            public void skipped(Path path, String reason) {
                skipped.put(path, reason);
            }
        });
    }

    /** Tries all again that may go better now. */
    public void retryFailed() {
        List.copyOf(photos.values()).forEach(PhotoViewModel::retry);
    }

    /** Gives up all that are not in the gallery yet. */
    public void cancelAll() {
        List.copyOf(photos.values()).forEach(PhotoViewModel::cancel);
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
        news.forEach((upload, state) -> {
            if (!photos.containsKey(upload)) {
                PhotoViewModel photo = PhotoViewModel.ofUpload(upload, added, photos.size());
                photos.put(upload, photo);
                found.add(photo);
            }
            states.put(upload, state);
        });
        if (!found.isEmpty()) {
            sheet.add(found);
        }
        news.forEach(this::take);
        count();
    }

    private void take(Upload upload, UploadState state) {
        PhotoViewModel photo = photos.get(upload);
        if (photo != null) {
            sheet.update(photo, state);
        }
        if (state instanceof Cancelled) {
            drop(upload);
        }
    }

    private void forgetSettled() {
        states.entrySet().stream()
                .filter(entry -> entry.getValue().isFinal() && !(entry.getValue() instanceof Failed))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::drop);
    }

    private void drop(Upload upload) {
        photos.remove(upload);
        states.remove(upload);
    }

    private void count() {
        int stored = 0;
        int failed = 0;
        double done = 0;
        for (UploadState state : states.values()) {
            stored += state instanceof InGallery ? 1 : 0;
            failed += state instanceof Failed ? 1 : 0;
            done += state instanceof Sending sending ? (double) sending.sent() / sending.total() : 0;
        }
        int total = states.size();
        progress.set(new UploadProgress(total, stored, failed, total == 0 ? 0 : (stored + failed + done) / total));
        tellFailures(states.values().stream()
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .toList());
    }

    private void tellFailures(List<Failed> failures) {
        if (failures.equals(told)) {
            return;
        }
        told = failures;
        if (failures.isEmpty()) {
            notices.dismiss(Topic.UPLOADS);
            return;
        }
        String what = failures.size() == 1
                ? "1 photo was not uploaded."
                : Words.photos(failures.size()) + " were not uploaded.";
        String why = failures.stream().map(Failed::reason).distinct().count() == 1
                ? " " + failures.getFirst().reason()
                : " Each says why.";
        notices.show(
                Topic.UPLOADS,
                failures.stream().anyMatch(Failed::retryable)
                        ? Notice.problem(what + why, "Try again", this::retryFailed)
                        : Notice.problem(what + why));
    }

    private void tell(Map<Path, String> left) {
        Map.Entry<Path, String> one = left.entrySet().iterator().next();
        notices.show(
                Topic.SKIPPED,
                Notice.hint(
                        left.size() == 1
                                ? one.getKey().getFileName() + " was left out. " + one.getValue()
                                : left.size() + " files were left out. The first is "
                                        + one.getKey().getFileName() + ". " + one.getValue()));
    }
}
