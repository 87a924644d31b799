package io.contactsheet.desktop.ui.look;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The icons, as lines in a square of 24 x 24. They take their colour from the style sheet. */
public enum Icon {
    ADD("M12 5 V19 M5 12 H19"),
    ALERT("M12 3.5 L22 20.5 H2 Z M12 10 V14.5 M12 17.4 V17.6"),
    BACK("M15 5 L8 12 L15 19"),
    CHECK("M5 12.5 L10 17.5 L19 7"),
    CLOSE("M6 6 L18 18 M18 6 L6 18"),
    COPY("M9 9 H20 V20 H9 Z M15 9 V4 H4 V15 H9"),
    DOWN("M6 9 L12 15 L18 9"),
    DELETE("M4 7 H20 M9 7 V4 H15 V7 M6 7 L7 20 H17 L18 7 M10 11 V16.5 M14 11 V16.5"),
    FORWARD("M9 5 L16 12 L9 19"),
    INFO("M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 Z M12 11 V16.5 M12 7.6 V7.8"),
    LINK("M10 14 L14 10 M8 11 L5.5 13.5 A3.5 3.5 0 0 0 10.5 18.5 L13 16 M11 8 L13.5 5.5 A3.5 3.5 0 0 1 18.5 10.5"
            + " L16 13"),
    OFFLINE("M3 3 L21 21 M5 12.5 A10 10 0 0 1 9 10.2 M15.5 10.6 A10 10 0 0 1 19 12.5 M8.5 16 A5 5 0 0 1 15.5 16"
            + " M2 9 A14.5 14.5 0 0 1 6 6.4 M10.5 5.1 A14.5 14.5 0 0 1 22 9 M12 19.4 V19.6"),
    PICTURE("M4 4 H20 V20 H4 Z M4 16.5 L9 11.5 L15 17.5 M13 15.5 L16 12.5 L20 16.5 M15.5 8 V8.2"),
    RETRY("M20 12 A8 8 0 1 1 17.2 5.9 M20 4 V8.5 H15.5"),
    SAVE("M12 4 V15 M7 10.5 L12 15.5 L17 10.5 M4 20 H20");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** A new node of 16 x 16 with the style class {@code icon}. */
    public Node node() {
        return node(16);
    }

    /** A new node of a given side in pixels. */
    public Node node(double side) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("icon");
        double scale = side / 24;
        shape.setScaleX(scale);
        shape.setScaleY(scale);
        shape.setStrokeWidth(1.6 / Math.max(scale, 0.66) * Math.min(1, scale + 0.34));
        StackPane box = new StackPane(shape);
        box.getStyleClass().add("icon-box");
        box.setMinSize(side, side);
        box.setPrefSize(side, side);
        box.setMaxSize(side, side);
        box.setMouseTransparent(true);
        return box;
    }
}
