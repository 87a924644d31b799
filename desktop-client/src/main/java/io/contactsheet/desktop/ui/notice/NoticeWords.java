package io.contactsheet.desktop.ui.notice;

import io.contactsheet.desktop.local.GalleryRepair.Failure;
import io.contactsheet.desktop.local.GalleryRepair.Progress;
import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.text.Sentences;

/** What the window has to tell, in sentences. */
public record NoticeWords(Messages messages) {

    /** What happened, and what to do. */
    public String sentence(Subject subject) {
        Sentences reasons = new Sentences(messages);
        TroubleWords troubles = new TroubleWords(messages);
        return switch (subject) {
            case Subject.Unexpected unexpected -> reasons.of(unexpected.failure());
            case Subject.OutOfReach lost -> troubles.of(lost.trouble());
            case Subject.NotUploaded photos ->
                messages.get(
                        "notice.notUploaded",
                        photos.photos(),
                        photos.only().map(reasons::of).orElseGet(() -> messages.get("notice.eachSaysWhy")));
            case Subject.LeftOut left ->
                messages.get("notice.leftOut", left.files(), left.first().getFileName(), reasons.of(left.reason()));
            case Subject.RepairNeeded needed -> messages.get("notice.repairNeeded", needed.photos());
            case Subject.Repaired repaired -> repaired(repaired.done());
            case Subject.RepairStopped stopped ->
                messages.get("notice.repairStopped", new RepairWords(messages).counted(stopped.done()));
            case Subject.RepairIncomplete incomplete -> incomplete(incomplete.done());
            case Subject.RepairBrokenOff broken -> troubles.of(broken.trouble());
            case Subject.UploadsUnderWay _ -> messages.get("notice.uploadsUnderWay");
            case Subject.RepairUnderWay _ -> messages.get("notice.repairUnderWay");
            case Subject.RepairElsewhere _ -> messages.get("notice.repairElsewhere");
            case Subject.NotRemembered not -> messages.get("notice.notRemembered", troubles.of(not.trouble()));
            case Subject.NoBrowser _ -> messages.get("notice.noBrowser");
            case Subject.ClipboardUnreadable _ -> messages.get("notice.clipboardUnreadable");
            case Subject.ClipboardEmpty _ -> messages.get("notice.clipboardEmpty");
            case Subject.LinkCopied copied -> messages.get("notice.linkCopied", copied.link());
            case Subject.Saved saved -> messages.get("notice.saved", saved.file());
            case Subject.Gone _ -> messages.get("photo.gone");
            case Subject.NotSaved not ->
                messages.get("notice.notSaved", not.file().getFileName(), troubles.of(not.trouble()));
            case Subject.FolderNotWritable not ->
                messages.get("notice.notSaved", not.file().getFileName(), messages.get("notice.folderNotWritable"));
            case Subject.NotDeleted not -> messages.get("notice.notDeleted", not.name(), troubles.of(not.trouble()));
        };
    }

    /** On the button of what can be done. */
    public String button(Notice.Action.Kind kind) {
        return messages.get(
                switch (kind) {
                    case TRY_AGAIN -> "button.tryAgain";
                    case TRY_NOW -> "button.tryNow";
                    case REPAIR -> "button.repair";
                });
    }

    private String repaired(Progress done) {
        boolean isChanged = done.made() + done.placeholders() + done.removed() + done.redriven() > 0;
        return messages.get(
                isChanged ? "notice.repaired" : "notice.nothingToRepair", new RepairWords(messages).counted(done));
    }

    private String incomplete(Progress done) {
        return messages.get(
                "notice.repairIncomplete",
                done.failed(),
                done.failures().isEmpty()
                        ? messages.get("notice.seeLog")
                        : first(done.failures().getFirst()),
                new RepairWords(messages).counted(done));
    }

    private static String first(Failure failure) {
        String told = failure.key() + ": " + failure.reason();
        return told.endsWith(".") ? told : told + ".";
    }
}
