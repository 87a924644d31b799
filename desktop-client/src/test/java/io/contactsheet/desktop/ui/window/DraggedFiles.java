package io.contactsheet.desktop.ui.window;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** What another program drags over the window: there is no drag without a display, so its events are made by hand. */
final class DraggedFiles {

    private final TKClipboard content;

    private DraggedFiles(Map<DataFormat, Object> content) {
        this.content = (TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getContentTypes" -> content.keySet();
                    case "hasContent" -> content.containsKey((DataFormat) arguments[0]);
                    case "getContent" -> content.get((DataFormat) arguments[0]);
                    case "getTransferModes" -> Set.of(TransferMode.COPY, TransferMode.MOVE);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static DraggedFiles of(List<Path> files) {
        return new DraggedFiles(
                Map.of(DataFormat.FILES, files.stream().map(Path::toFile).toList()));
    }

    static DraggedFiles ofText(String text) {
        return new DraggedFiles(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /** Something happens to them over a node. For the FX thread. */
    DragEvent fire(EventType<DragEvent> type, Node over) {
        // Only the FX thread may make one.
        Dragboard dragboard = DragboardHelper.createDragboard(this.content);
        DragEvent event =
                new DragEvent(over, over, type, dragboard, 10, 10, 10, 10, TransferMode.COPY, null, over, null);
        Event.fireEvent(over, event);
        return event;
    }
}
