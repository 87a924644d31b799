package io.contactsheet.desktop.ui.repair;

import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.Notice.Action.Kind;
import io.contactsheet.desktop.ui.notice.NoticesViewModel;
import io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic;
import io.contactsheet.desktop.ui.notice.Subject;
import io.contactsheet.desktop.ui.notice.Trouble;
import io.contactsheet.desktop.ui.sheet.Connection;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.task.Cancellable;
import io.contactsheet.desktop.ui.task.TaskExecutor;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The repair of the gallery's thumbnails, one at a time, and the notice that one is needed. For the FX thread alone.
 */
public final class RepairViewModel {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Repairs repairs;
    private final SheetViewModel sheet;
    private final NoticesViewModel notices;
    private final TaskExecutor tasks;
    private final InstantSource clock;
    private final LateThumbnails late = new LateThumbnails();
    private final ReadOnlyObjectWrapper<Optional<RepairProgress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private AtomicBoolean stopped = new AtomicBoolean();
    private Cancellable looking = Cancellable.NOTHING;
    private boolean isTold;

    private record Need(boolean hasFailures, long late) {}

    /** Looks after the gallery as soon as that has answered for the first time. */
    public RepairViewModel(
            Repairs repairs, SheetViewModel sheet, NoticesViewModel notices, TaskExecutor tasks, InstantSource clock) {
        this.repairs = repairs;
        this.sheet = sheet;
        this.notices = notices;
        this.tasks = tasks;
        this.clock = clock;
        sheet.connectionProperty().subscribe(connection -> {
            if (connection instanceof Connection.Open) {
                look();
            }
        });
    }

    /** How far it is; empty while there is none. */
    public ReadOnlyObjectProperty<Optional<RepairProgress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public boolean isUnderWay() {
        return progress.get().isPresent();
    }

    /** Begins one, unless one is under way. */
    public void start() {
        tasks.mustBeOnFxThread();
        if (isUnderWay()) {
            return;
        }
        AtomicBoolean stop = new AtomicBoolean();
        stopped = stop;
        looking.cancel();
        notices.dismiss(Topic.THUMBNAILS);
        progress.set(Optional.of(RepairProgress.begun(sheet.count())));
        tasks.run(
                () -> repairs.run(stop::get, news -> tasks.onFxThread(() -> show(news))), this::ended, this::brokenOff);
    }

    /** Ends it after what it has begun, which takes a second or two. */
    public void stop() {
        stopped.set(true);
        progress.set(progress.get().map(RepairProgress::stopping));
    }

    private void show(Progress news) {
        tasks.mustBeOnFxThread();
        progress.set(progress.get().map(known -> known.at(news)));
    }

    private void ended(Progress done) {
        settled();
        isTold = done.failed() > 0;
        notices.show(Topic.ACTION, outcome(done));
    }

    private Notice outcome(Progress done) {
        if (done.failed() > 0) {
            return Notice.of(new Subject.RepairIncomplete(done), Kind.TRY_AGAIN, this::start);
        }
        return Notice.of(done.next().isPresent() ? new Subject.RepairStopped(done) : new Subject.Repaired(done));
    }

    private void brokenOff(Exception failure) {
        settled();
        notices.show(
                Topic.ACTION, Notice.of(new Subject.RepairBrokenOff(Trouble.of(failure)), Kind.TRY_AGAIN, this::start));
    }

    private void settled() {
        progress.set(Optional.empty());
        sheet.refresh();
        lookLater();
    }

    private void lookLater() {
        looking = tasks.later(BETWEEN_LOOKS, this::look);
    }

    private void look() {
        looking.cancel();
        if (!isUnderWay()) {
            Set<PhotoKey> missing = sheet.withoutThumbnail();
            looking = tasks.run(
                    () -> new Need(repairs.needed(), late.count(missing, clock.instant())),
                    this::tell,
                    _ -> lookLater());
        }
    }

    /** Tells it once, and again only after all was right in between. */
    private void tell(Need found) {
        boolean isNeeded = found.hasFailures() || found.late() > 0;
        if (!isNeeded) {
            notices.dismiss(Topic.THUMBNAILS);
        } else if (!isTold) {
            notices.show(Topic.THUMBNAILS, Notice.of(new Subject.RepairNeeded(found.late()), Kind.REPAIR, this::start));
        }
        isTold = isNeeded;
        lookLater();
    }
}
