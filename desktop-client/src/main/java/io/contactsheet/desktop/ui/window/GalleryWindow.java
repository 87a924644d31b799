package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.ui.grid.TileGrid;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.notice.NoticeBar;
import io.contactsheet.desktop.ui.sheet.Connection;
import io.contactsheet.desktop.ui.sheet.PhotoTile;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.upload.DropTarget;
import io.contactsheet.desktop.ui.upload.PhotoChooser;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The gallery in a window: the sheet in the middle, and around it what can be done. */
public final class GalleryWindow {

    private final GallerySession session;
    private final PhotoChooser chooser;
    private final SheetViewModel sheet;
    private final TileGrid<PhotoViewModel> grid;
    private final EmptyState empty = new EmptyState();
    private final StackPane root = new StackPane();

    public GalleryWindow(GallerySession session, PhotoChooser chooser) {
        this.session = session;
        this.chooser = chooser;
        this.sheet = session.sheet();
        this.grid = new TileGrid<>(sheet.photos(), () -> new PhotoTile(session.images()));
        grid.setId("sheet");
        grid.setAccessibleText("Photos, newest first");
        BorderPane page = new BorderPane(new StackPane(grid, empty));
        page.setTop(new VBox(
                new Header(sheet, new Header.Actions(this::addFiles, this::addFolder, () -> {}, () -> {})),
                new NoticeBar(session.notices())));
        page.setBottom(new StatusBar(sheet, session.uploads(), session.gallery().address()));
        root.getStyleClass().add("gallery-window");
        root.getChildren().setAll(page, new DropTarget(root, this::add));
        sheet.photos().addListener((Observable _) -> showEmptiness());
        sheet.connectionProperty().subscribe(_ -> showEmptiness());
        sheet.albumProperty().subscribe(_ -> showEmptiness());
    }

    /** What the scene shows. */
    public Parent root() {
        return root;
    }

    private void add(List<Path> paths) {
        if (!paths.isEmpty()) {
            session.uploads().add(paths);
        }
    }

    private void addFiles() {
        add(chooser.files());
    }

    private void addFolder() {
        add(chooser.folder());
    }

    private void showEmptiness() {
        boolean nothing = sheet.photos().isEmpty();
        empty.setVisible(nothing);
        grid.setVisible(!nothing);
        if (!nothing) {
            return;
        }
        switch (sheet.connectionProperty().get()) {
            case Connection.Opening _ -> empty.show(Icon.PICTURE, "Opening the gallery", "One moment.", false);
            case Connection.Lost lost ->
                empty.show(Icon.OFFLINE, "The gallery is out of reach", lost.sentence(), false, tryNow());
            case Connection.Open _ -> invite();
        }
    }

    private void invite() {
        String album = sheet.albumProperty().get();
        Button files = new Button("Choose photos…");
        files.getStyleClass().add("accent");
        files.setOnAction(_ -> addFiles());
        Button folder = new Button("Choose a folder…");
        folder.setOnAction(_ -> addFolder());
        empty.show(
                Icon.PICTURE,
                album.isEmpty() ? "Drop your photos here" : "Drop photos here to begin “" + album + "”",
                "Files or whole folders, as many as you like. Each appears as soon as it is in the gallery.",
                true,
                files,
                folder);
    }

    private Button tryNow() {
        Button button = new Button("Try now");
        button.setOnAction(_ -> sheet.refresh());
        return button;
    }
}
