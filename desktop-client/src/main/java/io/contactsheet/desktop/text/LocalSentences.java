package io.contactsheet.desktop.text;

import io.contactsheet.desktop.local.LocalReason;
import io.contactsheet.desktop.local.Remark;
import java.util.Map;
import java.util.stream.Collectors;

/** Why the gallery on this computer did not do what it was asked to, and what there is to say of its start. */
record LocalSentences(Messages messages) {

    String of(LocalReason reason) {
        return switch (reason) {
            case LocalReason.NotStarted known -> known.detail();
            case LocalReason.Interrupted _ -> messages.get("local.interrupted");
            case LocalReason.FolderUnusable folder ->
                messages.get("local.folderUnusable", folder.folder(), folder.detail());
            case LocalReason.NotOpen closed -> messages.get("local.notOpen", closed.folder());
            case LocalReason.NoAnswer silent -> messages.get("local.noAnswer", silent.folder());
            case LocalReason.ServedAlready served ->
                served.address()
                        .map(address -> messages.get("local.servedAt", served.folder(), address))
                        .orElseGet(() -> messages.get("local.servedElsewhere", served.folder()));
            case LocalReason.NoOwnSignIn none ->
                messages.get("local.noOwnSignIn", none.folder(), new GallerySentences(messages).of(none.reason()));
            case LocalReason.NoOwnAccount none -> messages.get("local.noOwnSignIn", none.folder(), none.detail());
            case LocalReason.NoAddress none -> messages.get("local.noAddress", none.template(), none.output());
            case LocalReason.ByGallery known -> new GallerySentences(messages).of(known.reason());
            case LocalReason.NoCode none -> messages.get("local.noCode", none.gallery());
            case LocalReason.PageUnwritable page -> messages.get("local.pageUnwritable", page.file(), page.detail());
            case LocalReason.NotRepairable other -> messages.get("local.notRepairable", other.folder());
            case LocalReason.NoAccess known -> messages.get("local.noAccess", known.detail());
            case LocalReason.RepairCutOff cut ->
                cut.detail()
                        .map(detail -> messages.get("local.repairCutOff", detail))
                        .orElseGet(() -> messages.get("local.repairUnanswered"));
        };
    }

    String of(Remark remark) {
        return switch (remark) {
            case Remark.KeptParameters kept -> messages.get("remark.keptParameters", listed(kept.values()));
            case Remark.UnfitParameter unfit -> messages.get("remark.unfitParameter", unfit.name(), unfit.why());
            case Remark.OtherTemplate other -> messages.get("remark.otherTemplate", other.name());
        };
    }

    private static String listed(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
