package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.hevc.HevcColor;
import io.contactsheet.imaging.hevc.HevcPicture;
import io.contactsheet.shared.size.Size;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of a picture by rows, from top to bottom, for one row of tiles at a time. Of a picture whose tiles are as
 * wide as itself, one row of pixels is made at a time.
 */
final class TileRows {

    private final TileGrid grid;
    private final PictureColor color;
    private final int missing;
    private final TileDecoder decoder;
    private final int[] row;

    /** Of the current row of tiles, all rows of pixels. */
    private final int[] strip;

    private @Nullable RgbConversion wide;
    private int current = -1;
    private @Nullable HevcColor coded;

    /**
     * @param missing the pixel that stands for those that are not there
     * @param memory that decoding a tile may take, in bytes
     */
    TileRows(TileGrid grid, PictureColor color, int missing, long memory) {
        this.grid = grid;
        this.color = color;
        this.missing = missing;
        this.decoder = new TileDecoder(memory);
        this.row = new int[grid.size().width()];
        this.strip = new int[grid.columns() == 1 ? 0 : row.length * stripHeight(grid)];
    }

    /** What the pixels take, in bytes. */
    static long memory(TileGrid grid) {
        long rows = grid.columns() == 1 ? 1 : 1 + stripHeight(grid);
        return Integer.BYTES * rows * grid.size().width();
    }

    private static int stripHeight(TileGrid grid) {
        return Math.min(grid.tile().height(), grid.size().height());
    }

    TileDecoder decoder() {
        return decoder;
    }

    /** What the data of the first tile says about its colours. */
    HevcColor coded() {
        return coded == null ? HevcColor.UNSPECIFIED : coded;
    }

    /** The pixels of a row, 0xFFRRGGBB, good until the next one; rows are asked for from top to bottom. */
    int[] row(int y) {
        int tileRow = y / grid.tile().height();
        if (tileRow != current) {
            current = tileRow;
            decode(tileRow);
        }
        int within = y - tileRow * grid.tile().height();
        if (grid.columns() == 1) {
            Arrays.fill(row, missing);
            write(wide, within, row, 0, row.length);
        } else {
            System.arraycopy(strip, within * row.length, row, 0, row.length);
        }
        return row;
    }

    private void decode(int tileRow) {
        if (grid.columns() == 1) {
            wide = tile(tileRow, 0);
            return;
        }
        Arrays.fill(strip, missing);
        Size size = grid.tile();
        int rows = Math.min(size.height(), grid.size().height() - tileRow * size.height());
        for (int column = 0, x = 0; column < grid.columns() && x < row.length; column++, x += size.width()) {
            RgbConversion pixels = tile(tileRow, column);
            int wide = Math.min(size.width(), row.length - x);
            for (int y = 0; y < rows; y++) {
                write(pixels, y, strip, y * row.length + x, wide);
            }
        }
    }

    private static void write(@Nullable RgbConversion pixels, int y, int[] target, int start, int most) {
        if (pixels != null) {
            pixels.row(y, target, start, most);
        }
    }

    private @Nullable RgbConversion tile(int tileRow, int column) {
        long number = (long) tileRow * grid.columns() + column;
        HevcPicture picture =
                number < grid.tiles().size() ? decoder.decode(grid.tiles().get((int) number)) : null;
        if (picture == null) {
            return null;
        }
        coded = coded == null ? picture.color() : coded;
        return new RgbConversion(picture, color.meant(picture.color()));
    }
}
