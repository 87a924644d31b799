package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.hevc.HevcColor;
import io.contactsheet.shared.size.Size;
import java.util.Optional;

/** The opacity of a picture, which is a picture of its own. Source: HEIF, sections 6.5.8 and 6.6.2.1.1. */
final class AuxiliaryAlpha {

    private static final int OPAQUE = 0xFFFFFFFF;

    /** Opacity has neither colours nor headroom. */
    private static final PictureColor LEVELS =
            new PictureColor(Optional.empty(), Optional.of(new HevcColor(2, 2, 2, true)));

    private final TileRows rows;
    private final Size size;
    private final Size picture;
    private final boolean premultiplied;

    /**
     * @param grid of the opacity
     * @param picture the size of the picture that it is of
     * @param premultiplied whether the colours of the picture were multiplied with it
     */
    AuxiliaryAlpha(TileGrid grid, Size picture, boolean premultiplied, long memory) {
        this.rows = new TileRows(grid, LEVELS, OPAQUE, memory);
        this.size = grid.size();
        this.picture = picture;
        this.premultiplied = premultiplied;
    }

    /**
     * Makes pixels of a row as transparent as they are.
     *
     * @param x the column of the first
     * @param y the row, from top to bottom
     */
    void apply(int x, int y, int[] argb) {
        int[] levels = rows.row((int) ((long) y * size.height() / picture.height()));
        for (int i = 0; i < argb.length; i++) {
            int opacity = levels[(int) ((long) (x + i) * size.width() / picture.width())] & 0xFF;
            argb[i] = opacity << 24 | (premultiplied ? divided(argb[i], opacity) : argb[i] & 0xFFFFFF);
        }
    }

    private static int divided(int pixel, int opacity) {
        if (opacity == 0) {
            return 0;
        }
        return divided(pixel >> 16 & 0xFF, opacity, 16)
                | divided(pixel >> 8 & 0xFF, opacity, 8)
                | divided(pixel & 0xFF, opacity, 0);
    }

    private static int divided(int level, int opacity, int shift) {
        return Math.min(255, (level * 255 + opacity / 2) / opacity) << shift;
    }
}
