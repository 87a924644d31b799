package io.contactsheet.imaging.hevc;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/** In which order coding tree blocks follow one another: row by row, tile by tile. Source: section 6.5.1. */
final class CodingTreeOrder {

    final int columns;
    final int rows;

    /** Of each block in the order of the data, its place row by row. */
    final int[] place;

    /** Of each place, its turn in the order of the data. */
    final int[] turn;

    /** Of each place, which tile it is in. */
    final int[] tile;

    /** Of each column of blocks, where its tile begins. */
    final int[] tileStart;

    CodingTreeOrder(SequenceParameters sequence, PictureParameters picture) throws UnreadablePictureException {
        int side = 1 << sequence.codingTreeLog2;
        columns = Math.ceilDiv(sequence.width, side);
        rows = Math.ceilDiv(sequence.height, side);
        place = new int[columns * rows];
        turn = new int[columns * rows];
        tile = new int[columns * rows];
        tileStart = new int[columns];
        PictureParameters.Tiles tiles = picture.tiles;
        int[] x = tiles == null ? new int[] {0, columns} : bounds(tiles.columns(), tiles.widths(), columns);
        int[] y = tiles == null ? new int[] {0, rows} : bounds(tiles.rows(), tiles.heights(), rows);
        fill(x, y);
    }

    private static int[] bounds(int count, int @Nullable [] sides, int whole) throws UnreadablePictureException {
        int[] bounds = new int[count + 1];
        for (int i = 0; i < count; i++) {
            bounds[i + 1] = sides == null
                    ? (int) ((long) (i + 1) * whole / count)
                    : i == count - 1 ? whole : bounds[i] + sides[i];
            if (bounds[i + 1] <= bounds[i] || bounds[i + 1] > whole) {
                throw BitReader.damaged();
            }
        }
        return bounds;
    }

    private void fill(int[] x, int[] y) {
        int next = 0;
        for (int row = 0; row < y.length - 1; row++) {
            for (int column = 0; column < x.length - 1; column++) {
                int number = row * (x.length - 1) + column;
                for (int i = y[row]; i < y[row + 1]; i++) {
                    for (int j = x[column]; j < x[column + 1]; j++) {
                        place[next] = i * columns + j;
                        turn[i * columns + j] = next++;
                        tile[i * columns + j] = number;
                        tileStart[j] = x[column];
                    }
                }
            }
        }
    }

    int count() {
        return place.length;
    }
}
