package io.contactsheet.imaging.heif;

import io.contactsheet.imaging.hevc.HevcColor;
import io.contactsheet.imaging.picture.Area;
import io.contactsheet.imaging.picture.Orientation;
import io.contactsheet.imaging.picture.UnreadablePictureException;
import io.contactsheet.imaging.resize.PixelReducer;
import io.contactsheet.imaging.rows.RowDecoder;
import io.contactsheet.shared.size.Size;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A picture of a HEIF file that is coded as HEVC, alone or in tiles. What is damaged is grey. */
public final class CodedPicture implements RowDecoder {

    private static final int GREY = 0xFF808080;
    private static final Set<String> ALPHA =
            Set.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

    private final TileGrid grid;
    private final PictureColor color;
    private final @Nullable TileGrid alpha;
    private final boolean premultiplied;
    private HevcColor coded = HevcColor.UNSPECIFIED;
    private boolean whole;

    private CodedPicture(TileGrid grid, PictureColor color, @Nullable HeifItem alpha, boolean premultiplied)
            throws UnreadablePictureException {
        this.grid = grid;
        this.color = color;
        this.alpha = alpha == null ? null : TileGrid.of(alpha);
        this.premultiplied = premultiplied;
    }

    static CodedPicture of(HeifItem picture) throws UnreadablePictureException {
        TileGrid grid = TileGrid.of(picture);
        HeifItem alpha = alpha(picture).orElse(null);
        boolean premultiplied = alpha != null && picture.references("prem").contains(alpha);
        return new CodedPicture(grid, PictureColor.of(picture, grid.tiles().getFirst()), alpha, premultiplied);
    }

    /** The opacity of a picture. */
    static Optional<HeifItem> alpha(HeifItem picture) {
        return picture.referring("auxl").stream().filter(CodedPicture::isAlpha).findFirst();
    }

    private static boolean isAlpha(HeifItem auxiliary) {
        return auxiliary
                .property("auxC")
                .map(box -> ALPHA.contains(box.reader().skip(4).text()))
                .orElse(false);
    }

    /** The size of the part that is shown, unturned. */
    @Override
    public Size size() {
        return grid.presentation().area().size();
    }

    @Override
    public Orientation orientation() {
        return grid.presentation().orientation();
    }

    /** What decoding takes beside the samples of a tile, in bytes. */
    @Override
    public long memory() {
        return TileRows.memory(grid) + (alpha == null ? 0 : TileRows.memory(alpha));
    }

    @Override
    public void decode(PixelReducer reducer, long memory) throws UnreadablePictureException {
        Area area = grid.presentation().area();
        TileRows rows = new TileRows(grid, color, GREY, memory);
        AuxiliaryAlpha opacity = alpha == null ? null : new AuxiliaryAlpha(alpha, grid.size(), premultiplied, memory);
        int[] part = new int[area.size().width()];
        for (int y = 0; y < area.size().height(); y++) {
            System.arraycopy(rows.row(area.y() + y), area.x(), part, 0, part.length);
            if (opacity != null) {
                opacity.apply(area.x(), area.y() + y, part);
            }
            reducer.addRow(y, part);
        }
        rows.decoder().requireAnything();
        coded = rows.coded();
        whole = rows.decoder().isWhole();
    }

    /** Whether all of it was there, undamaged; to be asked when it is decoded. */
    public boolean isWhole() {
        return whole;
    }

    @Override
    public int[] toSrgb(int[] pixels) {
        color.toSrgb(coded, pixels);
        return pixels;
    }
}
