package io.contactsheet.desktop.ui.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.contactsheet.desktop.local.GalleryRepair.Failure;
import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.local.LocalGalleryException;
import io.contactsheet.desktop.local.LocalReason;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.NoticeWords;
import io.contactsheet.desktop.ui.notice.NoticesViewModel;
import io.contactsheet.desktop.ui.sheet.GalleryInMemory;
import io.contactsheet.desktop.ui.sheet.ListedPhoto;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.task.ManualTaskExecutor;
import io.contactsheet.shared.key.PhotoKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairViewModelTest {

    private static final Messages ENGLISH = Messages.in(Locale.UK);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTaskExecutor tasks = new ManualTaskExecutor();
    private final GalleryInMemory gallery = new GalleryInMemory();
    private final SheetViewModel sheet = new SheetViewModel(gallery, tasks, tasks);
    private final NoticesViewModel notices = new NoticesViewModel();
    private final RepairsByHand repairs = new RepairsByHand();
    private final RepairViewModel repair = new RepairViewModel(repairs, sheet, notices, tasks, tasks);

    private void open() {
        sheet.refresh();
        tasks.runAll();
    }

    private Optional<String> told() {
        return notices.currentProperty().get().map(notice -> new NoticeWords(ENGLISH).sentence(notice.subject()));
    }

    private void act() {
        notices.currentProperty()
                .get()
                .flatMap(Notice::action)
                .orElseThrow()
                .body()
                .run();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            300  | 0  | 0 | Every thumbnail was right already: 300 photos looked at.
            1    | 1  | 0 | Every thumbnail is right now: 1 photo looked at, 1 thumbnail made.
            1300 | 12 | 2 | Every thumbnail is right now: 1,300 photos looked at, 12 thumbnails made, 2 left over and removed.
            """)
    void repairThatEnds_shouldSayWhatItDid(int seen, int made, int removed, String sentence) {
        repairs.step(RepairsByHand.end(seen, made, removed));
        repair.start();
        tasks.runAll();
        assertThat(told()).hasValue(sentence);
        assertThat(repair.isUnderWay()).isFalse();
    }

    @Test
    void repairThatIsUnderWay_shouldNotBeginTwice() {
        repairs.step(RepairsByHand.end(1, 0, 0));
        repair.start();
        repair.start();
        tasks.runAll();
        assertThat(repairs.runs).hasValue(1);
    }

    @Test
    void repairThatIsStopped_shouldSayWhatStays() {
        repair.start();
        repair.stop();
        assertThat(repair.progressProperty().get().map(progress -> progress.words(ENGLISH)))
                .hasValue("Stopping…");
        tasks.runAll();
        assertThat(told()).get().asString().startsWith("The repair was stopped: 0 photos looked at.");
        assertThat(repair.isUnderWay()).isFalse();
    }

    @Test
    void thingsThatCannotBeDone_shouldBeToldWithTheFirstReason_andTriedAgainOnDemand() {
        repairs.step(RepairsByHand.end(
                5, 1, 0, new Failure("red.png", "The disk is full."), new Failure("blue.png", "The disk is full.")));
        repair.start();
        tasks.runAll();
        assertThat(told())
                .get()
                .asString()
                .startsWith("2 things could not be done. The first: red.png: The disk is full. The photos themselves");
        repairs.step(RepairsByHand.end(5, 2, 0));
        act();
        tasks.runAll();
        assertThat(told()).get().asString().startsWith("Every thumbnail is right now");
    }

    @Test
    void repairThatIsCutOff_shouldSayWhyAndBeTriedAgainOnDemand() {
        repairs.fail(new LocalGalleryException(new LocalReason.RepairCutOff(Optional.empty())));
        repair.start();
        tasks.runAll();
        assertThat(told())
                .hasValue(
                        "The repair was cut off: the gallery does not answer. What was done stays done; run it again.");
        repairs.step(RepairsByHand.end(1, 0, 0));
        act();
        tasks.runAll();
        assertThat(repairs.runs).hasValue(2);
    }

    @Test
    void failuresThatTheGalleryKnowsOf_shouldBeToldOnce_untilAllWasRight() {
        repairs.needed = true;
        open();
        assertThat(told()).get().asString().startsWith("Some photos have no thumbnail");
        notices.dismissCurrent();
        tasks.advance(MINUTE.multipliedBy(5));
        assertThat(told()).isEmpty();

        repairs.needed = false;
        tasks.advance(MINUTE.multipliedBy(2));
        repairs.needed = true;
        tasks.advance(MINUTE.multipliedBy(2));
        assertThat(told()).isPresent();
    }

    @Test
    void noticeOfFailures_shouldOfferTheRepair_andGoWithTheFailures() {
        repairs.needed = true;
        open();
        repairs.step(RepairsByHand.end(3, 1, 0));
        repairs.needed = false;
        act();
        tasks.runAll();
        assertThat(told()).get().asString().startsWith("Every thumbnail is right now");
        notices.dismissCurrent();
        tasks.advance(MINUTE.multipliedBy(2));
        assertThat(told()).isEmpty();
    }

    @Test
    void photoWithoutThumbnailForLong_shouldBeTold_andOneThatIsNewShouldNot() {
        gallery.put("harbour.jpg", 1);
        gallery.photos.add(new ListedPhoto(new PhotoKey("late.jpg"), 1, tasks.instant(), Optional.empty()));
        open();
        tasks.advance(LateThumbnails.PATIENCE.minus(MINUTE));
        assertThat(told()).isEmpty();
        tasks.advance(MINUTE.multipliedBy(2));
        assertThat(told()).get().asString().startsWith("1 photo has no thumbnail");

        gallery.photos.removeLast();
        gallery.put("late.jpg", 2);
        tasks.advance(MINUTE.multipliedBy(2));
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | 0 | 100 | -1  | Repairing thumbnails
            40 | 3 | 100 | 0.4 | Repairing: 40 of 100, 3 thumbnails made
            40 | 0 | 0   | -1  | Repairing: 40 of 40
            99 | 0 | 90  | 1   | Repairing: 99 of 99
            """)
    void progress_shouldTellWhatIsKnown(int seen, int made, int photos, double fraction, String words) {
        Progress done = RepairsByHand.midway(seen, made);
        RepairProgress progress = new RepairProgress(done, photos, false);
        assertThat(List.of(progress.fraction(), progress.words(ENGLISH))).containsExactly(fraction, words);
    }
}
