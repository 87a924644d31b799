package io.contactsheet.desktop.ui.window;

import static javafx.scene.control.ContentDisplay.GRAPHIC_ONLY;
import static javafx.scene.control.ContentDisplay.LEFT;
import static javafx.scene.control.ContentDisplay.RIGHT;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.galleries.GalleryChoice;
import io.contactsheet.desktop.ui.galleries.GalleryChoices;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.look.Mark;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The top of the window: which album is shown, and the way to add photos. */
final class Header extends HBox {

    private static final double NARROW = 560;

    private final Button albums = new Button();
    private final SplitMenuButton add = new SplitMenuButton();
    private final Messages messages;

    Header(SheetViewModel sheet, Messages messages, Actions actions) {
        this.messages = messages;
        getStyleClass().add("header");
        MenuButton title = new MenuButton(messages.get("window.product"), new Mark());
        title.setId("galleries");
        title.getStyleClass().addAll("wordmark", "flat");
        title.setMinWidth(USE_PREF_SIZE);
        title.setAccessibleText(messages.get("galleries.title"));
        title.contentDisplayProperty()
                .bind(widthProperty().map(wide -> wide.doubleValue() > NARROW ? LEFT : GRAPHIC_ONLY));
        Runnable fill = () -> title.getItems()
                .setAll(galleryItems(actions.galleries(), actions.repair().get()));
        title.setOnShowing(_ -> fill.run());
        // A menu without items does not open.
        fill.run();
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        albums.setId("albums");
        albums.getStyleClass().add("flat");
        albums.setGraphic(Icon.DOWN.node());
        albums.setContentDisplay(RIGHT);
        albums.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        albums.setMinWidth(60);
        albums.setOnAction(_ -> actions.chooseAlbum().run());
        add.setId("add");
        add.textProperty()
                .bind(widthProperty()
                        .map(wide -> messages.get(wide.doubleValue() > NARROW ? "add.photos" : "add.photosBriefly")));
        add.setGraphic(Icon.ADD.node());
        add.getStyleClass().add("accent");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> actions.addFiles().run());
        add.getItems()
                .setAll(
                        item(messages.get("add.choosePhotos"), actions.addFiles()),
                        item(messages.get("add.chooseFolder"), actions.addFolder()),
                        item(messages.get("add.paste"), actions.paste()));
        getChildren().setAll(title, albums, room, add);
        sheet.albumProperty().subscribe(album -> showAlbum(sheet.albumTitle(album)));
    }

    /**
     * What its buttons do.
     *
     * @param repair gives the item of the menu about the gallery's thumbnails, as of now
     */
    record Actions(
            Runnable addFiles,
            Runnable addFolder,
            Runnable paste,
            Runnable chooseAlbum,
            GalleryChoices galleries,
            Supplier<MenuItem> repair) {}

    private List<MenuItem> galleryItems(GalleryChoices galleries, MenuItem repair) {
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        for (GalleryChoice choice : galleries.all()) {
            RadioMenuItem item = new RadioMenuItem(choice.name());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(choice.shown());
            item.setOnAction(_ -> choice.open().run());
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        items.add(item(messages.get("galleries.openAnother"), galleries::openAnother));
        items.add(new SeparatorMenuItem());
        items.add(repair);
        return items;
    }

    private void showAlbum(String title) {
        albums.setText(title.isEmpty() ? messages.get("albums.all") : title);
        albums.setAccessibleText(messages.get("albums.shown", albums.getText()));
    }

    static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
