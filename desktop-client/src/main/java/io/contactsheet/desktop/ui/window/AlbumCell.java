package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.sheet.Album;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** An album in the list of albums: its name, and how many photos are in it. */
final class AlbumCell extends ListCell<Album> {

    private final Label name = new Label();
    private final Label count = new Label();
    private final HBox row;
    private final UnaryOperator<String> titles;
    private final Messages messages;

    /** @param titles of albums by their keys */
    AlbumCell(UnaryOperator<String> titles, Messages messages) {
        this.titles = titles;
        this.messages = messages;
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        row = new HBox(name, room, count);
        row.getStyleClass().add("row");
        getStyleClass().add("album-cell");
        // As wide as the list, and no wider: long names are shortened.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Album album, boolean empty) {
        super.updateItem(album, empty);
        setGraphic(album == null ? null : row);
        if (album != null) {
            name.setText(album.name().isEmpty() ? messages.get("albums.all") : titles.apply(album.name()));
            count.setText(messages.get("albums.count", album.photos()));
            setAccessibleText(messages.get("albums.spoken", name.getText(), album.photos()));
        }
    }
}
