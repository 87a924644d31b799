package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.sheet.Album;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The albums under their button: ten of them or ten thousand. Escape, or a click beside it, changes nothing. */
final class AlbumPanel extends StackPane {

    private static final int FEW = 10;
    private static final double ROW = 34;
    private static final double MOST_ROWS = 14;

    private final Layers layers;
    private final SheetViewModel sheet;
    private final List<Album> all;
    private final TextField search = new TextField();
    private final ListView<Album> list = new ListView<>();

    private AlbumPanel(Layers layers, SheetViewModel sheet, Messages messages, Runnable newAlbum) {
        this.layers = layers;
        this.sheet = sheet;
        this.all = sheet.albums();
        getStyleClass().add("album-panel");
        search.setId("find-album");
        search.setPromptText(messages.get("albums.find"));
        search.setVisible(all.size() > FEW);
        search.setManaged(all.size() > FEW);
        search.textProperty().subscribe(this::find);
        list.setId("album-list");
        list.setAccessibleText(messages.get("albums.title"));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(Math.min(all.size(), MOST_ROWS) * ROW + 2);
        list.setCellFactory(_ -> new AlbumCell(sheet::albumTitle, messages));
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> choose());
        Button another = new Button(messages.get("albums.newAfterQuestion"), Icon.ADD.node());
        another.getStyleClass().add("flat");
        another.setOnAction(_ -> {
            layers.hide();
            newAlbum.run();
        });
        VBox box = new VBox(search, list, another);
        box.getStyleClass().add("box");
        box.setMaxHeight(USE_PREF_SIZE);
        getChildren().setAll(box);
        setAlignment(Pos.TOP_LEFT);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() == this) {
                layers.hide();
            }
        });
    }

    /** Lays it over the window. */
    static void show(Layers layers, SheetViewModel sheet, Messages messages, Runnable newAlbum) {
        AlbumPanel panel = new AlbumPanel(layers, sheet, messages, newAlbum);
        layers.show(panel, panel.search.isVisible() ? panel.search : panel.list);
    }

    private void find(String words) {
        String sought = words.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(all.stream()
                        .filter(album ->
                                isCalled(album.name(), sought) || isCalled(sheet.albumTitle(album.name()), sought))
                        .toList());
        String shown = sheet.albumProperty().get();
        list.getSelectionModel().selectFirst();
        if (sought.isEmpty()) {
            list.getItems().stream()
                    .filter(album -> album.name().equals(shown))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        }
    }

    private static boolean isCalled(String name, String sought) {
        return name.toLowerCase(Locale.ROOT).contains(sought);
    }

    private void choose() {
        Album album = list.getSelectionModel().getSelectedItem();
        if (album != null) {
            layers.hide();
            sheet.albumProperty().set(album.name());
        }
    }

    private void press(KeyEvent event) {
        boolean isInField = search.isFocused();
        if (event.getCode() == KeyCode.ESCAPE) {
            layers.hide();
        } else if (event.getCode() == KeyCode.ENTER && (isInField || list.isFocused())) {
            choose();
        } else if (event.getCode() == KeyCode.DOWN && isInField) {
            list.requestFocus();
        } else {
            return;
        }
        event.consume();
    }
}
