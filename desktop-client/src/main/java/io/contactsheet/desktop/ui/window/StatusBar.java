package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.repair.RepairProgress;
import io.contactsheet.desktop.ui.repair.RepairViewModel;
import io.contactsheet.desktop.ui.sheet.Connection;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.upload.UploadProgress;
import io.contactsheet.desktop.ui.upload.UploadWords;
import io.contactsheet.desktop.ui.upload.UploadsViewModel;
import java.net.URI;
import java.util.Optional;
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

/** The foot of the window: how many photos, how far uploads or a repair are, and where others find the gallery. */
final class StatusBar extends HBox {

    private static final double NARROW = 620;
    private static final double LEAST_COUNT = 90;

    private final Messages messages;
    private final SheetViewModel sheet;
    private final Label count = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button();
    private final UploadsViewModel uploads;
    private final Optional<RepairViewModel> repair;

    /** @param openPage opens the gallery's page in a browser, signed in; empty where only its address can be told */
    StatusBar(
            SheetViewModel sheet,
            UploadsViewModel uploads,
            Optional<RepairViewModel> repair,
            URI address,
            Messages messages,
            Optional<Runnable> openPage) {
        this.messages = messages;
        this.sheet = sheet;
        this.uploads = uploads;
        this.repair = repair;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        count.setId("count");
        count.minWidthProperty()
                .bind(widthProperty().map(wide -> wide.doubleValue() > NARROW ? USE_PREF_SIZE : LEAST_COUNT));
        progress.getStyleClass().add("small");
        progress.setMinWidth(60);
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setId("cancel");
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().setAll(count, progress, cancel, room, address(address, openPage));
        sheet.photos().addListener((Observable _) -> show());
        sheet.connectionProperty().subscribe(_ -> show());
        uploads.progressProperty().subscribe(_ -> show());
        repair.ifPresent(known -> known.progressProperty().subscribe(_ -> show()));
    }

    private Button address(URI address, Optional<Runnable> openPage) {
        Button button = openPage.map(open -> opening(address, open)).orElseGet(() -> copyable(address));
        button.setId("address");
        button.getStyleClass().addAll("flat", "small", "address");
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        button.setMinWidth(60);
        return button;
    }

    private Button opening(URI address, Runnable open) {
        Button button = new Button(address.toString(), Icon.LINK.node(14));
        button.setAccessibleText(messages.get("address.open"));
        button.setTooltip(new Tooltip(messages.get("address.openHint")));
        button.setOnAction(_ -> open.run());
        return button;
    }

    private Button copyable(URI address) {
        Button copy = new Button(address.toString(), Icon.COPY.node(14));
        copy.setAccessibleText(messages.get("address.copy", address));
        copy.setTooltip(new Tooltip(messages.get("address.copyHint")));
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

    /** What the user waits for first: a repair may be stopped by the menu meanwhile. */
    private void show() {
        UploadProgress uploading = uploads.progressProperty().get();
        Optional<RepairProgress> repairing =
                repair.flatMap(known -> known.progressProperty().get());
        if (uploading.isUnderWay()) {
            showWork(
                    new UploadWords(messages).of(uploading),
                    uploading.fraction(),
                    messages.get("uploads.cancelAll"),
                    uploads::cancelAll);
        } else if (repairing.isPresent()) {
            RepairProgress now = repairing.get();
            showWork(now.words(messages), now.fraction(), messages.get("repair.stop"), repair.orElseThrow()::stop);
            cancel.setDisable(now.isStopping());
        } else {
            showRest(uploading);
        }
    }

    private void showWork(String words, double fraction, String button, Runnable action) {
        count.setText(words);
        progress.setProgress(fraction);
        progress.setAccessibleText(words);
        cancel.setText(button);
        cancel.setDisable(false);
        cancel.setOnAction(_ -> action.run());
        setWorking(true);
    }

    private void showRest(UploadProgress before) {
        boolean isKnown = sheet.connectionProperty().get() instanceof Connection.Open
                || !sheet.photos().isEmpty();
        String photos = isKnown ? messages.photos(sheet.photos().size()) : "";
        count.setText(
                before.total() == 0
                        ? photos
                        : messages.get("uploads.last", photos, new UploadWords(messages).of(before)));
        setWorking(false);
    }

    private void setWorking(boolean isWorking) {
        for (Region part : new Region[] {progress, cancel}) {
            part.setVisible(isWorking);
            part.setManaged(isWorking);
        }
    }
}
