package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.shared.size.Size;
import java.util.List;

/**
 * A picture as tiles of one size, row by row; one that is coded as a whole is the only tile of its own. The tiles may
 * reach beyond the picture at its right and lower edges. Source: HEIF, section 6.6.2.3.
 *
 * @param size of the picture
 * @param tile the size of a tile
 * @param columns how many tiles are side by side
 * @param tiles the items; those at the end may be missing
 * @param presentation which part of the picture is shown, and how it is turned
 */
record TileGrid(Size size, Size tile, int columns, List<HeifItem> tiles, Presentation presentation) {

    private static final int DEEPEST = 4;

    /** The tiles of a picture. */
    static TileGrid of(HeifItem picture) throws UnreadablePictureException {
        return of(picture, DEEPEST);
    }

    private static TileGrid of(HeifItem picture, int depth) throws UnreadablePictureException {
        return switch (picture.type()) {
            case "hvc1", "hev1" -> alone(picture);
            case "grid" -> grid(picture);
            case "iden" -> derived(picture, depth);
            case "iovl" ->
                throw UnreadablePictureException.unsupported(
                        "This HEIF picture is put together of pictures that overlap, which cannot be read.");
            default ->
                throw UnreadablePictureException.unsupported(
                        "This " + HeifKind.name(picture) + " picture is coded in a way that cannot be read.");
        };
    }

    private static TileGrid alone(HeifItem picture) throws UnreadablePictureException {
        Size size = size(picture);
        return new TileGrid(size, size, 1, List.of(picture), Presentation.of(size, picture.properties()));
    }

    private static TileGrid grid(HeifItem picture) throws UnreadablePictureException {
        Size size = size(picture);
        List<HeifItem> tiles = picture.references("dimg");
        int columns = picture.data().reader().skip(3).small(1) + 1;
        if (tiles.isEmpty()) {
            throw UnreadablePictureException.corrupt("This HEIF picture has no tiles.");
        }
        Presentation presentation = Presentation.of(size, picture.properties());
        return new TileGrid(size, size(tiles.getFirst()), columns, tiles, presentation);
    }

    /** Another picture, presented once more. */
    private static TileGrid derived(HeifItem picture, int depth) throws UnreadablePictureException {
        List<HeifItem> inner = picture.references("dimg");
        if (inner.isEmpty() || depth == 0) {
            throw UnreadablePictureException.corrupt("This HEIF picture is made of nothing.");
        }
        TileGrid grid = of(inner.getFirst(), depth - 1);
        return new TileGrid(
                grid.size, grid.tile, grid.columns, grid.tiles, grid.presentation.then(picture.properties()));
    }

    private static Size size(HeifItem picture) throws UnreadablePictureException {
        return picture.size()
                .orElseThrow(() ->
                        UnreadablePictureException.corrupt("This HEIF file does not say how large its pictures are."));
    }
}
