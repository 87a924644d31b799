package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.sheet.Connection;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.sheet.Words;
import io.contactsheet.desktop.ui.upload.UploadProgress;
import io.contactsheet.desktop.ui.upload.UploadsViewModel;
import java.net.URI;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The foot of the window: how many photos, how far the uploads are, and where others find the gallery. */
final class StatusBar extends HBox {

    private final SheetViewModel sheet;
    private final Label count = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button("Cancel all");
    private final UploadsViewModel uploads;

    StatusBar(SheetViewModel sheet, UploadsViewModel uploads, URI address) {
        this.sheet = sheet;
        this.uploads = uploads;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        count.setId("count");
        count.setMinWidth(USE_PREF_SIZE);
        progress.getStyleClass().add("small");
        progress.setMinWidth(60);
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> uploads.cancelAll());
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().setAll(count, progress, cancel, room, copyable(address));
        sheet.photos().addListener((Observable _) -> show());
        sheet.connectionProperty().subscribe(_ -> show());
        uploads.progressProperty().subscribe(_ -> show());
    }

    private static Button copyable(URI address) {
        Button copy = new Button(address.toString(), Icon.COPY.node(14));
        copy.setId("address");
        copy.getStyleClass().addAll("flat", "small", "address");
        copy.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        copy.setMinWidth(60);
        copy.setAccessibleText("Copy the gallery's address, " + address);
        copy.setTooltip(new Tooltip("Copy the gallery's address: it opens in a browser too."));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(address.toString());
            content.putUrl(address.toString());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setGraphic(Icon.CHECK.node(14));
        });
        copy.focusedProperty().subscribe(_ -> copy.setGraphic(Icon.COPY.node(14)));
        return copy;
    }

    private void show() {
        UploadProgress now = uploads.progressProperty().get();
        progress.setProgress(now.fraction());
        for (Region part : new Region[] {progress, cancel}) {
            part.setVisible(now.isUnderWay());
            part.setManaged(now.isUnderWay());
        }
        boolean isKnown = sheet.connectionProperty().get() instanceof Connection.Open
                || !sheet.photos().isEmpty();
        String photos = isKnown ? Words.photos(sheet.photos().size()) : "";
        count.setText(now.isUnderWay() ? now.words() : now.total() == 0 ? photos : photos + " · " + now.words());
    }
}
