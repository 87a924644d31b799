package io.contactsheet.desktop.ui.upload;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Icon;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lies over the sheet while files are dragged over the window, and says what happens when they are let go. */
public final class DropTarget extends StackPane {

    /**
     * Watches a node for files and folders.
     *
     * @param whole where they may be dropped
     * @param onDrop gets them
     */
    public DropTarget(Node whole, Messages messages, Consumer<List<Path>> onDrop) {
        Label words = new Label(messages.get("drop.letGo"));
        VBox box = new VBox(12, Icon.ADD.node(32), words);
        box.getStyleClass().add("drop-words");
        getStyleClass().add("drop-target");
        getChildren().setAll(box);
        setVisible(false);
        setMouseTransparent(true);
        whole.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                setVisible(true);
                event.consume();
            }
        });
        whole.addEventHandler(DragEvent.DRAG_EXITED, _ -> setVisible(false));
        whole.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            setVisible(false);
            boolean some = event.getDragboard().hasFiles();
            if (some) {
                onDrop.accept(event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .toList());
            }
            event.setDropCompleted(some);
            event.consume();
        });
    }
}
