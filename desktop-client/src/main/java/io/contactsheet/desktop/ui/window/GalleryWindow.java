package io.contactsheet.desktop.ui.window;

import io.contactsheet.desktop.text.Messages;
import io.contactsheet.desktop.ui.galleries.GalleryChoices;
import io.contactsheet.desktop.ui.grid.TileGrid;
import io.contactsheet.desktop.ui.look.Icon;
import io.contactsheet.desktop.ui.notice.Notice;
import io.contactsheet.desktop.ui.notice.Notice.Action.Kind;
import io.contactsheet.desktop.ui.notice.NoticeBar;
import io.contactsheet.desktop.ui.notice.NoticesViewModel.Topic;
import io.contactsheet.desktop.ui.notice.Subject;
import io.contactsheet.desktop.ui.notice.TroubleWords;
import io.contactsheet.desktop.ui.repair.RepairViewModel;
import io.contactsheet.desktop.ui.sheet.Connection;
import io.contactsheet.desktop.ui.sheet.PhotoMenu;
import io.contactsheet.desktop.ui.sheet.PhotoTile;
import io.contactsheet.desktop.ui.sheet.PhotoViewModel;
import io.contactsheet.desktop.ui.sheet.SheetViewModel;
import io.contactsheet.desktop.ui.upload.DropTarget;
import io.contactsheet.desktop.ui.upload.PastedPicture;
import io.contactsheet.desktop.ui.upload.PhotoChooser;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The gallery in a window: the sheet in the middle, and around it what can be done. */
public final class GalleryWindow {

    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ADD = new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);

    private final GallerySession session;
    private final Messages messages;
    private final PhotoChooser chooser;
    private final SheetViewModel sheet;
    private final TileGrid<PhotoViewModel> grid;
    private final EmptyState empty = new EmptyState();
    private final BorderPane frame = new BorderPane();
    private final Layers root = new Layers(frame);
    private final PhotoMenu menu;

    public GalleryWindow(GallerySession session, PhotoChooser chooser, Messages messages) {
        this(session, chooser, messages, GalleryChoices.NONE, Optional.empty());
    }

    /** @param browser empty for a gallery whose address can only be copied */
    GalleryWindow(
            GallerySession session,
            PhotoChooser chooser,
            Messages messages,
            GalleryChoices galleries,
            Optional<PageInBrowser> browser) {
        this.session = session;
        this.messages = messages;
        this.chooser = chooser;
        this.sheet = session.sheet();
        this.grid = new TileGrid<>(sheet.photos(), () -> new PhotoTile(session.images(), messages));
        grid.setId("sheet");
        grid.setAccessibleText(messages.get("sheet.spoken"));
        SheetActions actions = new SheetActions(session, chooser, messages, root);
        menu = new PhotoMenu(actions, messages);
        grid.setOnOpen(actions::open);
        frame.setCenter(new StackPane(grid, empty, new DropTarget(root, messages, this::add)));
        frame.setTop(new VBox(
                new Header(
                        sheet,
                        messages,
                        new Header.Actions(
                                this::addFiles,
                                this::addFolder,
                                this::paste,
                                () -> AlbumPanel.show(root, sheet, messages, this::newAlbum),
                                galleries,
                                this::repairItem)),
                new NoticeBar(session.notices(), messages)));
        frame.setBottom(new StatusBar(
                sheet,
                session.uploads(),
                session.repair(),
                session.gallery().address(),
                messages,
                browser.map(page -> () -> open(page))));
        frame.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, event -> onCurrent(photo -> menu.press(event, photo)));
        grid.setOnContextMenuRequested(
                event -> onCurrent(photo -> menu.menu(photo).show(grid, event.getScreenX(), event.getScreenY())));
        sheet.photos().addListener((Observable _) -> showEmptiness());
        sheet.connectionProperty().subscribe(_ -> showEmptiness());
        sheet.connectionProperty().subscribe(this::tellOfConnection);
        sheet.albumProperty().subscribe(_ -> showEmptiness());
    }

    /** What the scene shows. */
    public Parent root() {
        return root;
    }

    private void add(List<Path> paths) {
        if (!paths.isEmpty()) {
            session.uploads().add(paths);
            grid.showTop();
        }
    }

    private void addFiles() {
        add(chooser.files());
    }

    private void addFolder() {
        add(chooser.folder());
    }

    private void press(KeyEvent event) {
        if (PASTE.match(event)) {
            paste();
            event.consume();
        } else if (ADD.match(event)) {
            addFiles();
            event.consume();
        }
    }

    private void open(PageInBrowser page) {
        session.requests()
                .run(
                        () -> {
                            page.open();
                            return page;
                        },
                        _ -> {},
                        _ -> tell(new Subject.NoBrowser()));
    }

    private void onCurrent(Consumer<PhotoViewModel> action) {
        PhotoViewModel photo = grid.currentProperty().get();
        if (photo != null) {
            action.accept(photo);
        }
    }

    private void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            add(clipboard.getFiles().stream().map(File::toPath).toList());
        } else if (clipboard.hasImage()) {
            Image image = clipboard.getImage();
            session.requests()
                    .run(
                            () -> PastedPicture.write(
                                    image, messages.get("add.pasted"), LocalDateTime.now(ZoneId.systemDefault())),
                            file -> add(List.of(file)),
                            _ -> tell(new Subject.ClipboardUnreadable()));
        } else {
            tell(new Subject.ClipboardEmpty());
        }
    }

    private void tell(Subject subject) {
        session.notices().show(Topic.ACTION, Notice.of(subject));
    }

    private void newAlbum() {
        Question.name(
                root,
                new Question.Words(
                        messages.get("albums.new"),
                        messages.get("albums.newText"),
                        messages.get("albums.goOn"),
                        messages.get("button.cancel")),
                name -> sheet.albumProperty().set(sheet.albumKey(name)));
    }

    private MenuItem repairItem() {
        return session.repair()
                .map(this::repairItem)
                .orElseGet(
                        () -> Header.item(messages.get("repair.elsewhere"), () -> tell(new Subject.RepairElsewhere())));
    }

    private MenuItem repairItem(RepairViewModel repair) {
        return repair.isUnderWay()
                ? Header.item(messages.get("repair.stopItem"), repair::stop)
                : Header.item(messages.get("button.repair"), repair::start);
    }

    private void showEmptiness() {
        boolean nothing = sheet.photos().isEmpty();
        boolean isFirst = !nothing && !grid.isVisible();
        empty.setVisible(nothing);
        grid.setVisible(!nothing);
        if (isFirst && !root.isCovered()) {
            grid.requestFocus();
        }
        if (!nothing) {
            return;
        }
        switch (sheet.connectionProperty().get()) {
            case Connection.Opening _ ->
                empty.show(Icon.PICTURE, messages.get("opening.title"), messages.get("opening.text"), false);
            case Connection.Lost lost ->
                empty.show(
                        Icon.OFFLINE,
                        messages.get("offline.title"),
                        new TroubleWords(messages).of(lost.trouble()),
                        false,
                        tryNow());
            case Connection.Open _ -> invite();
        }
    }

    /** Where there are photos they stay in view; the trouble is told above them. */
    private void tellOfConnection(Connection connection) {
        if (connection instanceof Connection.Lost lost && !sheet.photos().isEmpty()) {
            session.notices()
                    .show(
                            Topic.CONNECTION,
                            Notice.of(new Subject.OutOfReach(lost.trouble()), Kind.TRY_NOW, sheet::refresh));
        } else {
            session.notices().dismiss(Topic.CONNECTION);
        }
    }

    private void invite() {
        String album = sheet.albumProperty().get();
        Button files = new Button(messages.get("add.choosePhotos"));
        files.getStyleClass().add("accent");
        files.setOnAction(_ -> addFiles());
        Button folder = new Button(messages.get("add.chooseFolder"));
        folder.setOnAction(_ -> addFolder());
        empty.show(
                Icon.PICTURE,
                album.isEmpty() ? messages.get("empty.gallery") : messages.get("empty.album", sheet.albumTitle(album)),
                messages.get("empty.text"),
                true,
                files,
                folder);
    }

    private Button tryNow() {
        Button button = new Button(messages.get("button.tryNow"));
        button.setOnAction(_ -> sheet.refresh());
        return button;
    }
}
