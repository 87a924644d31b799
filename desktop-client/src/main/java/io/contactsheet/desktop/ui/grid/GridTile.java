package io.contactsheet.desktop.ui.grid;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * One place in a {@link TileGrid}. It shows one item after the other as the grid is scrolled.
 *
 * @param <T> the items
 */
public abstract class GridTile<T> extends Region {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private @Nullable T item;

    protected GridTile() {
        getStyleClass().add("grid-tile");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setManaged(false);
    }

    /** The item that it shows; null while it is kept for later. */
    public final @Nullable T item() {
        return item;
    }

    final void setItem(@Nullable T next) {
        T previous = item;
        if (previous == next) {
            return;
        }
        if (previous != null) {
            clear(previous);
        }
        item = next;
        setVisible(next != null);
        if (next != null) {
            show(next);
        }
    }

    final void setCurrent(boolean current) {
        pseudoClassStateChanged(CURRENT, current);
    }

    /** Binds to an item. */
    protected abstract void show(T next);

    /** Lets go of everything that {@link #show} bound. */
    protected abstract void clear(T previous);
}
