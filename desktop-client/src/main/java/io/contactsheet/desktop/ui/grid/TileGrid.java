package io.contactsheet.desktop.ui.grid;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A grid of equal tiles, scrolled from top to bottom. Tiles exist for what is in view and for nothing else, so it is as
 * quick with a hundred thousand items as with ten. What the user looks at stays in its place while items come and go
 * above it.
 *
 * <p>One item is current: the arrow keys, Home, End, Page Up, Page Down and the mouse move it, Enter and a click open
 * it.
 *
 * @param <T> the items; told apart by identity, each at most once in the list
 */
public final class TileGrid<T> extends Region {

    private static final double LEAST_TILE_WIDTH = 168;
    private static final double CAPTION_HEIGHT = 44;
    private static final double GAP = 18;
    private static final double MARGIN = 24;
    private static final double NARROW = 620;

    /** A thumb that the mouse can get hold of, however many items there are. */
    private static final double LEAST_THUMB = 40;

    private final ObservableList<T> items;
    private final Supplier<? extends GridTile<T>> newTile;
    private final Map<T, GridTile<T>> shown = new IdentityHashMap<>();
    private final Deque<GridTile<T>> spare = new ArrayDeque<>();
    private final Pane sheet = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final ReadOnlyObjectWrapper<@Nullable T> current = new ReadOnlyObjectWrapper<>();
    private GridGeometry geometry = GridGeometry.of(800, LEAST_TILE_WIDTH, CAPTION_HEIGHT, GAP, MARGIN);
    private Consumer<? super T> onOpen = _ -> {};
    private @Nullable T anchor;
    private double anchorOffset;

    /**
     * A grid of the items of a list, which may change on the FX thread at any time.
     *
     * @param newTile makes one more tile
     */
    public TileGrid(ObservableList<T> items, Supplier<? extends GridTile<T>> newTile) {
        this.items = items;
        this.newTile = newTile;
        getStyleClass().add("tile-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        getChildren().setAll(sheet, bar);
        bar.valueProperty().addListener(_ -> scrolled());
        items.addListener((ListChangeListener<T>) _ -> itemsChanged());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            select(itemAt(event));
        });
        focusedProperty().subscribe(this::focusChanged);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    /** The item that the keyboard acts on. */
    public ReadOnlyObjectProperty<@Nullable T> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Called with the item that the user opens. */
    public void setOnOpen(Consumer<? super T> action) {
        onOpen = action;
    }

    /** Makes an item current and brings it into view. */
    public void select(@Nullable T item) {
        if (item == null || !items.contains(item)) {
            return;
        }
        current.set(item);
        reveal(items.indexOf(item));
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /** Brings the first items into view. */
    public void showTop() {
        anchor = null;
        bar.setValue(0);
    }

    /** How many tiles there are, in view or kept for later. */
    int tileCount() {
        return sheet.getChildren().size();
    }

    @Override
    protected void layoutChildren() {
        double barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        sheet.resizeRelocate(0, 0, getWidth(), getHeight());
        double margin = getWidth() < NARROW ? MARGIN / 2 : MARGIN;
        double gap = getWidth() < NARROW ? GAP / 2 : GAP;
        double least = getWidth() < NARROW ? 140 : LEAST_TILE_WIDTH;
        geometry = GridGeometry.of(getWidth() - barWidth / 2, least, CAPTION_HEIGHT, gap, margin);
        layoutBar();
        placeTiles();
    }

    private void layoutBar() {
        double range = Math.max(0, geometry.height(items.size()) - getHeight());
        bar.setVisible(range > 0);
        bar.setMax(Math.max(range, 1));
        double seen = Math.max(getHeight() / Math.max(1, range + getHeight()), LEAST_THUMB / Math.max(1, getHeight()));
        bar.setVisibleAmount(Math.max(1, range) * Math.min(1, seen));
        bar.setUnitIncrement(geometry.rowHeight() / 3);
        bar.setBlockIncrement(getHeight() * 0.9);
        bar.setValue(Math.clamp(anchoredTop(), 0, range));
    }

    /** What was at the top before the items or the width changed stays there; at the very top, new items show. */
    private double anchoredTop() {
        int index = anchor == null ? -1 : items.indexOf(anchor);
        return index < 0 ? bar.getValue() : geometry.y(index) + anchorOffset;
    }

    private void placeTiles() {
        double top = bar.isVisible() ? bar.getValue() : 0;
        int first = Math.min(geometry.firstAt(top), items.size());
        List<T> visible = items.subList(first, geometry.endAt(top + getHeight(), items.size()));
        releaseAllBut(visible);
        for (int i = 0; i < visible.size(); i++) {
            boolean isNew = !shown.containsKey(visible.get(i));
            GridTile<T> tile = shown.computeIfAbsent(visible.get(i), this::tileOf);
            int index = first + i;
            tile.resizeRelocate(
                    geometry.x(index), geometry.y(index) - top, geometry.tileWidth(), geometry.tileHeight());
            tile.setCurrent(visible.get(i) == current.get());
            if (isNew) {
                // This frame's styles are given out already; without its own the tile would be black in it.
                tile.applyCss();
            }
        }
    }

    private void releaseAllBut(List<T> visible) {
        Set<T> keep = Collections.newSetFromMap(new IdentityHashMap<>());
        keep.addAll(visible);
        for (T item : new HashSet<>(shown.keySet())) {
            GridTile<T> tile = keep.contains(item) ? null : shown.remove(item);
            if (tile != null) {
                tile.setItem(null);
                spare.push(tile);
            }
        }
    }

    private GridTile<T> tileOf(T item) {
        GridTile<T> tile = spare.isEmpty() ? newTile.get() : spare.pop();
        if (tile.getParent() == null) {
            sheet.getChildren().add(tile);
        }
        tile.setItem(item);
        return tile;
    }

    private void itemsChanged() {
        T item = current.get();
        if (item != null && !items.contains(item)) {
            current.set(null);
        }
        requestLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
    }

    private void scrolled() {
        double top = bar.getValue();
        int index = geometry.firstAt(top);
        anchor = top > 0 && index < items.size() ? items.get(index) : null;
        anchorOffset = anchor == null ? 0 : top - geometry.y(index);
        placeTiles();
    }

    private void scroll(ScrollEvent event) {
        if (bar.isVisible()) {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
            event.consume();
        }
    }

    private void reveal(int index) {
        double y = geometry.y(index);
        double top = bar.getValue();
        double lowest = y + geometry.tileHeight() + geometry.gap() - getHeight();
        if (y - geometry.margin() < top) {
            bar.setValue(Math.max(0, y - geometry.margin()));
        } else if (lowest > top) {
            bar.setValue(Math.min(bar.getMax(), lowest));
        }
    }

    private void click(MouseEvent event) {
        T item = itemAt(event);
        boolean isPlain = event.getButton() == MouseButton.PRIMARY && event.isStillSincePress();
        if (item != null && isPlain && !isOnButton(event)) {
            onOpen.accept(item);
        }
    }

    /** A tile's own buttons do what they say, and do not open it as well. */
    private boolean isOnButton(MouseEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && node != this) {
            if (node instanceof ButtonBase) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }

    /** The keyboard always acts on something that is marked. */
    private void focusChanged(boolean focused) {
        if (focused && current.get() == null && !items.isEmpty()) {
            select(items.get(Math.min(geometry.firstAt(bar.getValue()), items.size() - 1)));
        }
    }

    private @Nullable T itemAt(MouseEvent event) {
        return shown.values().stream()
                .filter(tile -> tile.getBoundsInParent().contains(event.getX(), event.getY()))
                .findFirst()
                .map(GridTile::item)
                .orElse(null);
    }

    private void press(KeyEvent event) {
        T item = current.get();
        if (event.getCode() == KeyCode.ENTER && item != null) {
            onOpen.accept(item);
            event.consume();
            return;
        }
        int from = item == null ? -1 : items.indexOf(item);
        int to = target(event.getCode(), from);
        if (to != Integer.MIN_VALUE && !items.isEmpty()) {
            select(items.get(Math.clamp(to, 0, items.size() - 1)));
            event.consume();
        }
    }

    private int target(KeyCode code, int from) {
        int rowsInView = Math.max(1, (int) (getHeight() / geometry.rowHeight()));
        return switch (code) {
            case RIGHT -> from + 1;
            case LEFT -> from - 1;
            case DOWN -> from < 0 ? 0 : from + geometry.columns();
            case UP -> from - geometry.columns() < 0 ? Math.max(0, from) : from - geometry.columns();
            case PAGE_DOWN -> from + rowsInView * geometry.columns();
            case PAGE_UP -> from - rowsInView * geometry.columns();
            case HOME -> 0;
            case END -> items.size() - 1;
            default -> Integer.MIN_VALUE;
        };
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> items.size();
            case ITEM_AT_INDEX -> {
                int index = (Integer) parameters[0];
                yield index < items.size() ? shown.get(items.get(index)) : null;
            }
            case FOCUS_ITEM -> current.get() == null ? this : shown.get(current.get());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
