package io.contactsheet.desktop.ui.look;

import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

/** The mark of the app: six frames of a contact sheet, one of them in the light of the darkroom. */
public final class Mark extends Canvas {

    private static final Color SHEET = Color.web("#26221e");
    private static final Color FRAME = Color.web("#efe9df");
    private static final Color LIT = Color.web("#e8822a");
    private static final int COLUMNS = 3;
    private static final int ROWS = 2;

    /** As large as an icon in a line of text. */
    public Mark() {
        this(22);
    }

    /** @param side in pixels */
    Mark(double side) {
        super(side, side);
        GraphicsContext pen = getGraphicsContext2D();
        pen.setFill(SHEET);
        pen.fillRoundRect(0, 0, side, side, side * 0.4, side * 0.4);
        double margin = side * 0.17;
        double gap = side * 0.07;
        double width = (side - 2 * margin - (COLUMNS - 1) * gap) / COLUMNS;
        double height = (side - 2.6 * margin - (ROWS - 1) * gap) / ROWS;
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            pen.setFill(i == COLUMNS + 1 ? LIT : FRAME);
            double x = margin + i % COLUMNS * (width + gap);
            double y = 1.3 * margin + i / COLUMNS * (height + gap);
            pen.fillRoundRect(x, y, width, height, side * 0.06, side * 0.06);
        }
    }

    /** The icon of a window, with a side in pixels. */
    public static Image image(double side) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return new Mark(side).snapshot(parameters, null);
    }
}
