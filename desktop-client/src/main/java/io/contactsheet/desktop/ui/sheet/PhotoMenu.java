package io.contactsheet.desktop.ui.sheet;

import io.contactsheet.desktop.text.Messages;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The menu of a photo, and the keys that do the same. */
public final class PhotoMenu {

    private static final KeyCombination DETAILS = new KeyCodeCombination(KeyCode.I, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination LINK = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination RETRY = new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REMOVE = new KeyCodeCombination(KeyCode.DELETE);

    private final PhotoActions actions;
    private final Messages messages;

    public PhotoMenu(PhotoActions actions, Messages messages) {
        this.actions = actions;
        this.messages = messages;
    }

    /** The menu, with what is possible for the photo now. */
    public ContextMenu menu(PhotoViewModel photo) {
        boolean stored = photo.key().isPresent();
        PhotoStatus status = photo.status();
        MenuItem open = item("photo.open", null, () -> actions.open(photo));
        open.setAccelerator(new KeyCodeCombination(KeyCode.ENTER));
        return new ContextMenu(
                open,
                item("photo.details", DETAILS, () -> actions.details(photo)),
                new SeparatorMenuItem(),
                shown(status.retryable(), item("button.tryAgain", RETRY, photo::retry)),
                shown(status.cancellable(), item("photo.cancel", REMOVE, photo::cancel)),
                shown(stored, item("photo.copyLink", LINK, () -> actions.copyLink(photo))),
                shown(stored, item("photo.saveCopyAs", SAVE, () -> actions.saveCopy(photo))),
                shown(stored, item("photo.deleteAfterQuestion", REMOVE, () -> actions.remove(photo))),
                shown(!stored && !status.cancellable(), item("photo.forget", REMOVE, () -> actions.remove(photo))));
    }

    /** Does what a key asks for, if it is one of the menu's. */
    public void press(KeyEvent event, PhotoViewModel photo) {
        boolean stored = photo.key().isPresent();
        if (DETAILS.match(event)) {
            actions.details(photo);
        } else if (LINK.match(event) && stored) {
            actions.copyLink(photo);
        } else if (SAVE.match(event) && stored) {
            actions.saveCopy(photo);
        } else if (RETRY.match(event)) {
            photo.retry();
        } else if (REMOVE.match(event)) {
            removeOrCancel(photo);
        } else {
            return;
        }
        event.consume();
    }

    private void removeOrCancel(PhotoViewModel photo) {
        if (photo.status().cancellable()) {
            photo.cancel();
        } else {
            actions.remove(photo);
        }
    }

    private static MenuItem shown(boolean possible, MenuItem item) {
        item.setVisible(possible);
        return item;
    }

    private MenuItem item(String key, @Nullable KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setAccelerator(keys);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
